import { TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunSummary } from '#contract';
import { useEngineQuery } from '../../api/engine.ts';
import { useOperation } from '../../app/app-state.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Loading } from '../../components/Loading.tsx';
import { SortableHead } from '../../components/SortableHead.tsx';
import { sortRows, useSorting, type SortValue } from '../../components/sorting.ts';
import table from '../../components/table.module.css';
import { foldText } from '../../i18n/fold-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './BillingPage.module.css';

type Column = 'period' | 'issued' | 'documents' | 'total';

/** All issued runs, newest first, each a way to its documents. */
export function RunsTable({ onOpen }: { readonly onOpen: (run: RunSummary) => void }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { timeZone } = useOperation();
  const runs = useEngineQuery('billing.listRuns', {});
  const [search, setSearch] = useState('');
  const sorting = useSorting<Column>('issued', true);
  if (runs.error) return <ErrorNotice error={runs.error} onRetry={() => void runs.refetch()} />;
  if (!runs.data) return <Loading />;
  if (runs.data.length === 0)
    return <EmptyState drawing="paper" title={t('billing.noRunsTitle')} text={t('billing.noRunText')} />;
  const nameRun = ({ firstDay, lastDay }: RunSummary): string => format.range(firstDay, lastDay);
  const wanted = foldText(search.trim());
  const found = sortRows(
    runs.data.filter((run) => foldText(`${nameRun(run)} ${run.firstDay} ${run.lastDay}`).includes(wanted)),
    (run) => getSortValue(run, sorting.column),
    sorting.isDescending,
    format.language,
  );
  return (
    <section className={styles.runs} aria-label={t('billing.runs')}>
      <TextInput
        className={styles.runSearch}
        type="search"
        leftSection={<IconSearch size={18} aria-hidden />}
        aria-label={t('billing.searchRun')}
        placeholder={t('billing.searchRun')}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
        }}
      />
      {found.length === 0 ? (
        <p className="soft">{t('billing.nothingFound', { search })}</p>
      ) : (
        <div className={table.scroll}>
          <table className={table.table} aria-label={t('billing.runs')}>
            <thead>
              <tr>
                <SortableHead column="period" name={t('words.period')} sorting={sorting} />
                <SortableHead column="issued" name={t('billing.issuedAt')} sorting={sorting} />
                <SortableHead column="documents" name={t('billing.documents')} sorting={sorting} isNumber />
                <SortableHead column="total" name={t('words.total')} sorting={sorting} isNumber />
              </tr>
            </thead>
            <tbody>
              {found.map((run) => (
                <tr
                  key={run.runId}
                  data-clickable
                  onClick={() => {
                    onOpen(run);
                  }}
                >
                  <th scope="row">
                    <UnstyledButton fw={560}>{nameRun(run)}</UnstyledButton>
                  </th>
                  <td>{format.instant(run.issuedAtUtc, timeZone)}</td>
                  <td className={table.number}>{format.integer(run.documentCount)}</td>
                  <td className={table.number}>{format.money(run.grossCents)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function getSortValue(run: RunSummary, column: Column): SortValue {
  switch (column) {
    case 'period':
      return run.firstDay;
    case 'issued':
      return run.issuedAtUtc;
    case 'documents':
      return run.documentCount;
    case 'total':
      return run.grossCents;
  }
}
