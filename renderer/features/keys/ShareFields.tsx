import { Button, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyMeter } from '#contract';
import { useEngineAction } from '../../api/engine.ts';
import { StateMark } from '../../components/StateMark.tsx';
import table from '../../components/table.module.css';
import { useFormat } from '../../i18n/use-format.ts';
import { parseShare, sumShares, type KeyDraft } from './key-draft.ts';
import styles from './KeysPage.module.css';
import { Bar } from './KeyView.tsx';
import { MeterName } from './MeterName.tsx';

interface Props {
  readonly draft: KeyDraft;
  readonly meters: readonly KeyMeter[];
  readonly onChange: (change: Partial<KeyDraft>) => void;
}

/** One share per meter, in percent. */
export function ShareFields({ draft: { shares }, meters, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  const { readTyped } = useFormat();
  const largest = Math.max(1, ...meters.map(({ meterId }) => parseShare(shares[meterId], readTyped) ?? 0));
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('keys.participant')}</th>
            <th scope="col">{t('keys.shareTyped')}</th>
            <th scope="col" className={styles.barColumn}>
              <span className="hidden-visually">{t('keys.bar')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {meters.map(({ meterId, memberName }) => {
            const share = parseShare(shares[meterId], readTyped);
            return (
              <tr key={meterId}>
                <th scope="row">
                  <MeterName meterId={meterId} meters={meters} />
                </th>
                <td className={styles.figure}>
                  <TextInput
                    aria-label={t('keys.shareOf', { name: memberName })}
                    inputMode="decimal"
                    value={shares[meterId] ?? ''}
                    error={share === undefined && t('keys.shareError')}
                    onChange={(event) => {
                      onChange({ shares: { ...shares, [meterId]: event.currentTarget.value } });
                    }}
                  />
                </td>
                <td>
                  <Bar part={(share ?? 0) / largest} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
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
