/**
 * Text file of the coefficients of a dynamic key for the network operator: one row per step, one column
 * per consumer, in percent. Only one public sample of it is known, so everything that may differ is a
 * profile that the organiser can edit.
 */
import { ExpectedError } from '#domain/errors.ts';
import {
  formatDay,
  getTimeZone,
  MINUTES_PER_DAY,
  parseDay,
  type LocalDay,
  type Period,
  type UtcMinute,
} from '#domain/time.ts';

/**
 * Rows of the two clock-change days: `every-step` writes each real step in time order under its local
 * stamp (02:xx twice in autumn, not at all in spring); `same-every-day` writes as many rows as on any
 * other day: the first 02:xx of autumn only, and zeros under the 02:xx that spring skips.
 */
export type ClockChangePolicy = 'every-step' | 'same-every-day';

export interface CoefficientProfile {
  /** Between columns. */
  readonly separator: string;
  readonly decimalSign: ',' | '.';
  /** Decimals of the percentage, 0 to 6; below 2, values are rounded down so that rows stay within 100 %. */
  readonly decimals: number;
  /** `{operation}`, `{step}` (minutes), `{first}` and `{last}` (ddmmyyyy, last day included) are filled in. */
  readonly fileName: string;
  readonly lineEnd: '\n' | '\r\n';
  readonly clockChangeDays: ClockChangePolicy;
}

/** As in the public sample `ACC00000001_15_01112024_30112024.txt`. */
export const defaultCoefficientProfile: CoefficientProfile = {
  separator: ';',
  decimalSign: ',',
  decimals: 2,
  fileName: '{operation}_{step}_{first}_{last}.txt',
  lineEnd: '\n',
  clockChangeDays: 'every-step',
};

/** One step's coefficients; the array may be reused from row to row. */
export interface CoefficientRow {
  readonly startMinute: UtcMinute;
  /** Hundredths of a percent, in order of the columns. */
  readonly coefficients: ArrayLike<number>;
}

const HUNDREDTH_DECIMALS = 2;
const MOST_DECIMALS = 6;

/**
 * Checks an edited profile.
 *
 * @throws ExpectedError `invalid-input` {where: name of the field}
 */
export function checkCoefficientProfile(profile: CoefficientProfile): void {
  const { separator, decimalSign, decimals, fileName } = profile;
  const refuseUnless = (isRight: boolean, where: keyof CoefficientProfile): void => {
    if (!isRight) throw new ExpectedError('invalid-input', { where });
  };
  refuseUnless(separator !== '' && !/[\d\r\n]/.test(separator), 'separator');
  refuseUnless(!separator.includes(decimalSign), 'decimalSign');
  refuseUnless(Number.isInteger(decimals) && decimals >= 0 && decimals <= MOST_DECIMALS, 'decimals');
  refuseUnless(/^[^/\\:*?"<>|\r\n]+$/.test(fileName) && !fileName.startsWith('.'), 'fileName');
}

/**
 * Name of the file.
 *
 * @param profile how files are named
 * @param file operation's agreement number (`ACC` and 8 digits), step in minutes, local days included
 * @source reference of Enedis formats, section 2.4
 */
export function formatCoefficientFileName(
  profile: CoefficientProfile,
  file: { readonly operation: string; readonly stepMinutes: number; readonly period: Period },
): string {
  const values = new Map([
    ['operation', file.operation],
    ['step', String(file.stepMinutes)],
    ['first', formatCompactDay(file.period.firstDay)],
    ['last', formatCompactDay(file.period.lastDay)],
  ]);
  return profile.fileName.replace(/\{(\w+)\}/g, (whole, name: string) => values.get(name) ?? whole);
}

/**
 * The lines of the file, each with its line end, one after the other so that memory stays flat. All
 * characters are ASCII as long as the separator is.
 *
 * @param profile a checked profile
 * @param columns consumer ids in order of the columns, the length of a step, the zone of the stamps
 * @param rows steps in time order
 * @source reference of Enedis formats, section 2.4
 */
export function* writeCoefficientLines(
  profile: CoefficientProfile,
  columns: {
    readonly consumerIds: readonly string[];
    readonly stepMinutes: number;
    readonly timeZone: string;
  },
  rows: Iterable<CoefficientRow>,
): Generator<string, void, undefined> {
  const { consumerIds, stepMinutes } = columns;
  const zone = getTimeZone(columns.timeZone);
  const formatRow = createRowFormat(profile, consumerIds.length);
  yield ['Horodate', ...consumerIds].join(profile.separator) + profile.lineEnd;

  const isEven = profile.clockChangeDays === 'same-every-day';
  const nothing = new Uint8Array(consumerIds.length);
  let previous: { startMinute: UtcMinute; local: number } | undefined;
  for (const { startMinute, coefficients } of rows) {
    const local = startMinute + zone.offsetAt(startMinute);
    if (isEven && previous) {
      if (local <= previous.local) continue;
      const skipped = local - previous.local - (startMinute - previous.startMinute);
      for (let gap = skipped; gap > 0; gap -= stepMinutes) yield formatRow(local - gap, nothing);
    }
    yield formatRow(local, coefficients);
    previous = { startMinute, local };
  }
}

function createRowFormat(
  profile: CoefficientProfile,
  columns: number,
): (localMinute: number, coefficients: ArrayLike<number>) => string {
  const { separator, lineEnd } = profile;
  return (localMinute, coefficients) => {
    let row = formatStamp(localMinute);
    for (let i = 0; i < columns; i++) row += separator + formatPercent(coefficients[i] ?? 0, profile);
    return row + lineEnd;
  };
}

function formatPercent(hundredths: number, { decimalSign, decimals }: CoefficientProfile): string {
  const whole = String(Math.floor(hundredths / 100));
  if (decimals === 0) return whole;
  const fraction = String(hundredths % 100).padStart(HUNDREDTH_DECIMALS, '0');
  return whole + decimalSign + fraction.slice(0, decimals).padEnd(decimals, '0');
}

/** `dd/mm/yyyy HH:MM` of a local minute. */
function formatStamp(localMinute: number): string {
  const [year, month, day] = formatDay(Math.floor(localMinute / MINUTES_PER_DAY)).split('-') as [
    string,
    string,
    string,
  ];
  const ofDay = localMinute - Math.floor(localMinute / MINUTES_PER_DAY) * MINUTES_PER_DAY;
  const hours = String(Math.floor(ofDay / 60)).padStart(2, '0');
  return `${day}/${month}/${year} ${hours}:${String(ofDay % 60).padStart(2, '0')}`;
}

/** `ddmmyyyy` of a local day. @throws RangeError when it is not a real day */
function formatCompactDay(day: LocalDay): string {
  return formatDay(parseDay(day)).split('-').reverse().join('');
}
