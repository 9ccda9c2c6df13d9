import { Button } from '@mantine/core';
import { useMemo, useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataGap, DataQuality, MeterQuality } from '#contract';
import { useOperation } from '../../app/app-state.ts';
import { useNavigation } from '../../app/navigation.ts';
import { parsePeriod } from '../../app/period.ts';
import table from '../../components/table.module.css';
import { formatMeter } from '../../i18n/format-meter.ts';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './EnergyPage.module.css';

interface Props {
  readonly quality: DataQuality;
  /** What fills gaps. */
  readonly action: ReactNode;
}

const SHOWN = 30;

/** Where values lack, the longest first, and what can be done. */
export function GapList({ quality: { meters, gridMinutes }, action }: Props): ReactElement | null {
  const { t } = useTranslation();
  const { period, goTo } = useNavigation();
  const [isWhole, setWhole] = useState(false);
  const gaps = useMemo(
    () =>
      meters
        .flatMap((meter) => meter.gaps.map((gap) => ({ meter, gap })))
        .sort((a, b) => b.gap.slots - a.gap.slots || (a.gap.fromUtc < b.gap.fromUtc ? -1 : 1)),
    [meters],
  );
  if (gaps.length === 0) return null;
  const canBill = ['month', 'quarter'].includes(parsePeriod(period).kind);
  return (
    <section className={styles.section} aria-labelledby="energy-gaps">
      <div className={styles.head}>
        <h2 id="energy-gaps">{t('energy.gapsTitle', { count: gaps.length })}</h2>
        <div className={styles.actions}>
          {canBill && (
            <Button
              variant="default"
              onClick={() => {
                goTo('billing', { billingStep: 'check' });
              }}
            >
              {t('energy.gapsAccept')}
            </Button>
          )}
          {action}
        </div>
      </div>
      <p className={styles.sentences}>{t('energy.gapsHelp')}</p>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('words.name')}</th>
              <th scope="col">{t('words.meter')}</th>
              <th scope="col">{t('energy.gapFrom')}</th>
              <th scope="col">{t('energy.gapTo')}</th>
              <th scope="col" className={table.number}>
                {t('energy.gapLength')}
              </th>
            </tr>
          </thead>
          <tbody>
            {gaps.slice(0, isWhole ? undefined : SHOWN).map(({ meter, gap }) => (
              <GapRow key={`${meter.meterId} ${meter.direction} ${gap.fromUtc}`} {...{ meter, gap, gridMinutes }} />
            ))}
          </tbody>
        </table>
      </div>
      {!isWhole && gaps.length > SHOWN && (
        <Button
          variant="default"
          className={styles.more}
          onClick={() => {
            setWhole(true);
          }}
        >
          {t('app.showAll', { count: gaps.length })}
        </Button>
      )}
    </section>
  );
}

interface RowProps {
  readonly meter: MeterQuality;
  readonly gap: DataGap;
  readonly gridMinutes: number;
}

function GapRow({ meter, gap, gridMinutes }: RowProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { timeZone } = useOperation();
  const minutes = gap.slots * gridMinutes;
  return (
    <tr>
      <th scope="row">{meter.name}</th>
      <td className="nowrap">{formatMeter(meter.meterId)}</td>
      <td className="nowrap">{format.instant(gap.fromUtc, timeZone)}</td>
      <td className="nowrap">{format.instant(gap.toUtc, timeZone)}</td>
      <td className={table.number}>
        {minutes < 48 * 60
          ? t('energy.gapHours', { hours: format.decimal(minutes / 60) })
          : t('energy.gapDays', { days: format.decimal(Math.round(minutes / 144) / 10) })}
      </td>
    </tr>
  );
}
