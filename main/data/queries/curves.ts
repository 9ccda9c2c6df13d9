/** Curves on the grid: imports merged slot by slot. Hot path: prepared statements, one copy per value. */
import type { Database } from 'better-sqlite3';
import { quality as qualities, type CurveStretch, type Direction } from '#domain/curve.ts';
import { utcMonthAt, utcMonthStart, type UtcMinute, type UtcMonth } from '#domain/time.ts';
import { prepared } from '../prepared.ts';

/** A stretch with the imports that gave it at least one value, and how many each gave. */
export interface StoredStretch extends CurveStretch {
  readonly slotsOfImport: ReadonlyMap<number, number>;
}

interface CurveRow {
  utc_month: UtcMonth;
  import_id: number;
  energy_wmin: Uint8Array;
  quality: Uint8Array;
}

const READ_STRETCH = `SELECT utc_month, import_id, energy_wmin, quality FROM curve
  JOIN import ON import.id = import_id AND undone_at_utc IS NULL
  WHERE meter_id = ? AND direction = ? AND utc_month BETWEEN ? AND ? AND import_id <= ?
  ORDER BY utc_month DESC, import_id DESC`;

/** Int32 values of a stored blob, whose bytes may lie unaligned in memory. */
export function energyOfBlob(blob: Uint8Array): Int32Array<ArrayBuffer> {
  return new Int32Array(blob.slice().buffer);
}

/** The bytes of an array, without a copy, for storing. */
export function blobOf(values: Int32Array | Uint8Array): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
}

/** Fills what is still missing of a stretch from one row; returns how many values it gave. */
function fillFrom(row: CurveRow, stretch: CurveStretch, gridMinutes: number): number {
  const { energyWmin, quality, startMinute } = stretch;
  const offset = (utcMonthStart(row.utc_month) - startMinute) / gridMinutes;
  const first = Math.max(0, offset);
  const end = Math.min(quality.length, offset + row.quality.length);
  const stored = energyOfBlob(row.energy_wmin);
  let used = 0;
  for (let slot = first; slot < end; slot++) {
    const storedQuality = row.quality[slot - offset] as number;
    if (storedQuality === qualities.missing || quality[slot] !== qualities.missing) continue;
    energyWmin[slot] = stored[slot - offset] as number;
    quality[slot] = storedQuality;
    used++;
  }
  return used;
}

/**
 * A meter's curve between two UTC minutes on the grid: slot by slot the newest import that is not
 * undone and has a value. A slot that no import knows is missing.
 *
 * @param fromMinute first slot's start
 * @param toMinute end of the last slot, exclusive
 * @param newestImport imports after it are left out, to see the curve as it was
 */
export function readCurveStretch(
  db: Database,
  meterId: string,
  direction: Direction,
  fromMinute: UtcMinute,
  toMinute: UtcMinute,
  gridMinutes: number,
  newestImport: number = Number.MAX_SAFE_INTEGER,
): StoredStretch {
  const slots = Math.max(0, (toMinute - fromMinute) / gridMinutes);
  if (!Number.isInteger(slots) || fromMinute % gridMinutes !== 0)
    throw new RangeError('a stretch begins and ends on the grid');
  const stretch = { startMinute: fromMinute, energyWmin: new Int32Array(slots), quality: new Uint8Array(slots) };
  const slotsOfImport = new Map<number, number>();
  if (slots === 0) return { ...stretch, slotsOfImport };
  const rows = prepared<CurveRow>(db, READ_STRETCH).all(
    meterId,
    direction,
    utcMonthAt(fromMinute),
    utcMonthAt(toMinute - 1),
    newestImport,
  );
  for (const row of rows) {
    const used = fillFrom(row, stretch, gridMinutes);
    if (used > 0) slotsOfImport.set(row.import_id, (slotsOfImport.get(row.import_id) ?? 0) + used);
  }
  return { ...stretch, slotsOfImport };
}

const READ_NEWEST = `SELECT utc_month, quality FROM curve
  JOIN import ON import.id = import_id AND undone_at_utc IS NULL
  WHERE meter_id = ? AND direction = ? ORDER BY utc_month DESC`;

/** End of a meter's newest slot with a value; null where it has none. */
export function findNewestValue(
  db: Database,
  meterId: string,
  direction: Direction,
  gridMinutes: number,
): UtcMinute | null {
  let newest: UtcMinute | null = null;
  let month: UtcMonth | null = null;
  for (const row of prepared<Pick<CurveRow, 'utc_month' | 'quality'>>(db, READ_NEWEST).iterate(meterId, direction)) {
    if (newest !== null && row.utc_month !== month) break;
    month = row.utc_month;
    const last = row.quality.findLastIndex((state) => state !== qualities.missing);
    if (last >= 0) newest = Math.max(newest ?? 0, utcMonthStart(month) + (last + 1) * gridMinutes);
  }
  return newest;
}

export interface CurveExtent {
  readonly meterId: string;
  readonly direction: Direction;
  readonly fromUtc: string;
  readonly toUtc: string;
}

/** First and last instant for which imports brought rows, per meter and direction, ordered by meter. */
export function listCurveExtents(db: Database): CurveExtent[] {
  return prepared<CurveExtent>(
    db,
    `SELECT meter_id AS meterId, direction, min(from_utc) AS fromUtc, max(to_utc) AS toUtc
    FROM import_meter JOIN import ON import.id = import_id AND undone_at_utc IS NULL
    GROUP BY meter_id, direction ORDER BY meter_id, direction`,
  ).all();
}
