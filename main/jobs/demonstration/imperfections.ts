/** What goes wrong in the demonstration's year, as it does in life. Hours are local, days in the village. */
import type { LocalDay, Period } from '#domain/time.ts';

const gap = { meter: '99038000000652', day: '2025-02-14', fromHour: 9, toHour: 15 };
const absence = { meter: '99038000001092', day: '2025-11-20', fromHour: 0, toHour: 12 };

/** Days that the operator delivered wrongly at first, and again some days later. */
export const correctedPeriod: Period = { firstDay: '2025-06-10', lastDay: '2025-06-12' };

/** Percent of the true power that the first delivery of the corrected days shows: the school's roof and the bakery. */
const firstDeliveryPercent: ReadonlyMap<string, number> = new Map([
  ['99038000005036', 55],
  ['99038000001820', 70],
]);

export const correctedMeters: ReadonlySet<string> = new Set(firstDeliveryPercent.keys());

/** True where the file has the hour's row with empty cells. */
export function isHourEmpty(meter: string, day: LocalDay, hour: number): boolean {
  return meter === gap.meter && day === gap.day && hour >= gap.fromHour && hour < gap.toHour;
}

/** True where the file has no row at all for the hour. */
export function isHourLeftOut(meter: string, day: LocalDay, hour: number): boolean {
  return meter === absence.meter && day === absence.day && hour >= absence.fromHour && hour < absence.toHour;
}

/** What the first delivery says where the truth is `watts`. */
export function misreadWatts(meter: string, day: LocalDay, watts: number): number {
  const percent = firstDeliveryPercent.get(meter);
  const isWrong = percent !== undefined && day >= correctedPeriod.firstDay && day <= correctedPeriod.lastDay;
  return isWrong ? Math.floor((watts * percent) / 100) : watts;
}
