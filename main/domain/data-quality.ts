/** What is known of a meter's values, day by day, and where they lack. */
import { quality, type CurveStretch } from './curve.ts';
import type { UtcMinute } from './time.ts';

/** Slots of each day by what is known of them; all 0 on a day on which nothing is expected. */
export interface DayQuality {
  readonly measured: Uint16Array<ArrayBuffer>;
  readonly estimated: Uint16Array<ArrayBuffer>;
  readonly corrected: Uint16Array<ArrayBuffer>;
  readonly missing: Uint16Array<ArrayBuffer>;
}

/** A stretch of expected slots without a value, its end excluded. */
export interface Gap {
  readonly from: UtcMinute;
  readonly to: UtcMinute;
}

/**
 * Counts a curve's slots per day by their quality, and finds its gaps.
 *
 * @param curve stretch of a meter's curve on the grid
 * @param firstSlot first slot of each local day in it, and one entry more for the end
 * @param isExpected tells by the index of a day whether values are due on it
 * @param gridMinutes minutes of a slot
 * @returns slots per day, and gaps in order of time; a gap goes on over midnight, but not over days on
 *   which nothing is expected
 * @source specification, sections 2 and 5 (quality bytes)
 */
export function summariseQuality(
  { quality: states, startMinute }: CurveStretch,
  firstSlot: readonly number[],
  isExpected: (day: number) => boolean,
  gridMinutes: number,
): { readonly days: DayQuality; readonly gaps: readonly Gap[] } {
  const count = firstSlot.length - 1;
  const days = {
    measured: new Uint16Array(count),
    estimated: new Uint16Array(count),
    corrected: new Uint16Array(count),
    missing: new Uint16Array(count),
  };
  const byState = {
    [quality.missing]: days.missing,
    [quality.measured]: days.measured,
    [quality.estimated]: days.estimated,
    [quality.corrected]: days.corrected,
  };
  const gaps: { from: UtcMinute; to: UtcMinute }[] = [];
  for (let day = 0; day < count; day++) {
    if (!isExpected(day)) continue;
    for (let slot = firstSlot[day] as number; slot < (firstSlot[day + 1] as number); slot++) {
      const state = states[slot] as keyof typeof byState;
      byState[state][day] = (byState[state][day] as number) + 1;
      if (state !== quality.missing) continue;
      const from = startMinute + slot * gridMinutes;
      const last = gaps.at(-1);
      if (last?.to === from) last.to = from + gridMinutes;
      else gaps.push({ from, to: from + gridMinutes });
    }
  }
  return { days, gaps };
}
