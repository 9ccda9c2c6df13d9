/** One row of `*_Conso_CDC.csv` or `*_Prod_CDC.csv`: an hour in one or two cells, then four quarter-hours. */
import { minuteOfDay, readStamp, splitCells, type Stamp } from '../table-text.ts';

export interface AccCdcRow {
  readonly hour: Stamp;
  /** The four cells of the quarter-hours at :00, :15, :30 and :45. */
  readonly quarters: readonly string[];
}

/** Separator of the table: the first of `;`, tab and `,` that the line has. */
export function findSeparator(line: string): string {
  return [';', '\t', ','].find((separator) => line.includes(separator)) ?? ';';
}

/**
 * Reads a row, whatever stands in it before the time; the time is one cell (date and hour) or two, and the
 * end of the hour may stand in one more.
 *
 * @returns the row; `header` for a line without any date; or the code of what is wrong
 */
export function readAccCdcRow(
  line: string,
  separator: string,
): AccCdcRow | 'header' | 'row-unreadable' | 'stamp-unreadable' {
  const cells = splitCells(line, separator);
  const dateAt = cells.findIndex((cell) => /^(\d{4}-\d{2}-\d{2}|\d{2}\/\d{2}\/\d{4})/.test(cell));
  if (dateAt < 0) return 'header';
  const date = readStamp(cells[dateAt] ?? '');
  if (!date) return 'stamp-unreadable';
  let hour: Stamp;
  let next = dateAt + 1;
  if (date.kind === 'day') {
    const inDay = readHour(cells[next] ?? '');
    if (inDay === undefined) return 'stamp-unreadable';
    hour = { kind: 'local', minute: date.minute + inDay };
    next++;
  } else {
    hour = date;
  }
  // a second stamp or time, that of the end of the hour
  if (readStamp(cells[next] ?? '') || /^\d{1,2}:\d{2}/.test(cells[next] ?? '')) next++;
  if (hour.minute % 60 !== 0) return 'stamp-unreadable';
  const quarters = cells.slice(next);
  if (quarters.length === 5 && quarters[4] === '') quarters.pop();
  return quarters.length === 4 ? { hour, quarters } : 'row-unreadable';
}

/** Minutes since midnight of `0`, `00`, `00:00`, `00:00:00`, `0h`, `00h00`, or the first hour of `00:00 - 01:00`. */
function readHour(cell: string): number | undefined {
  const match = /^(\d{1,2})(?:[:hH](\d{2})?(?::00)?)?(?:\s*(?:-|à|–)\s*\d{1,2}(?:[:hH]\d{0,2})?(?::00)?)?$/.exec(cell);
  if (!match) return undefined;
  const minute = minuteOfDay(Number(match[1]), Number(match[2] ?? 0));
  return minute < 0 ? undefined : minute;
}
