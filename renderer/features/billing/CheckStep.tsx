import { Button } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { BillingPoint, BillingPreparation } from '#contract';
import { useEngineChange } from '../../api/engine.ts';
import { useOperation } from '../../app/app-state.ts';
import { useNavigation } from '../../app/navigation.ts';
import { describePeriod, listMonths } from '../../app/period.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Notice } from '../../components/Notice.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { formatMeter } from '../../i18n/format-meter.ts';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './BillingPage.module.css';
import { PointFix } from './PointFix.tsx';

interface Props {
  readonly preparation: BillingPreparation;
  readonly onSeeBills: () => void;
}

/** What holds the bills back and what to know before making them, each with its way out. */
export function CheckStep({ preparation: { points, period, issuedRunId }, onSeeBills }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { months } = useOperation();
  const { chooseImport } = useNavigation();
  const [gap, setGap] = useState<BillingPoint | null>(null);
  const accept = useEngineChange('billing.acceptGap');
  const periodName = describePeriod(period, t, format);
  const hasData = listMonths(period).some((month) => months.includes(month));
  const blocking = points.filter((point) => point.isBlocking).length;
  if (points.length === 0) {
    return (
      <Notice kind="done" title={t('billing.clearTitle')}>
        <p>{t('billing.clearText', { period: periodName })}</p>
      </Notice>
    );
  }
  if (issuedRunId !== null && points.every((point) => point.code === 'period-already-billed' || !point.isBlocking)) {
    return (
      <Notice
        kind="done"
        title={t('billing.alreadyIssued', { period: periodName })}
        action={
          <Button variant="default" onClick={onSeeBills}>
            {t('billing.fix.send')}
          </Button>
        }
      />
    );
  }
  if (!hasData) {
    // every meter lacks every value: one sentence says more than a list of gaps
    return (
      <EmptyState
        drawing="curve"
        title={t('energy.emptyTitle')}
        text={t('energy.emptyText', { period: periodName })}
        action={
          <Button
            onClick={() => {
              chooseImport('files');
            }}
          >
            {t('home.importButton')}
          </Button>
        }
      />
    );
  }
  return (
    <>
      <h2>{blocking === 0 ? t('billing.blockingNone') : t('billing.blockingCount', { count: blocking })}</h2>
      <ul className={styles.points}>
        {points.map((point, index) => (
          <Point
            key={`${point.code} ${point.meterId ?? ''} ${index}`}
            point={point}
            onAccept={() => {
              setGap(point);
            }}
            onSeeBills={onSeeBills}
          />
        ))}
      </ul>
      {gap?.meterId && gap.direction && (
        <ConfirmDialog
          title={t('billing.acceptTitle')}
          text={t('billing.acceptText', { meter: formatMeter(gap.meterId) })}
          confirm={t('billing.acceptButton', { meter: formatMeter(gap.meterId) })}
          isPending={accept.isPending}
          error={accept.error}
          onConfirm={() => {
            const { meterId, direction } = gap;
            if (meterId !== null && direction !== null)
              accept.mutate(
                { period, meterId, direction },
                {
                  onSuccess: () => {
                    setGap(null);
                  },
                },
              );
          }}
          onClose={() => {
            accept.reset();
            setGap(null);
          }}
        />
      )}
    </>
  );
}

interface PointProps {
  readonly point: BillingPoint;
  readonly onAccept: () => void;
  readonly onSeeBills: () => void;
}

function Point({ point, onAccept, onSeeBills }: PointProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { code, isBlocking, canAccept, meterId, params } = point;
  // days come as YYYY-MM-DD, meters as digits: both are put into the reader's form
  const shown = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      name.endsWith('Day') && value !== '' ? format.day(String(value)) : value,
    ]),
  );
  const sentence = t(`point.${code}`, {
    ...shown,
    count: Number(params['count'] ?? 0),
    meter: meterId === null ? '' : formatMeter(meterId),
  });
  return (
    <li>
      {isBlocking ? (
        <StateMark kind="wrong" label={t('billing.blocking')} />
      ) : (
        <StateMark
          kind={code === 'missing-values-accepted' ? 'done' : 'info'}
          label={code === 'missing-values-accepted' ? t('billing.accepted') : t('billing.notice')}
        />
      )}
      <p>{sentence}</p>
      <div className={styles.pointButtons}>
        {canAccept && (
          <Button variant="default" onClick={onAccept}>
            {t('billing.accept')}
          </Button>
        )}
        <PointFix point={point} onSeeBills={onSeeBills} />
      </div>
    </li>
  );
}
