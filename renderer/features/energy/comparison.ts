/** Two periods side by side, and what makes them hard to compare. */
import type { EnergyPeriod } from '#contract';
import type { Measure } from '../../charts/hour-cells.ts';
import { toEnergyColumns, type EnergyColumn } from '../../charts/energy-columns.ts';
import { namePeriod, previousYear, shiftPeriod } from '../../app/period.ts';

/** What the shown period is compared with; the first two follow it when it changes. */
export type Against =
  | { readonly kind: 'previous' | 'lastYear' }
  | { readonly kind: 'free'; readonly firstDay: string; readonly lastDay: string };

export function nameAgainst(period: string, against: Against): string {
  if (against.kind === 'free') return namePeriod(against);
  return against.kind === 'previous' ? shiftPeriod(period, -1) : previousYear(period);
}

export const comparedEnergies = ['production', 'consumption', 'allocated', 'complement', 'surplus'] as const;
export const comparedRates = ['coverage', 'selfConsumption'] as const;

export interface EnergyChange {
  readonly name: (typeof comparedEnergies)[number];
  readonly nowWmin: number;
  readonly thenWmin: number;
  /** Change in ppm of what it was; null where that was nothing. */
  readonly changePpm: number | null;
}

export interface RateChange {
  readonly name: (typeof comparedRates)[number];
  readonly nowPpm: number | null;
  readonly thenPpm: number | null;
  /** In ppm of the whole: 10 000 are one point. Null where one of the two is not known. */
  readonly changePpm: number | null;
}

export function compareEnergies(now: EnergyPeriod, then: EnergyPeriod): EnergyChange[] {
  return comparedEnergies.map((name) => {
    const [nowWmin, thenWmin] = [now.totals[`${name}Wmin`], then.totals[`${name}Wmin`]];
    return {
      name,
      nowWmin,
      thenWmin,
      changePpm: thenWmin === 0 ? null : Math.round(((nowWmin - thenWmin) / thenWmin) * 1e6),
    };
  });
}

export function compareRates(now: EnergyPeriod, then: EnergyPeriod): RateChange[] {
  return comparedRates.map((name) => {
    const [nowPpm, thenPpm] = [now.totals[`${name}Ppm`], then.totals[`${name}Ppm`]];
    return { name, nowPpm, thenPpm, changePpm: nowPpm === null || thenPpm === null ? null : nowPpm - thenPpm };
  });
}

/** Why figures of a period may be too low. */
export interface Lack {
  readonly missingSlots: number;
  /** Days on which values are due and none is known. */
  readonly emptyDays: number;
}

export function findLack({ days, totals, ...sums }: EnergyPeriod): Lack {
  const emptyDays = days.filter(
    (_, d) => (sums.missingSlots[d] ?? 0) > 0 && sums.consumptionWmin[d] === 0 && sums.productionWmin[d] === 0,
  ).length;
  return { missingSlots: totals.missingSlots, emptyDays };
}

/** The columns that stand at the same place of their periods: first day with first day, or month with month. */
export interface ColumnPair {
  readonly now: EnergyColumn | undefined;
  readonly then: EnergyColumn | undefined;
}

export interface ColumnPairs {
  readonly unit: 'day' | 'month';
  readonly pairs: readonly ColumnPair[];
}

export function pairColumns(now: EnergyPeriod, then: EnergyPeriod): ColumnPairs {
  const longer = now.days.length > then.days.length ? now : then;
  const { unit } = toEnergyColumns(longer);
  const [ours, theirs] = [toEnergyColumns(now, unit).columns, toEnergyColumns(then, unit).columns];
  const length = Math.max(ours.length, theirs.length);
  return { unit, pairs: Array.from({ length }, (_, k) => ({ now: ours[k], then: theirs[k] })) };
}

/** Null where there is no such column, or nothing is known of it. */
export function readColumn(column: EnergyColumn | undefined, measure: Measure): number | null {
  if (!column) return null;
  const { productionWmin, consumptionWmin, allocatedWmin, missingSlots } = column;
  if (missingSlots > 0 && productionWmin === 0 && consumptionWmin === 0) return null;
  return {
    production: productionWmin,
    consumption: consumptionWmin,
    allocated: allocatedWmin,
    surplus: productionWmin - allocatedWmin,
  }[measure];
}
