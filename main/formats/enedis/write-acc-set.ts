/**
 * Writer of the organiser's monthly set: `ACC…_Personne Morale_<from>_<to>/` with one curve file per
 * meter and direction and the list of participants. What the operator publishes is the names, the unit
 * and one row an hour with four quarter-hour values; the headers are ours (reference enedis-formats.md,
 * section 1.1).
 */
import type { Direction } from '#domain/curve.ts';
import type { LocalDay, Period } from '#domain/time.ts';

/** Mean power in whole W of the quarter-hours from :00, :15, :30 and :45; null where there is no value. */
export type HourWatts = readonly [number | null, number | null, number | null, number | null];

/** One row of a curve file. */
export interface AccHour {
  readonly day: LocalDay;
  /** Local hour of the clock, 0 to 23; on the autumn day 2 comes twice, on the spring day not at all. */
  readonly hour: number;
  readonly watts: HourWatts;
}

export interface AccCurve {
  /** Meter id, 14 digits. */
  readonly meter: string;
  readonly direction: Direction;
  /** Rows in order of time; an hour left out is missing in the file. */
  readonly hours: readonly AccHour[];
}

export interface AccParticipant {
  readonly meter: string;
  readonly direction: Direction;
  readonly firstDay: LocalDay;
  /** Last day in the operation; null while there is none. */
  readonly lastDay: LocalDay | null;
}

export interface AccSet {
  /** `ACC` and eight digits. */
  readonly accNumber: string;
  /** Local days that the set is for, both included. */
  readonly period: Period;
  readonly curves: readonly AccCurve[];
  readonly participants: readonly AccParticipant[];
}

/** A file as bytes with its path, `/` between folder and name. */
export interface WrittenFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const EOL = '\r\n';

/** `31/05/2025`, or with another separator. */
function formatFrenchDay(day: LocalDay, separator = '/'): string {
  return day.split('-').reverse().join(separator);
}

function formatPeriod({ firstDay, lastDay }: Period): string {
  return `${formatFrenchDay(firstDay, '')}_${formatFrenchDay(lastDay, '')}`;
}

/** ISO-8859-1; the headers and names of this layout have no character beyond it. */
function encodeLatin1(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/**
 * Name of a set's folder.
 *
 * @param accNumber `ACC` and eight digits
 * @param period local days, both included
 * @returns for example `ACC00009817_Personne Morale_01052025_31052025`
 * @source reference enedis-formats.md, section 1.1 (names seen in two mails of 2025)
 */
export function nameAccSet(accNumber: string, period: Period): string {
  return `${accNumber}_Personne Morale_${formatPeriod(period)}`;
}

/**
 * Name of a curve file, `<meter>_<ddmmyyyy>_<ddmmyyyy>_Conso_CDC.csv` or `…_Prod_CDC.csv`.
 *
 * @source reference enedis-formats.md, section 1.1
 */
export function nameAccCurve(meter: string, direction: Direction, period: Period): string {
  return `${meter}_${formatPeriod(period)}_${direction === 'consumption' ? 'Conso' : 'Prod'}_CDC.csv`;
}

/**
 * Bytes of a curve file: `;`, ISO-8859-1, CRLF; local day and hour, then four mean powers in W. A
 * missing value is an empty cell.
 *
 * @param hours rows in order of time
 * @returns the bytes of the file
 */
export function writeAccCurve(hours: readonly AccHour[]): Uint8Array<ArrayBuffer> {
  const lines = ['Date;Heure de début;P1 (W);P2 (W);P3 (W);P4 (W)'];
  for (const { day, hour, watts } of hours) {
    const cells = watts.map((value) => (value === null ? '' : String(value)));
    lines.push(`${formatFrenchDay(day)};${String(hour).padStart(2, '0')}:00;${cells.join(';')}`);
  }
  return encodeLatin1(lines.join(EOL) + EOL);
}

/**
 * Bytes of `Perimetre_Participants.csv`: meter, CONS or PROD, first and last day (empty while there is none).
 *
 * @param participants in the order to be written; a meter whose holder changed comes once for each
 * @returns the bytes of the file
 */
export function writeAccPerimeter(participants: readonly AccParticipant[]): Uint8Array<ArrayBuffer> {
  const lines = ["PRM;Type;Date d'entrée;Date de sortie"];
  for (const { meter, direction, firstDay, lastDay } of participants) {
    const type = direction === 'consumption' ? 'CONS' : 'PROD';
    lines.push(`${meter};${type};${formatFrenchDay(firstDay)};${lastDay === null ? '' : formatFrenchDay(lastDay)}`);
  }
  return encodeLatin1(lines.join(EOL) + EOL);
}

/**
 * All files of a set.
 *
 * @param set what the operator sends for a period
 * @returns the files with their paths, folder first; curves in the given order, the participants last
 */
export function writeAccSet(set: AccSet): WrittenFile[] {
  const folder = nameAccSet(set.accNumber, set.period);
  const curves = set.curves.map(({ meter, direction, hours }) => ({
    path: `${folder}/${nameAccCurve(meter, direction, set.period)}`,
    bytes: writeAccCurve(hours),
  }));
  return [...curves, { path: `${folder}/Perimetre_Participants.csv`, bytes: writeAccPerimeter(set.participants) }];
}
