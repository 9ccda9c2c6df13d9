import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableMapping, TableToDescribe } from '#contract';
import table from '../../components/table.module.css';
import { countColumns, letterOf } from './mapping-draft.ts';
import styles from './MappingEditor.module.css';

const ROWS_SHOWN = 20;
const COLUMNS_SHOWN = 40;

interface Props {
  readonly sheet: TableToDescribe['sheets'][number];
  readonly mapping: TableMapping;
}

/** The first rows of the table; above each column what it is taken for. */
export function TablePreview({ sheet, mapping }: Props): ReactElement {
  const { t } = useTranslation();
  const count = countColumns(sheet, mapping);
  const columns = Array.from({ length: Math.min(count, COLUMNS_SHOWN) }, (_, column) => column);
  const rows = sheet.rows.slice(0, ROWS_SHOWN);
  return (
    <section aria-label={t('mapping.preview')}>
      <div
        className={styles.preview}
        tabIndex={0}
        role="region"
        aria-label={t('mapping.previewRows', { count: rows.length })}
      >
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('mapping.line')}</th>
              {columns.map((column) => {
                const role = findRole(mapping, column);
                return (
                  <th key={column} scope="col" data-role={role ?? undefined}>
                    {letterOf(column)}
                    {role !== null && <span className={styles.role}>{t(`mapping.role.${role}`)}</span>}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, cells }) => (
              <tr key={line} data-header={line === mapping.headerLine}>
                <th scope="row">{line}</th>
                {columns.map((column) => (
                  <td key={column} data-role={findRole(mapping, column) ?? undefined}>
                    {cells[column] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {count > COLUMNS_SHOWN && (
        <p className="soft small">{t('mapping.moreColumns', { count: count - COLUMNS_SHOWN })}</p>
      )}
    </section>
  );
}

type Role = 'stamp' | 'hour' | 'meter' | 'direction' | 'value';

function findRole({ stampColumn, hourColumn, values }: TableMapping, column: number): Role | null {
  if (column === stampColumn) return 'stamp';
  if (column === hourColumn) return 'hour';
  if (values.kind === 'wide') return values.columns.some((one) => one.column === column) ? 'value' : null;
  if (column === values.valueColumn) return 'value';
  if (column === values.meterColumn) return 'meter';
  return column === values.directionColumn ? 'direction' : null;
}
