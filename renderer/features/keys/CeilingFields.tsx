import { SegmentedControl, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyMeter } from '#contract';
import table from '../../components/table.module.css';
import { useFormat } from '../../i18n/use-format.ts';
import { parseCeiling, type KeyDraft } from './key-draft.ts';
import styles from './KeysPage.module.css';
import { Bar } from './KeyView.tsx';
import { MeterName } from './MeterName.tsx';

interface Props {
  readonly draft: KeyDraft;
  readonly meters: readonly KeyMeter[];
  readonly onChange: (change: Partial<KeyDraft>) => void;
}

/** One ceiling per meter, in kWh per local month or year. */
export function CeilingFields({ draft: { ceilings, quotaPeriod }, meters, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  const { readTyped } = useFormat();
  const largest = Math.max(1, ...meters.map(({ meterId }) => parseCeiling(ceilings[meterId], readTyped) ?? 0));
  return (
    <>
      <div>
        <h3 id="quota-period">{t('keys.ceilings')}</h3>
        <SegmentedControl
          aria-labelledby="quota-period"
          value={quotaPeriod}
          data={(['month', 'year'] as const).map((value) => ({ value, label: t(`keys.per.${value}`) }))}
          onChange={(chosen) => {
            onChange({ quotaPeriod: chosen });
          }}
        />
      </div>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('keys.participant')}</th>
              <th scope="col">{t(`keys.ceilingPer.${quotaPeriod}`)}</th>
              <th scope="col" className={styles.barColumn}>
                <span className="hidden-visually">{t('keys.bar')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {meters.map(({ meterId, memberName }) => {
              const ceiling = parseCeiling(ceilings[meterId], readTyped);
              return (
                <tr key={meterId}>
                  <th scope="row">
                    <MeterName meterId={meterId} meters={meters} />
                  </th>
                  <td className={styles.figure}>
                    <TextInput
                      aria-label={t('keys.ceilingOf', { name: memberName })}
                      placeholder={t('keys.noCeiling')}
                      inputMode="decimal"
                      value={ceilings[meterId] ?? ''}
                      error={ceiling === undefined && t('keys.ceilingError')}
                      onChange={(event) => {
                        onChange({ ceilings: { ...ceilings, [meterId]: event.currentTarget.value } });
                      }}
                    />
                  </td>
                  <td>
                    <Bar part={(ceiling ?? 0) / largest} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
