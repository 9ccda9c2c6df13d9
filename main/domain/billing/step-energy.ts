/** Energy of the operation on equal steps of time, hours or slots, added up while a period is computed. */
import type { StepAllocation } from '../allocation/allocate.ts';
import { quality, type Direction } from '../curve.ts';
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
  /** Those with a value that is an estimate. */
  readonly productionEstimated: Int32Array;
  readonly consumptionEstimated: Int32Array;
}

/** The consumption side of one held meter. Energy of a step below 2^31 Wmin: 35 MW for an hour. */
export interface MeterSteps {
  readonly consumptionWmin: Int32Array;
  readonly allocatedWmin: Int32Array;
  readonly consumptionValues: Uint8Array;
  readonly consumptionMissing: Uint8Array;
  readonly consumptionEstimated: Uint8Array;
}

interface StepSums {
  readonly energy: StepEnergy;
  /** Per consumption meter, by id; a meter that nobody holds in the period is not among them. */
  readonly meters: ReadonlyMap<string, MeterSteps>;
  readonly listeners: Required<Pick<FigureListeners, 'onStep' | 'onCurve'>>;
}

/**
 * Makes the listeners of `computePeriodFigures` that add a period up per step, for the whole and for each
 * meter. Memory is that of the result: 11 bytes per meter and step.
 *
 * @param period whole local days
 * @param timeZone IANA zone whose offset changes by whole steps
 * @param gridMinutes minutes of the operation's slots
 * @param stepMinutes minutes of a step, a multiple of `gridMinutes` that divides the hour
 * @returns the sums, filled in by the listeners, in Wmin
 * @throws RangeError for an unknown zone or a day that is none
 */
export function createStepEnergy(period: Period, timeZone: string, gridMinutes: number, stepMinutes: number): StepSums {
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
    productionEstimated: new Int32Array(count),
    consumptionEstimated: new Int32Array(count),
  };
  const meters = new Map<string, MeterSteps>();
  // the meters of the run that is under way, in its order
  let ordered: { ids: readonly string[]; meters: readonly (MeterSteps | undefined)[] } = { ids: [], meters: [] };
  const stepAt = (minute: UtcMinute): number => Math.floor((minute - start) / stepMinutes);
  return {
    energy,
    meters,
    listeners: {
      onStep(minute, { consumerIds, consumerAllocatedWmin }: StepAllocation) {
        const step = stepAt(minute);
        if (ordered.ids !== consumerIds)
          ordered = { ids: consumerIds, meters: consumerIds.map((id) => meters.get(id)) };
        for (let i = 0; i < consumerAllocatedWmin.length; i++) {
          const allocated = consumerAllocatedWmin[i] as number;
          if (allocated === 0) continue;
          add(energy.allocatedWmin, step, allocated);
          const meter = ordered.meters[i];
          if (meter) add(meter.allocatedWmin, step, allocated);
        }
      },
      onCurve(direction, meterId, curve, from, to) {
        const sums = [sideOf(energy, direction)];
        if (direction === 'consumption') {
          const meter = meters.get(meterId) ?? createMeterSteps(count);
          meters.set(meterId, meter);
          sums.push(meterSide(meter));
        }
        for (let slot = from; slot < to; slot++) {
          const step = stepAt(curve.startMinute + slot * gridMinutes);
          for (const side of sums) addSlot(side, step, curve.quality[slot] as number, curve.energyWmin[slot] as number);
        }
      },
    },
  };
}

type Sums = Float64Array | Int32Array | Uint8Array;
interface Side {
  readonly wmin: Sums;
  readonly values: Sums;
  readonly missing: Sums;
  readonly estimated: Sums;
}

function sideOf(energy: StepEnergy, direction: Direction): Side {
  return {
    wmin: energy[`${direction}Wmin`],
    values: energy[`${direction}Values`],
    missing: energy[`${direction}Missing`],
    estimated: energy[`${direction}Estimated`],
  };
}

function meterSide(meter: MeterSteps): Side {
  return {
    wmin: meter.consumptionWmin,
    values: meter.consumptionValues,
    missing: meter.consumptionMissing,
    estimated: meter.consumptionEstimated,
  };
}

function createMeterSteps(count: number): MeterSteps {
  return {
    consumptionWmin: new Int32Array(count),
    allocatedWmin: new Int32Array(count),
    consumptionValues: new Uint8Array(count),
    consumptionMissing: new Uint8Array(count),
    consumptionEstimated: new Uint8Array(count),
  };
}

function addSlot(side: Side, step: number, state: number, energyWmin: number): void {
  if (state === quality.missing) {
    add(side.missing, step, 1);
    return;
  }
  add(side.values, step, 1);
  add(side.wmin, step, energyWmin);
  if (state === quality.estimated) add(side.estimated, step, 1);
}

function add(sums: Sums, index: number, value: number): void {
  sums[index] = (sums[index] as number) + value;
}
