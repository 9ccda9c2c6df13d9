/** Reading cells of text tables: decimals, names of columns, stamps. For lines the fast paths leave over. */
import { MINUTES_PER_DAY } from '#domain/time.ts';

/** A decimal number kept exact: `mantissa` ÷ 10^`scale`. */
export interface Decimal {
  readonly mantissa: number;
  readonly scale: number;
}

/** Powers of ten that a double holds exactly. */
export const POWERS_OF_TEN: readonly number[] = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

/**
 * Reads a decimal number with point or comma.
 *
 * @returns the exact value; or the code of what is wrong with the cell
 */
export function readDecimal(cell: string): Decimal | 'value-unreadable' | 'value-negative' | 'value-too-large' {
  const match = /^([+-]?)(\d+)(?:[.,](\d+))?$/.exec(cell);
  if (!match) return 'value-unreadable';
  const decimals = (match[3] ?? '').replace(/0+$/, '');
  const digits = ((match[2] ?? '') + decimals).replace(/^0+(?=\d)/, '');
  if (match[1] === '-' && digits !== '0') return 'value-negative';
  if (digits.length > 15 || decimals.length > 15) return 'value-too-large';
  return { mantissa: Number(digits), scale: decimals.length };
}

/** A decimal times 1000: kW to W. */
export function timesThousand({ mantissa, scale }: Decimal): Decimal {
  if (scale >= 3) return { mantissa, scale: scale - 3 };
  return { mantissa: mantissa * (POWERS_OF_TEN[3 - scale] ?? 1), scale: 0 };
}

/** Name of a column without accents, case, spaces and what a wrong encoding made of accented letters. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** A cell without the quotes and spaces around it. */
export function trimCell(cell: string): string {
  const trimmed = cell.trim();
  const quoted = /^"(.*)"$/.exec(trimmed);
  return quoted ? (quoted[1] ?? '').replaceAll('""', '"').trim() : trimmed;
}

/** Cells of a line; a separator between double quotes is text. */
export function splitCells(line: string, separator: string): string[] {
  if (!line.includes('"')) return line.split(separator).map((cell) => cell.trim());
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    if (character === separator && !quoted) {
      cells.push(trimCell(cell));
      cell = '';
    } else {
      cell += character;
    }
  }
  cells.push(trimCell(cell));
  return cells;
}

/** A piece of the file fit to be quoted in a message: one line, no control characters, at most 40 letters. */
export function quoteForMessage(text: string): string {
  const clean = Array.from(text.slice(0, 200), (c) => (c < ' ' || c === '\u007f' ? '·' : c)).join('');
  return clean.length > 40 ? `${clean.slice(0, 39)}…` : clean;
}

/** First and last year that a stamp may name: outside it is a slip, not a measure. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2099;

/** Days since 1970 of a real calendar day between 1990 and 2099; -1 otherwise. */
export function daysSince1970(year: number, month: number, day: number): number {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return -1;
  const ms = Date.UTC(year, month - 1, day);
  return new Date(ms).getUTCDate() === day ? ms / 86_400_000 : -1;
}

/** A stamp as read: naive local minutes, or UTC minutes where the text carries an offset. */
export interface Stamp {
  readonly minute: number;
  readonly kind: 'local' | 'utc';
}

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})/;
const FRENCH_DAY = /^(\d{2})\/(\d{2})\/(\d{4})/;

/**
 * Reads `YYYY-MM-DD` or `DD/MM/YYYY`, then (in the same text) the hour `HH:MM[:SS]`, then an optional
 * offset. Seconds other than 00 are refused: a step starts on a minute.
 *
 * @returns the stamp; `day` with the rest of the text where no hour follows; undefined where it is neither
 */
export function readStamp(text: string): Stamp | { readonly kind: 'day'; readonly minute: number } | undefined {
  const iso = ISO_DAY.exec(text);
  const match = iso ?? FRENCH_DAY.exec(text);
  if (!match) return undefined;
  const [year, month, dayOfMonth] = iso ? [match[1], match[2], match[3]] : [match[3], match[2], match[1]];
  const day = daysSince1970(Number(year), Number(month), Number(dayOfMonth));
  if (day < 0) return undefined;
  const rest = text.slice(match[0].length);
  if (rest === '') return { kind: 'day', minute: day * MINUTES_PER_DAY };
  const hour = /^(?:T| +)(\d{1,2})[:hH](\d{2})(?::(\d{2})(?:\.0+)?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(rest);
  if (!hour || (hour[3] ?? '00') !== '00') return undefined;
  const inDay = minuteOfDay(Number(hour[1]), Number(hour[2]));
  if (inDay < 0) return undefined;
  const local = day * MINUTES_PER_DAY + inDay;
  if (hour[4] === undefined) return { kind: 'local', minute: local };
  const offset = readOffset(hour[4]);
  return offset === undefined ? undefined : { kind: 'utc', minute: local - offset };
}

/** Minutes since midnight; -1 where it is no time of day. */
export function minuteOfDay(hour: number, minute: number): number {
  return hour < 24 && minute < 60 ? hour * 60 + minute : -1;
}

function readOffset(text: string): number | undefined {
  if (text === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  if (minutes > 14 * 60) return undefined;
  return text.startsWith('-') ? -minutes : minutes;
}
