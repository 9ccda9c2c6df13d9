/**
 * Figures of a period: the allocation of every slot, summed per local day. Bills, reports, charts and
 * the command line are all made from these sums, so that they cannot disagree.
 */
import type { LocalDay, Period, UtcMinute } from '../time.ts';
import type { KeyKind } from './bill.ts';

/** A member consuming at a meter on some days of the period. Arrays have one entry per day of the period. */
export interface ConsumerFigures {
  readonly meterId: string;
  readonly label: string;
  /** Null for a meter that nobody holds. Energy of such a meter takes no part in the allocation. */
  readonly memberId: number | null;
  readonly memberName: string;
  /** Days of the period on which this member held the meter, both included. */
  readonly firstDay: LocalDay;
  readonly lastDay: LocalDay;
  readonly consumptionWmin: Float64Array;
  readonly allocatedWmin: Float64Array;
  readonly missingSlots: Int32Array;
  readonly estimatedSlots: Int32Array;
  /** Allocated energy per producer (order of `PeriodFigures.producers`) and day. */
  readonly fromProducerWmin: readonly Float64Array[];
}

/** A plant. Arrays have one entry per day of the period. */
export interface ProducerFigures {
  readonly plantId: number;
  readonly issuerId: number;
  readonly meterId: string;
  readonly name: string;
  readonly technology: string;
  readonly productionWmin: Float64Array;
  readonly allocatedWmin: Float64Array;
  readonly missingSlots: Int32Array;
  readonly estimatedSlots: Int32Array;
}

export interface PeriodFigures {
  readonly period: Period;
  readonly days: readonly LocalDay[];
  readonly gridMinutes: number;
  readonly consumers: readonly ConsumerFigures[];
  readonly producers: readonly ProducerFigures[];
  readonly keys: readonly { readonly kind: KeyKind; readonly firstDay: LocalDay; readonly lastDay: LocalDay }[];
  /** UTC end of the last slot with a value; null when the period holds none. */
  readonly dataUntil: UtcMinute | null;
  /** Imports whose values were used. */
  readonly importIds: readonly number[];
}

/** Sums over the whole period, in Wmin. */
export interface PeriodTotals {
  readonly consumptionWmin: number;
  readonly productionWmin: number;
  readonly allocatedWmin: number;
  readonly complementWmin: number;
  readonly surplusWmin: number;
  readonly missingSlots: number;
}

/** Sum of the entries of an array of integers. */
export function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum;
}

/** Totals of the operation over a period; meters without a holder take no part. */
export function totalFigures(figures: PeriodFigures): PeriodTotals {
  let [consumptionWmin, allocatedWmin, productionWmin, missingSlots] = [0, 0, 0, 0];
  for (const consumer of figures.consumers) {
    if (consumer.memberId === null) continue;
    consumptionWmin += sumOf(consumer.consumptionWmin);
    allocatedWmin += sumOf(consumer.allocatedWmin);
    missingSlots += sumOf(consumer.missingSlots);
  }
  for (const producer of figures.producers) {
    productionWmin += sumOf(producer.productionWmin);
    missingSlots += sumOf(producer.missingSlots);
  }
  return {
    consumptionWmin,
    productionWmin,
    allocatedWmin,
    missingSlots,
    complementWmin: consumptionWmin - allocatedWmin,
    surplusWmin: productionWmin - allocatedWmin,
  };
}
