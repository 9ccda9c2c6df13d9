/** A first guess of what the columns of a table mean, for a person to correct. */
import type { Direction } from '#domain/curve.ts';
import type { DateOrder, MeterColumn, TableMapping, TableUnit } from '#domain/table-mapping.ts';
import { showCell, type Cell, type TableRow } from './spreadsheet/cell.ts';
import { readCellDirection, readCellHour, readCellMeter, readCellStamp, readCellValue } from './table-cell.ts';
import { normaliseName } from './table-text.ts';

const ROWS_LOOKED_AT = 60;
const NO_TEXTS: ReadonlySet<string> = new Set(['-', 'na', 'n/a', 'nan', 'null', 'nd', 'n/d', '#n/a']);

/**
 * Guesses the mapping of a sheet.
 *
 * @param sheet its name, null for a text table
 * @param rows its first rows
 */
export function guessMapping(sheet: string | null, rows: readonly TableRow[]): TableMapping {
  const looked = rows.slice(0, ROWS_LOOKED_AT);
  const firstData = looked.findIndex(({ cells }) => cells.some((cell) => isStamp(cell)));
  const headerRow = firstData > 0 ? looked[firstData - 1] : undefined;
  const data = looked.slice(Math.max(firstData, 0)).map(({ cells }) => cells);
  const names = (headerRow?.cells ?? []).map(showCell);
  const width = Math.max(names.length, ...data.map((cells) => cells.length), 1);
  const columns = Array.from({ length: width }, (_, index) => data.map((cells) => cells[index] ?? null));
  const stampColumn = Math.max(0, findColumn(columns, isStamp));
  const isDayOnly = columns[stampColumn]?.every((cell) => !hasHour(cell)) ?? false;
  const hourColumn = findColumn(columns, (cell) => readCellHour(cell) !== undefined, [stampColumn]);
  const taken = isDayOnly && hourColumn >= 0 ? [stampColumn, hourColumn] : [stampColumn];
  const heading = names.join(' ');
  return {
    sheet,
    headerLine: headerRow?.line ?? null,
    header: names,
    stampColumn,
    hourColumn: taken.length === 2 ? hourColumn : null,
    dateOrder: guessDateOrder(columns[stampColumn] ?? []),
    stampMarks: /\b(fin|end|jusqu)/i.test(names[taken.at(-1) ?? 0] ?? '') ? 'end' : 'start',
    zone: /\b(utc|gmt)\b/i.test(heading) ? 'utc' : 'local',
    stepMinutes: null,
    unit: guessUnit(heading),
    decimalSign: guessDecimalSign(columns.filter((_, index) => !taken.includes(index))),
    missingTexts: guessMissingTexts(columns.filter((_, index) => !taken.includes(index))),
    values: guessValues(columns, names, taken),
  };
}

function isStamp(cell: Cell): boolean {
  return typeof cell !== 'number' && readCellStamp(cell, 'day-month-year') !== undefined
    ? true
    : typeof cell === 'string' && readCellStamp(cell, 'month-day-year') !== undefined;
}

function hasHour(cell: Cell): boolean {
  const stamp = readCellStamp(cell, 'day-month-year') ?? readCellStamp(cell, 'month-day-year');
  return stamp !== undefined && stamp.kind !== 'day';
}

/** First column most of whose filled cells are such; -1 where there is none. */
function findColumn(
  columns: readonly (readonly Cell[])[],
  isSuch: (cell: Cell) => boolean,
  taken: readonly number[] = [],
): number {
  return columns.findIndex((cells, index) => !taken.includes(index) && isMostly(cells, isSuch));
}

function isMostly(cells: readonly Cell[], isSuch: (cell: Cell) => boolean): boolean {
  const filled = cells.filter((cell) => cell !== null);
  return filled.length > 0 && filled.filter(isSuch).length * 2 > filled.length;
}

/** Day first, unless a second number above 12 shows that the month comes first. */
function guessDateOrder(cells: readonly Cell[]): DateOrder {
  const texts = cells.filter((cell) => typeof cell === 'string');
  if (texts.some((text) => /^\d{4}\D/.test(text))) return 'year-month-day';
  return texts.some((text) => Number(/^\d{1,2}\D(\d{1,2})\D/.exec(text)?.[1] ?? 0) > 12)
    ? 'month-day-year'
    : 'day-month-year';
}

function guessUnit(heading: string): TableUnit {
  if (/kwh/i.test(heading)) return 'kWh';
  if (/\bwh\b|\(wh|\[wh/i.test(heading)) return 'Wh';
  if (/\bkw\b/i.test(heading)) return 'kW';
  return /\bw\b|watt|puissance|power/i.test(heading) ? 'W' : 'kWh';
}

function guessDecimalSign(columns: readonly (readonly Cell[])[]): ',' | '.' {
  const count = (sign: string): number =>
    columns
      .flat()
      .filter((cell) => typeof cell === 'string' && new RegExp(`^[+-]?\\d[\\d\\s]*\\${sign}\\d+$`).test(cell)).length;
  return count('.') > count(',') ? '.' : ',';
}

function guessMissingTexts(columns: readonly (readonly Cell[])[]): string[] {
  const found = columns
    .flat()
    .filter((cell): cell is string => typeof cell === 'string' && NO_TEXTS.has(cell.trim().toLowerCase()));
  return [...new Set(found.map((text) => text.trim()))];
}

function guessValues(
  columns: readonly (readonly Cell[])[],
  names: readonly string[],
  taken: readonly number[],
): TableMapping['values'] {
  const isMeter = (cell: Cell): boolean => /^\d{14}$/.test(readCellMeter(cell));
  const meterColumn = findColumn(columns, isMeter, taken);
  if (meterColumn >= 0) {
    const directionColumn = findColumn(columns, (cell) => readCellDirection(cell) !== undefined, [
      ...taken,
      meterColumn,
    ]);
    const others = [...taken, meterColumn, directionColumn];
    const valueColumn = findColumn(columns, isValue, others);
    return {
      kind: 'long',
      meterColumn,
      valueColumn: valueColumn < 0 ? meterColumn : valueColumn,
      directionColumn: directionColumn < 0 ? null : directionColumn,
      direction: 'consumption',
    };
  }
  const found: MeterColumn[] = columns.flatMap((cells, column) =>
    taken.includes(column) || !isMostly(cells, isValue)
      ? []
      : [{ column, meter: findMeter(names[column] ?? ''), direction: findDirection(names[column] ?? '') }],
  );
  const named = found.filter(({ meter }) => meter !== '');
  return { kind: 'wide', columns: named.length > 0 ? named : found };
}

function isValue(cell: Cell): boolean {
  return [',', '.'].some((sign) => typeof readCellValue(cell, sign as ',' | '.', NO_TEXTS) === 'object');
}

/** The fourteen digits that the heading of a column holds, or nothing. */
function findMeter(name: string): string {
  return /(?<!\d)\d{14}(?!\d)/.exec(name.replace(/(?<=\d) (?=\d)/g, ''))?.[0] ?? '';
}

function findDirection(name: string): Direction {
  const words = name.split(/[^\p{L}]+/u).filter(Boolean);
  const found = words.map((word) => readCellDirection(word.length > 1 ? normaliseName(word) : null));
  return found.find((direction) => direction !== undefined) ?? 'consumption';
}
