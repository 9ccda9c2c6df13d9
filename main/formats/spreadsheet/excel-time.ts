/** Dates of spreadsheets: numbers that only their format tells from amounts. */
import type { LocalDateTime } from './cell.ts';

const SECONDS_PER_DAY = 86_400;
/** 1970-01-01 as a serial number of the calendar that begins in 1900. */
const SERIAL_OF_1970 = 25_569;
const DAYS_FROM_1900_TO_1904 = 1_462;
/** 9999-12-31, the last day that a spreadsheet knows. */
const LAST_SERIAL = 2_958_466;

/** What the format of a number makes of it. */
export type TimeKind = 'none' | 'date' | 'time' | 'elapsed';

/** Numbers of the formats every spreadsheet program has built in. */
export function findBuiltInTimeKind(formatId: number): TimeKind {
  if ((formatId >= 18 && formatId <= 21) || formatId === 45 || formatId === 47) return 'time';
  if (formatId === 46) return 'elapsed';
  const isDate =
    (formatId >= 14 && formatId <= 22) || (formatId >= 27 && formatId <= 36) || (formatId >= 50 && formatId <= 58);
  return isDate ? 'date' : 'none';
}

/**
 * What a number format shows.
 *
 * @param code for example `dd/mm/yyyy hh:mm`, `[h]:mm`, `0.00" h"`
 */
export function findTimeKind(code: string): TimeKind {
  const [first = ''] = code.split(';', 1);
  const bare = first.replace(/"[^"]*"|\\.|_.|\*./g, '');
  if (/\[[hms]+\]/i.test(bare)) return 'elapsed';
  const letters = bare.replace(/\[[^\]]*\]/g, '').replace(/general/i, '');
  // letters of dates in other languages' programs: jj/mm/aaaa is stored as dd/mm/yyyy
  if (/[dy]/i.test(letters) || (/m/i.test(letters) && !/[hs]/i.test(letters))) return 'date';
  return /[hs]/i.test(letters) ? 'time' : 'none';
}

/**
 * A serial number as a date and time, to the nearest second.
 *
 * @param serial days since the calendar's beginning
 * @param isFrom1904 true where the workbook counts from 1904
 * @returns undefined where the number is no date that a spreadsheet shows
 */
export function toLocalDateTime(
  serial: number,
  kind: Exclude<TimeKind, 'none'>,
  isFrom1904: boolean,
): LocalDateTime | undefined {
  if (!(serial >= 0) || serial >= LAST_SERIAL) return undefined;
  const seconds = Math.round(serial * SECONDS_PER_DAY);
  // a stamp shown as hours only is a stamp all the same; a year after the beginning nobody means a duration
  if (kind === 'elapsed' || seconds < SECONDS_PER_DAY || (kind === 'time' && serial < 366))
    return { day: null, second: seconds };
  const days = Math.floor(seconds / SECONDS_PER_DAY);
  const from1900 = isFrom1904 ? days + DAYS_FROM_1900_TO_1904 : days;
  // the calendar of 1900 counts a 29 February that was not
  const day = from1900 - SERIAL_OF_1970 + (from1900 < 60 ? 1 : 0);
  return { day, second: seconds % SECONDS_PER_DAY };
}
