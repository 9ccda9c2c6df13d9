import type { EnergyTotals, MonthSum } from '#contract';

/** What months come to together. */
export function totalMonths(months: readonly MonthSum[]): EnergyTotals {
  const sum = (of: Exclude<keyof MonthSum, 'month'>): number => months.reduce((all, month) => all + month[of], 0);
  const [production, consumption, allocated] = [sum('productionWmin'), sum('consumptionWmin'), sum('allocatedWmin')];
  return {
    productionWmin: production,
    consumptionWmin: consumption,
    allocatedWmin: allocated,
    complementWmin: consumption - allocated,
    surplusWmin: production - allocated,
    missingSlots: sum('missingSlots'),
    coveragePpm: consumption === 0 ? null : Math.round((allocated / consumption) * 1e6),
    selfConsumptionPpm: production === 0 ? null : Math.round((allocated / production) * 1e6),
  };
}
