/** Twelve months cut out of two calendar years. */
import type { EnergyPeriod, EnergyTotals } from '#contract';
import { shiftPeriod } from '../../app/period.ts';
import { toEnergyColumns, type EnergyColumns, type EnergyDays } from '../../charts/energy-columns.ts';

interface TwelveMonths extends EnergyDays {
  readonly totals: Omit<EnergyTotals, 'missingSlots'>;
}

type Series = Exclude<keyof EnergyDays, 'days'>;

/** @param before the year before, where it has values */
export function joinTwelveMonths(
  before: EnergyPeriod | null,
  now: EnergyPeriod,
  firstMonth: string,
  lastMonth: string,
): TwelveMonths {
  const parts = [...(before ? [before] : []), now];
  const isIn = (day: string): boolean => day.slice(0, 7) >= firstMonth && day.slice(0, 7) <= lastMonth;
  const take = (name: Series): number[] =>
    parts.flatMap((part) => part.days.flatMap((day, d) => (isIn(day) ? [part[name][d] ?? 0] : [])));
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const [productionWmin, consumptionWmin, allocatedWmin] = [
    take('productionWmin'),
    take('consumptionWmin'),
    take('allocatedWmin'),
  ];
  const [production, consumption, allocated] = [sum(productionWmin), sum(consumptionWmin), sum(allocatedWmin)];
  return {
    days: parts.flatMap(({ days }) => days.filter(isIn)),
    productionWmin,
    consumptionWmin,
    allocatedWmin,
    missingSlots: take('missingSlots'),
    estimatedSlots: take('estimatedSlots'),
    totals: {
      productionWmin: production,
      consumptionWmin: consumption,
      allocatedWmin: allocated,
      complementWmin: consumption - allocated,
      surplusWmin: production - allocated,
      coveragePpm: consumption === 0 ? null : Math.round((allocated / consumption) * 1e6),
      selfConsumptionPpm: production === 0 ? null : Math.round((allocated / production) * 1e6),
    },
  };
}

/** One column a month up to the last one; months of which nothing is known keep their place, empty. */
export function toTwelveColumns(energy: EnergyDays, lastMonth: string): EnergyColumns {
  const { unit, columns } = toEnergyColumns(energy, 'month');
  const nothing = { productionWmin: 0, consumptionWmin: 0, allocatedWmin: 0, missingSlots: 0, estimatedSlots: 0 };
  return {
    unit,
    columns: Array.from({ length: 12 }, (_, index) => {
      const name = shiftPeriod(lastMonth, index - 11);
      return columns.find((column) => column.name === name) ?? { name, ...nothing };
    }),
  };
}
