/** Rows of a draft as they are changed: typed, removed, filled with a block. */
import type { DraftMember, MemberField } from '#contract';
import { nextRowId, type GridRow } from '../../components/TypingGrid.tsx';
import { formatMeter } from '../../i18n/format-meter.ts';
import type { Format } from '../../i18n/format.ts';

export const emptyMember = {
  reference: '',
  name: '',
  kind: 'individual',
  email: '',
  meter: '',
  address: '',
  postcode: '',
  city: '',
  startsOn: '',
} as const satisfies Omit<DraftMember, 'id'>;

export const emptyPlant = { name: '', meter: '', power: '' } as const;

export type MemberCells = Partial<Record<MemberField, string>>;

/** Puts a text into a cell; typing into the row that waits at the end makes it one of them. */
export function typeCell<Field extends string>(
  rows: readonly GridRow<Field>[],
  emptyRow: Readonly<Record<Field, string>>,
  id: number,
  field: Field,
  text: string,
): readonly GridRow<Field>[] {
  const set = (row: GridRow<Field>): GridRow<Field> => ({ ...row, [field]: text });
  if (rows.some((row) => row.id === id)) return rows.map((row) => (row.id === id ? set(row) : row));
  return [...rows, set({ ...emptyRow, id })];
}

/** Lays a block over the rows from one of them on; rows that do not exist yet are added. */
export function fillRows<Field extends string>(
  rows: readonly GridRow<Field>[],
  emptyRow: Readonly<Record<Field, string>>,
  id: number,
  block: readonly Partial<Record<Field, string>>[],
): readonly GridRow<Field>[] {
  const found = rows.findIndex((row) => row.id === id);
  const start = found < 0 ? rows.length : found;
  const firstNew = nextRowId(rows);
  const added = Array.from({ length: Math.max(0, start + block.length - rows.length) }, (_, index) => ({
    ...emptyRow,
    id: firstNew + index,
  }));
  return [...rows, ...(added as GridRow<Field>[])].map((row, index) => ({ ...row, ...block[index - start] }));
}

/** The number of a meter in groups, where it is one. */
export function tidyMeter(text: string): string {
  return formatMeter(text.replace(/[\s.-]/gu, ''));
}

/** Cells as the engine read them, as people write them. */
export function toTypedCells(cells: MemberCells, { typedDay }: Pick<Format, 'typedDay'>): MemberCells {
  return {
    ...cells,
    ...(cells.kind === '' && { kind: emptyMember.kind }),
    ...(cells.meter !== undefined && /^\d{14}$/.test(cells.meter) && { meter: formatMeter(cells.meter) }),
    ...(cells.startsOn !== undefined && { startsOn: typedDay(cells.startsOn) }),
  };
}

/**
 * A number as it is kept, without marks between its thousands, so that it means the same in every language;
 * anything else as it is.
 */
export function tidyDecimal(
  text: string,
  digits: number,
  { readTyped, typed }: Pick<Format, 'readTyped' | 'typed'>,
): string {
  const value = readTyped(text, digits);
  return value === undefined ? text : typed(value, digits);
}
