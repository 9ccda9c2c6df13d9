/** The description of a table while a person fills it in. */
import type { MeterColumn, TableMapping, TableToDescribe } from '#contract';

type Sheet = TableToDescribe['sheets'][number];

/** Name of a column as a spreadsheet counts it: A, B … Z, AA. */
export function letterOf(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : letterOf(Math.floor(column / 26) - 1) + letter;
}

/** Columns of the rows shown, and those that the mapping names. */
export function countColumns({ rows }: Sheet, { header }: TableMapping): number {
  return Math.max(header.length, 1, ...rows.map(({ cells }) => cells.length));
}

/** The mapping with another header line; what was said of the columns stays. */
export function changeHeader(mapping: TableMapping, { rows }: Sheet, line: number | null): TableMapping {
  return { ...mapping, headerLine: line, header: rows.find((row) => row.line === line)?.cells ?? [] };
}

/** The mapping with its values in a column for each meter, or in rows. */
export function changeLayout(mapping: TableMapping, { guess }: Sheet, kind: 'wide' | 'long'): TableMapping {
  if (mapping.values.kind === kind) return mapping;
  if (guess.values.kind === kind) return { ...mapping, values: guess.values };
  const last = Math.max(1, mapping.header.length - 1);
  return {
    ...mapping,
    values:
      kind === 'wide'
        ? { kind, columns: [{ column: last, meter: '', direction: 'consumption' }] }
        : { kind, meterColumn: 0, valueColumn: last, directionColumn: null, direction: 'consumption' },
  };
}

/** The mapping with a column added to, changed in or taken out of those that hold values. */
export function changeColumn(mapping: TableMapping, column: number, change: Partial<MeterColumn> | null): TableMapping {
  const { values } = mapping;
  if (values.kind !== 'wide') return mapping;
  const others = values.columns.filter((other) => other.column !== column);
  if (change === null) return { ...mapping, values: { kind: 'wide', columns: others } };
  const known = values.columns.find((other) => other.column === column);
  const changed: MeterColumn = { column, meter: '', direction: 'consumption', ...known, ...change };
  return { ...mapping, values: { kind: 'wide', columns: [...others, changed].sort((a, b) => a.column - b.column) } };
}

export type MappingGap = 'name' | 'meters' | 'values';

/** What a description still lacks before it can be kept. */
export function findGap(name: string, { values }: TableMapping): MappingGap | null {
  if (values.kind === 'wide' && values.columns.length === 0) return 'values';
  if (values.kind === 'wide' && values.columns.some(({ meter }) => !/^\d{14}$/.test(meter))) return 'meters';
  return name.trim() === '' ? 'name' : null;
}

/** A first name for the description of a file: its own, without dates, numbers and kind. */
export function suggestName(path: string): string {
  const file = path.split(/[\\/]/).at(-1) ?? '';
  const words = file
    .replace(/\.[^.]*$/, '')
    .replace(/[\d_.-]+/g, ' ')
    .trim();
  return (words === '' ? file : words).slice(0, 60);
}
