/** The hours of a stretch of days as cells of a map: where each lies, and what is known of it. */
import type { EnergySteps } from '#contract';

export const measures = ['allocated', 'production', 'consumption', 'surplus'] as const;
export type Measure = (typeof measures)[number];

export interface HourCell {
  /** Index of the day. */
  readonly day: number;
  /** Local hour in which the step starts. */
  readonly hour: number;
  /** 1 for the second of the two hours of the same name where the clocks go back. */
  readonly repeat: 0 | 1;
  readonly step: number;
  /** Null where no value is known. */
  readonly wmin: number | null;
  /** Some of the values behind it are missing. */
  readonly isPartial: boolean;
}

export function listHourCells(hours: EnergySteps, measure: Measure): HourCell[] {
  const cells: HourCell[] = [];
  for (let day = 0; day < hours.days.length; day++) {
    const first = hours.firstStep[day] ?? 0;
    for (let step = first; step < (hours.firstStep[day + 1] ?? 0); step++) {
      const hour = Math.floor((hours.localMinute[step] ?? 0) / 60);
      const isRepeat = step > first && Math.floor((hours.localMinute[step - 1] ?? 0) / 60) === hour;
      cells.push({ day, hour, repeat: isRepeat ? 1 : 0, step, ...readStep(hours, measure, step) });
    }
  }
  return cells;
}

/** Energy of a step; null where one of the curves it is made from has no value at all. */
export function readStep(
  steps: EnergySteps,
  measure: Measure,
  step: number,
): { readonly wmin: number | null; readonly isPartial: boolean } {
  const sides = {
    production: ['production'],
    consumption: ['consumption'],
    surplus: ['production', 'consumption'],
    allocated: ['production', 'consumption'],
  } as const;
  const used = sides[measure];
  const isPartial = used.some((side) => (steps[`${side}Missing`][step] ?? 0) > 0);
  // where nothing is due, nothing is missing
  if (used.some((side) => steps[`${side}Values`][step] === 0)) return { wmin: null, isPartial };
  const [production, consumption, allocated] = [
    steps.productionWmin[step] ?? 0,
    steps.consumptionWmin[step] ?? 0,
    steps.allocatedWmin[step] ?? 0,
  ];
  return {
    wmin: { production, consumption, allocated, surplus: production - allocated }[measure],
    isPartial,
  };
}
