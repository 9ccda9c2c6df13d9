/** Compares what an import brings with what the operation holds, slot by slot. */
import type { Database } from 'better-sqlite3';
import { quality as qualities, type CurveMonth, type CurveStretch, type Direction } from '#domain/curve.ts';
import { utcMonthStart } from '#domain/time.ts';
import { prepared } from '#data/prepared.ts';
import { readCurveStretch } from '#data/queries/curves.ts';

export interface SlotCounts {
  /** Slots that had no value. */
  added: number;
  /** Slots whose value is another, or is no longer an estimate. */
  changed: number;
  same: number;
}

/**
 * Settles the quality of one month's slots against those of the operation. A value that replaces a
 * different one is marked corrected, unless the file calls it an estimate; an estimate never replaces a
 * value that is none, and is taken out; an equal value keeps what was known about it.
 */
export function settleMonth(curve: CurveMonth, stored: CurveStretch, counts: SlotCounts): void {
  const { energyWmin, quality } = curve;
  for (let slot = 0; slot < quality.length; slot++) {
    const brought = quality[slot] as number;
    if (brought === qualities.missing) continue;
    const present = stored.quality[slot] as number;
    if (present === qualities.missing) {
      counts.added++;
    } else if (brought === qualities.estimated && present !== qualities.estimated) {
      counts.same++;
      energyWmin[slot] = 0;
      quality[slot] = qualities.missing;
    } else if (energyWmin[slot] !== stored.energyWmin[slot]) {
      counts.changed++;
      if (brought === qualities.measured) quality[slot] = qualities.corrected;
    } else if (present === qualities.estimated && brought !== qualities.estimated) {
      counts.changed++;
    } else {
      counts.same++;
      quality[slot] = Math.max(brought, present);
    }
  }
}

/** Reads what the operation holds for a month and settles the month against it. */
export function settleWithOperation(
  db: Database,
  gridMinutes: number,
  meter: string,
  direction: Direction,
  curve: CurveMonth,
  counts: SlotCounts = { added: 0, changed: 0, same: 0 },
): void {
  if (
    !prepared(db, 'SELECT 1 FROM curve WHERE meter_id = ? AND direction = ? AND utc_month = ? LIMIT 1').get(
      meter,
      direction,
      curve.month,
    )
  ) {
    for (const brought of curve.quality) if (brought !== qualities.missing) counts.added++;
    return;
  }
  const stored = readCurveStretch(
    db,
    meter,
    direction,
    utcMonthStart(curve.month),
    utcMonthStart(curve.month + 1),
    gridMinutes,
  );
  settleMonth(curve, stored, counts);
}
