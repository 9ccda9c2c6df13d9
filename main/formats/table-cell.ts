/** Reading single cells of a described table: stamps, hours, values, meters, directions. */
import type { Direction } from '#domain/curve.ts';
import type { DateOrder } from '#domain/table-mapping.ts';
import { MINUTES_PER_DAY } from '#domain/time.ts';
import { showCell, type Cell } from './spreadsheet/cell.ts';
import { daysSince1970, normaliseName, readDecimal, type Decimal, type Stamp } from './table-text.ts';

/** A stamp, or a day without an hour. */
export type CellStamp = Stamp | { readonly kind: 'day'; readonly minute: number };

const DAY = /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})/;
const HOUR = /^(\d{1,2})(?:[:hH](\d{2}))(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([ap])\.?m\.?)?$/i;
const OFFSET = /(Z|[+-]\d{2}:?\d{2})$/i;
const SECONDS_OF_GRACE = 2;

/**
 * Reads the date of a row, with the hour where it stands in the same cell.
 *
 * @param order of day, month and year in a text; a year of four digits in front decides by itself
 * @returns undefined where it is no date of a real day between 1990 and 2099
 */
export function readCellStamp(cell: Cell, order: DateOrder): CellStamp | undefined {
  if (cell !== null && typeof cell === 'object') {
    if (cell.day === null || daysOf(cell.day) < 0) return undefined;
    const minute = toMinute(cell.second);
    if (minute === undefined) return undefined;
    return { kind: cell.second === 0 ? 'day' : 'local', minute: cell.day * MINUTES_PER_DAY + minute };
  }
  const text = showCell(cell).trim();
  const match = DAY.exec(text);
  if (!match) return undefined;
  const day = readDay([match[1] ?? '', match[2] ?? '', match[3] ?? ''], order);
  if (day === undefined) return undefined;
  const rest = text.slice(match[0].length).replace(/^(?:T|\s+|\s*[-à]\s*)/i, '');
  if (rest === '') return { kind: 'day', minute: day * MINUTES_PER_DAY };
  const offset = OFFSET.exec(rest);
  const minute = readHourText(offset ? rest.slice(0, offset.index).trim() : rest);
  if (minute === undefined) return undefined;
  const local = day * MINUTES_PER_DAY + minute;
  return offset ? toUtc(local, offset[0]) : { kind: 'local', minute: local };
}

function daysOf(day: number): number {
  const date = new Date(day * 86_400_000);
  return daysSince1970(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

function readDay(parts: readonly [string, string, string], order: DateOrder): number | undefined {
  const [first, second, third] = parts;
  const [year, month, day] =
    first.length > 2 || order === 'year-month-day'
      ? [first, second, third]
      : order === 'day-month-year'
        ? [third, second, first]
        : [third, first, second];
  if (year.length === 3 || year.length === 1 || day.length > 2) return undefined;
  const found = daysSince1970(Number(year) + (year.length === 2 ? 2000 : 0), Number(month), Number(day));
  return found < 0 ? undefined : found;
}

function toUtc(local: number, offset: string): Stamp | undefined {
  if (/^z$/i.test(offset)) return { kind: 'utc', minute: local };
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  if (minutes > 14 * 60) return undefined;
  return { kind: 'utc', minute: offset.startsWith('-') ? local + minutes : local - minutes };
}

/** Sums of fractions of a day are some seconds off; anything more is no stamp of a step. */
function toMinute(second: number): number | undefined {
  const minute = Math.round(second / 60);
  return Math.abs(second - minute * 60) <= SECONDS_OF_GRACE ? minute : undefined;
}

/**
 * Reads the hour of a row from a column of its own.
 *
 * @returns minutes since midnight, 1440 for 24:00; undefined where it is no hour
 */
export function readCellHour(cell: Cell): number | undefined {
  if (cell !== null && typeof cell === 'object') {
    const minute = toMinute(cell.day === null ? cell.second : cell.second % 86_400);
    return minute !== undefined && minute <= MINUTES_PER_DAY ? minute : undefined;
  }
  const text = showCell(cell).trim();
  const hour = /^(\d{1,2}) ?h?$/i.exec(text)?.[1];
  if (hour !== undefined) return Number(hour) <= 24 ? Number(hour) * 60 : undefined;
  return readHourText(text);
}

function readHourText(text: string): number | undefined {
  const match = HOUR.exec(text);
  if (!match || Number(match[2]) > 59 || Number(match[3] ?? 0) !== 0) return undefined;
  let hour = Number(match[1]);
  const half = match[4]?.toLowerCase();
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  const minute = hour * 60 + Number(match[2]);
  return minute <= MINUTES_PER_DAY ? minute : undefined;
}

type ValueProblem = 'value-unreadable' | 'value-negative' | 'value-too-large';

/**
 * Reads a value. Spaces between groups of digits do not count, nor does the other sign where it stands
 * before groups of three digits.
 *
 * @returns null for an empty cell or one of the texts that mean no value; the code of what is wrong with any other
 */
export function readCellValue(
  cell: Cell,
  decimalSign: ',' | '.',
  missingTexts: ReadonlySet<string>,
): Decimal | ValueProblem | null {
  if (cell === null) return null;
  if (typeof cell === 'number') return readNumber(cell);
  if (typeof cell !== 'string') return 'value-unreadable';
  const text = cell.trim();
  if (text === '' || missingTexts.has(text.toLowerCase())) return null;
  const dense = text.replace(/(?<=\d)[\s'’](?=\d{3})/g, '');
  const group = decimalSign === ',' ? '.' : ',';
  const isGrouped = new RegExp(`^[+-]?[1-9]\\d{0,2}(?:\\${group}\\d{3})+(?:\\${decimalSign}\\d+)?$`).test(dense);
  const plain = isGrouped ? dense.replaceAll(group, '') : dense;
  return plain.includes(group) ? 'value-unreadable' : readDecimal(plain);
}

/** A number of a workbook has fifteen digits that count; what is beyond them is noise of its sums. */
function readNumber(value: number): Decimal | ValueProblem {
  if (!Number.isFinite(value)) return 'value-unreadable';
  if (Math.abs(value) >= 1e15) return 'value-too-large';
  const rounded = Number(value.toPrecision(15));
  const whole = Math.trunc(Math.abs(rounded)).toString().length;
  return readDecimal(rounded.toFixed(Math.max(0, Math.min(12, 15 - whole))));
}

/** The meter a cell names, spaces removed; as written where it is none. */
export function readCellMeter(cell: Cell): string {
  const text = showCell(cell).trim();
  const digits = text.replace(/[\s.]/g, '');
  return /^\d{14}$/.test(digits) ? digits : text;
}

const CONSUMPTION = /^(c|cons|conso|consommation.*|soutirage.*|withdrawal|import|consumption|load)$/;
const PRODUCTION = /^(p|prod|production.*|injection.*|export|generation|pv)$/;

/** The direction a cell names in one of the usual words; undefined where it names none. */
export function readCellDirection(cell: Cell): Direction | undefined {
  const word = normaliseName(showCell(cell));
  if (CONSUMPTION.test(word)) return 'consumption';
  return PRODUCTION.test(word) ? 'production' : undefined;
}
