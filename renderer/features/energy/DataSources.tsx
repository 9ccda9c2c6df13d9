import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataSource } from '#contract';
import { useOperation } from '../../app/app-state.ts';
import { useNavigation } from '../../app/navigation.ts';
import { Breakable } from '../../components/Breakable.tsx';
import table from '../../components/table.module.css';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './EnergyPage.module.css';

/** Which imports the period's values come from. */
export function DataSources({ sources }: { readonly sources: readonly DataSource[] }): ReactElement | null {
  const { t } = useTranslation();
  const format = useFormat();
  const { goTo } = useNavigation();
  const { timeZone } = useOperation();
  if (sources.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="energy-sources">
      <div className={styles.head}>
        <h2 id="energy-sources">{t('energy.sourcesTitle')}</h2>
        <Button
          variant="default"
          onClick={() => {
            goTo('imports');
          }}
        >
          {t('energy.sourcesAll')}
        </Button>
      </div>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('energy.sourceDate')}</th>
              <th scope="col">{t('energy.sourceFiles')}</th>
              <th scope="col" className={table.number}>
                {t('words.meters')}
              </th>
              <th scope="col" className={table.number}>
                {t('energy.sourceValues')}
              </th>
            </tr>
          </thead>
          <tbody>
            {sources.map(({ importId, importedAtUtc, fileNames, fileCount, meterCount, slots }) => (
              <tr key={importId}>
                <th scope="row" className="nowrap">
                  {format.instant(importedAtUtc, timeZone)}
                </th>
                <td>
                  <Breakable text={fileNames[0] ?? ''} after="_" />
                  {fileCount > 1 && (
                    <span className={table.under}>{t('energy.sourceMore', { count: fileCount - 1 })}</span>
                  )}
                </td>
                <td className={table.number}>{format.integer(meterCount)}</td>
                <td className={table.number}>{format.integer(slots)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
