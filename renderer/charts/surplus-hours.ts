import type { EnergySteps } from '#contract';

/** A stretch of local hours of the day, the end excluded. */
export interface HourSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * The shortest stretch of local hours that holds at least half of the surplus of some days; undefined
 * where there is none.
 */
export function findSurplusHours(hours: EnergySteps, firstDay: string, lastDay: string): HourSpan | undefined {
  const byHour = new Float64Array(24);
  hours.days.forEach((day, d) => {
    if (day < firstDay || day > lastDay) return;
    for (let step = hours.firstStep[d] ?? 0; step < (hours.firstStep[d + 1] ?? 0); step++) {
      const hour = Math.floor((hours.localMinute[step] ?? 0) / 60);
      byHour[hour] = (byHour[hour] ?? 0) + (hours.productionWmin[step] ?? 0) - (hours.allocatedWmin[step] ?? 0);
    }
  });
  const total = byHour.reduce((sum, wmin) => sum + wmin, 0);
  if (total <= 0) return undefined;
  for (let length = 1; length <= 24; length++) {
    const starts = Array.from({ length: 25 - length }, (_, from) => from);
    const held = (from: number): number => byHour.subarray(from, from + length).reduce((sum, wmin) => sum + wmin, 0);
    const best = starts.reduce((most, from) => (held(from) > held(most) ? from : most), 0);
    if (held(best) * 2 >= total) return { from: best, to: best + length };
  }
  return undefined;
}
