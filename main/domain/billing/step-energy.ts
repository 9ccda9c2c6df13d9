/** Energy of the operation on equal steps of time, hours or slots, added up while a period is computed. */
import type { StepAllocation } from '../allocation/allocate.ts';
import { quality, type CurveStretch, type Direction } from '../curve.ts';
import {
  addDays,
  getTimeZone,
  listDays,
  MINUTES_PER_DAY,
  type LocalDay,
  type Period,
  type UtcMinute,
} from '../time.ts';
import type { FigureListeners } from './compute-figures.ts';

/** Sums of a period per step. Arrays have one entry per step but for `firstStep`. */
export interface StepEnergy {
  readonly days: readonly LocalDay[];
  readonly stepMinutes: number;
  /** First step of each day, and one entry more for the end: 23 or 25 hours where the clocks change. */
  readonly firstStep: Int32Array;
  /** Local time at which a step starts, in minutes since midnight; the hour that comes twice has the same twice. */
  readonly localMinute: Int32Array;
  readonly productionWmin: Float64Array;
  readonly consumptionWmin: Float64Array;
  readonly allocatedWmin: Float64Array;
  /** Slots of running plants with a value, and without one. */
  readonly productionValues: Int32Array;
  readonly productionMissing: Int32Array;
  /** Slots of held meters with a value, and without one. */
  readonly consumptionValues: Int32Array;
  readonly consumptionMissing: Int32Array;
}

/**
 * Makes the listeners of `computePeriodFigures` that add a period up per step. Memory is that of the
 * result, however many meters there are.
 *
 * @param period whole local days
 * @param timeZone IANA zone whose offset changes by whole steps
 * @param gridMinutes minutes of the operation's slots
 * @param stepMinutes minutes of a step, a multiple of `gridMinutes` that divides the hour
 * @returns the sums, filled in by the listeners, in Wmin
 * @throws RangeError for an unknown zone or a day that is none
 */
export function createStepEnergy(
  period: Period,
  timeZone: string,
  gridMinutes: number,
  stepMinutes: number,
): { readonly energy: StepEnergy; readonly listeners: Required<Pick<FigureListeners, 'onStep' | 'onCurve'>> } {
  const zone = getTimeZone(timeZone);
  const days = listDays(period.firstDay, period.lastDay);
  const starts = [...days, addDays(period.lastDay, 1)].map((day) => zone.dayStart(day));
  const start = starts[0] as UtcMinute;
  const firstStep = Int32Array.from(starts, (dayStart) => (dayStart - start) / stepMinutes);
  const count = firstStep.at(-1) as number;
  const localMinute = Int32Array.from({ length: count }, (_, step) => {
    const minute = start + step * stepMinutes;
    return (minute + zone.offsetAt(minute)) % MINUTES_PER_DAY;
  });
  const energy: StepEnergy = {
    days,
    stepMinutes,
    firstStep,
    localMinute,
    productionWmin: new Float64Array(count),
    consumptionWmin: new Float64Array(count),
    allocatedWmin: new Float64Array(count),
    productionValues: new Int32Array(count),
    productionMissing: new Int32Array(count),
    consumptionValues: new Int32Array(count),
    consumptionMissing: new Int32Array(count),
  };
  const stepAt = (minute: UtcMinute): number => Math.floor((minute - start) / stepMinutes);
  return {
    energy,
    listeners: {
      onStep(minute, { consumerAllocatedWmin }: StepAllocation) {
        for (const allocated of consumerAllocatedWmin) add(energy.allocatedWmin, stepAt(minute), allocated);
      },
      onCurve(direction: Direction, curve: CurveStretch, from: number, to: number) {
        const { [`${direction}Wmin` as const]: wmin, [`${direction}Values` as const]: values } = energy;
        const missing = energy[`${direction}Missing`];
        for (let slot = from; slot < to; slot++) {
          const step = stepAt(curve.startMinute + slot * gridMinutes);
          if (curve.quality[slot] === quality.missing) {
            add(missing, step, 1);
          } else {
            add(values, step, 1);
            add(wmin, step, curve.energyWmin[slot] as number);
          }
        }
      },
    },
  };
}

function add(sums: Float64Array | Int32Array, index: number, value: number): void {
  sums[index] = (sums[index] as number) + value;
}
