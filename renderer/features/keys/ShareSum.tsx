import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineAction } from '../../api/engine.ts';
import { StateMark } from '../../components/StateMark.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { parseShare, sumShares, type KeyDraft } from './key-draft.ts';
import styles from './KeysPage.module.css';
import type { NamedMeter } from './MeterName.tsx';

interface Props {
  readonly draft: Pick<KeyDraft, 'shares'>;
  readonly meters: readonly NamedMeter[];
  readonly onChange: (change: Pick<KeyDraft, 'shares'>) => void;
}

/** The sum of the shares, and the gesture that makes it 100 %. */
export function ShareSum({ draft: { shares }, meters, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const complete = useEngineAction('keys.completeShares');
  const sum = sumShares(shares, format.readTyped);
  const typed = meters.map(({ meterId }) => parseShare(shares[meterId], format.readTyped));
  const given = typed.flatMap((share) => (share === undefined ? [] : [share]));
  return (
    <div className={styles.sum}>
      <strong aria-live="polite">{t('keys.sumIs', { sum: format.share(sum) })}</strong>
      {sum > 1_000_000 && (
        <StateMark kind="wrong" label={t('keys.sumAbove', { part: format.share(sum - 1_000_000) })} />
      )}
      {sum < 1_000_000 && <StateMark kind="info" label={t('keys.sumBelow', { part: format.share(1_000_000 - sum) })} />}
      {sum === 1_000_000 && <StateMark kind="done" label={t('keys.sumComplete')} />}
      <Button
        variant="default"
        title={t('keys.completeHint')}
        loading={complete.isPending}
        disabled={sum === 1_000_000 || given.length < typed.length || meters.length === 0}
        onClick={() => {
          complete.mutate(
            { sharesPpm: given },
            {
              onSuccess: ({ sharesPpm }) => {
                onChange({
                  shares: Object.fromEntries(
                    meters.map(({ meterId }, i) => [meterId, format.typed(sharesPpm[i] ?? 0, 4)]),
                  ),
                });
              },
            },
          );
        }}
      >
        {t('keys.complete')}
      </Button>
    </div>
  );
}
