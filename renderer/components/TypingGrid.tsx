import { memo, useRef, type ClipboardEvent, type KeyboardEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import styles from './TypingGrid.module.css';

export type GridRow<Field extends string> = Readonly<Record<Field, string>> & { readonly id: number };

export interface GridColumn<Field extends string> {
  readonly field: Field;
  readonly label: string;
  /** Share of the width. */
  readonly width: number;
  /** What may be chosen; a free text without. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly inputMode?: 'numeric' | 'decimal' | 'email';
  /** Puts what was typed into its usual form when the cell is left. */
  readonly tidy?: (text: string) => string;
}

export interface TypingGridProps<Field extends string> {
  /** First part of the ids of its cells. */
  readonly name: string;
  readonly label: string;
  /** Kept from one drawing to the next, or every row is drawn again. */
  readonly columns: readonly GridColumn<Field>[];
  readonly rows: readonly GridRow<Field>[];
  /** What a row holds before anything is typed. */
  readonly emptyRow: Readonly<Record<Field, string>>;
  /** Row → fields with a fault, joined by spaces. */
  readonly wrong: ReadonlyMap<number, string>;
  /** Row → field → what stands in its empty cell, such as what will be taken for it. */
  readonly placeholders: ReadonlyMap<number, Partial<Record<Field, string>>>;
  readonly onType: (id: number, field: Field, text: string) => void;
  readonly onRemove: (id: number) => void;
  /** A block of several cells; a single text is pasted by the cell itself. */
  readonly onPasteBlock: (text: string, id: number, field: Field) => void;
}

export function cellId(name: string, row: number, field: string): string {
  return `${name}-${row}-${field}`;
}

/** The id of the row that waits below the others. */
export function nextRowId(rows: readonly { readonly id: number }[]): number {
  return rows.reduce((highest, { id }) => Math.max(highest, id), 0) + 1;
}

/**
 * Rows that are typed as in a spreadsheet: Tab and arrows go from cell to cell, Enter down, and an empty row
 * always waits at the end.
 */
export function TypingGrid<Field extends string>(props: TypingGridProps<Field>): ReactElement {
  const { name, label, columns, rows, emptyRow, wrong, placeholders, onType, onRemove, onPasteBlock } = props;
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  const shown = [...rows, { ...emptyRow, id: nextRowId(rows) } as GridRow<Field>];

  const goTo = (row: number, column: number): boolean => {
    const cell = table.current?.querySelector<HTMLInputElement | HTMLSelectElement>(
      `[data-row="${row}"][data-column="${column}"]`,
    );
    cell?.focus();
    if (cell instanceof HTMLInputElement) cell.select();
    return cell !== null && cell !== undefined;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableSectionElement>): void => {
    const cell = event.target;
    if (!(cell instanceof HTMLInputElement || cell instanceof HTMLSelectElement)) return;
    const [row, column] = [Number(cell.dataset['row']), Number(cell.dataset['column'])];
    if (event.key === 'Delete' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      const id = shown[row]?.id;
      if (id !== undefined && row < rows.length) onRemove(id);
      return;
    }
    const step = findStep(event, cell);
    if (step && goTo(row + step.rows, column + step.columns)) event.preventDefault();
    // a list of choices would change its choice
    else if (step && cell instanceof HTMLSelectElement) event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent<HTMLTableSectionElement>): void => {
    const cell = event.target;
    const text = event.clipboardData.getData('text/plain');
    if (!(cell instanceof HTMLElement) || !/[\t\r\n]/.test(text.trim())) return;
    const row = shown[Number(cell.dataset['row'])];
    const column = columns[Number(cell.dataset['column'])];
    if (!row || !column) return;
    event.preventDefault();
    onPasteBlock(text, row.id, column.field);
  };
  return (
    <div className={styles.scroll}>
      <table ref={table} className={styles.grid} aria-label={label} id={name}>
        <colgroup>
          <col className={styles.numberColumn} />
          {columns.map(({ field, width }) => (
            <col key={field} style={{ width: `${width}%` }} />
          ))}
          <col className={styles.removeColumn} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden-visually">{t('grid.line')}</span>
            </th>
            {columns.map(({ field, label: head }) => (
              <th key={field} scope="col">
                {head}
              </th>
            ))}
            <th scope="col">
              <span className="hidden-visually">{t('grid.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown} onPaste={onPaste}>
          {shown.map((row, index) => (
            <Line
              key={row.id}
              name={name}
              row={row}
              index={index}
              columns={columns as readonly GridColumn<string>[]}
              isLast={index === rows.length}
              wrong={wrong.get(row.id) ?? ''}
              placeholders={placeholders.get(row.id)}
              onType={onType as (id: number, field: string, text: string) => void}
              onRemove={onRemove}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Step {
  readonly rows: number;
  readonly columns: number;
}

/** Where a key leads from a cell; undefined where it belongs to the text in it. */
function findStep(
  { key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent,
  cell: HTMLInputElement | HTMLSelectElement,
): Step | undefined {
  if (altKey || ctrlKey || metaKey) return undefined;
  if (key === 'Enter') return { rows: shiftKey ? -1 : 1, columns: 0 };
  if (shiftKey) return undefined;
  const isText = cell instanceof HTMLInputElement;
  const isAllChosen = isText && cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
  const isAt = (place: number): boolean =>
    !isText || isAllChosen || (cell.selectionStart === place && cell.selectionEnd === place);
  switch (key) {
    case 'ArrowDown':
      return { rows: 1, columns: 0 };
    case 'ArrowUp':
      return { rows: -1, columns: 0 };
    case 'ArrowRight':
      return isAt(cell.value.length) ? { rows: 0, columns: 1 } : undefined;
    case 'ArrowLeft':
      return isAt(0) ? { rows: 0, columns: -1 } : undefined;
    default:
      return undefined;
  }
}

interface LineProps {
  readonly name: string;
  readonly row: GridRow<string>;
  readonly index: number;
  readonly columns: readonly GridColumn<string>[];
  readonly isLast: boolean;
  readonly wrong: string;
  readonly placeholders: Partial<Record<string, string>> | undefined;
  readonly onType: (id: number, field: string, text: string) => void;
  readonly onRemove: (id: number) => void;
}

/** Drawn again only where something in this row has changed. */
const Line = memo(function Line(props: LineProps): ReactElement {
  const { name, row, index, columns, isLast, wrong, placeholders, onType, onRemove } = props;
  const { t } = useTranslation();
  const number = index + 1;
  const wrongFields = wrong.split(' ');
  return (
    <tr>
      <th scope="row">{number}</th>
      {columns.map(({ field, label, choices, inputMode, tidy }, column) => {
        const value = row[field] ?? '';
        const shared = {
          id: cellId(name, row.id, field),
          'data-row': index,
          'data-column': column,
          'aria-label': t('grid.cell', { label, line: number }),
          'aria-invalid': wrongFields.includes(field),
          value,
        };
        return (
          <td key={field}>
            {choices ? (
              <select
                {...shared}
                onChange={(event) => {
                  onType(row.id, field, event.currentTarget.value);
                }}
              >
                {!choices.some((choice) => choice.value === value) && <option value={value}>{value}</option>}
                {choices.map((choice) => (
                  <option key={choice.value} value={choice.value}>
                    {choice.label}
                  </option>
                ))}
              </select>
            ) : (
              <input
                {...shared}
                inputMode={inputMode}
                placeholder={placeholders?.[field]}
                autoComplete="off"
                onChange={(event) => {
                  onType(row.id, field, event.currentTarget.value);
                }}
                onBlur={() => {
                  const neat = tidy?.(value) ?? value;
                  if (neat !== value) onType(row.id, field, neat);
                }}
              />
            )}
          </td>
        );
      })}
      <td>
        {!isLast && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            // by keys a row is removed from any of its cells
            tabIndex={-1}
            aria-label={t('grid.removeLine', { line: number })}
            onClick={() => {
              onRemove(row.id);
            }}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        )}
      </td>
    </tr>
  );
});
