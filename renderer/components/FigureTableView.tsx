import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureTable } from '#contract';
import { useOperation } from '../app/app-state.ts';
import { findClockChange } from '../app/clock-change.ts';
import { NO_VALUE } from '../i18n/format.ts';
import { useFormat } from '../i18n/use-format.ts';
import { KwhColumn } from './KwhColumn.tsx';
import table from './table.module.css';

type Cells = FigureTable['rows'][number];

export interface ShownTable extends FigureTable {
  /** Explanations of columns, by their index. */
  readonly hints?: Readonly<Record<number, string>>;
  readonly total?: Cells;
}

/** A picture's figures; the first column names the row. */
export function FigureTableView({
  figures,
  caption,
}: {
  readonly figures: ShownTable;
  readonly caption: string;
}): ReactElement {
  const { t } = useTranslation();
  const { columns, rows, total, hints } = figures;
  return (
    // wide tables scroll: by keyboard too
    <div className={table.scroll} role="group" tabIndex={0} aria-label={caption}>
      <table className={table.table}>
        <caption className="hidden-visually">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title, kind }, index) =>
              kind === 'kwh' ? (
                <KwhColumn key={title} name={title} {...(hints?.[index] !== undefined && { hint: hints[index] })} />
              ) : (
                <th key={title} scope="col" className={kind === 'text' || kind === 'day' ? undefined : table.number}>
                  {title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <Row key={cells.slice(0, 2).join(' ')} cells={cells} columns={columns} />
          ))}
        </tbody>
        {total && (
          <tfoot>
            <Row cells={[t('words.total'), ...total.slice(1)]} columns={columns} isTotal />
          </tfoot>
        )}
      </table>
    </div>
  );
}

interface RowProps {
  readonly cells: Cells;
  readonly columns: FigureTable['columns'];
  readonly isTotal?: boolean;
}

function Row({ cells, columns, isTotal = false }: RowProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { timeZone } = useOperation();
  const show = (cell: Cells[number], column: number): string => {
    const kind = columns[column]?.kind;
    if (kind === 'day' && typeof cell === 'string' && !isTotal) return format.weekday(cell);
    if (typeof cell === 'string') return cell;
    if (cell === null || (kind === 'count' && cell === 0)) return NO_VALUE;
    if (kind === 'money') return format.money(cell);
    if (kind === 'rate') return format.percent(cell);
    return kind === 'kwh' ? format.kwh(cell) : format.integer(cell);
  };
  const day = columns[0]?.kind === 'day' && !isTotal ? cells[0] : null;
  const hours = typeof day === 'string' ? findClockChange(day, timeZone) : undefined;
  return (
    <tr>
      {cells.map((cell, column) =>
        column === 0 ? (
          <th key={column} scope="row" className={columns[0]?.kind === 'text' ? undefined : 'nowrap'}>
            {show(cell, column)}
            {hours !== undefined && <span className="soft small"> ({t('energy.clockMark', { hours })})</span>}
          </th>
        ) : (
          <td key={column} className={columns[column]?.kind === 'text' ? undefined : table.number}>
            {show(cell, column)}
          </td>
        ),
      )}
    </tr>
  );
}
