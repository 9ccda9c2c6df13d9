import { shiftPeriod } from '../../app/period.ts';
import type { EnergyColumn } from '../../charts/energy-columns.ts';

/** Twelve columns up to the last month; months of which nothing is known keep their place, empty. */
export function fillMonths(known: readonly EnergyColumn[], lastMonth: string): EnergyColumn[] {
  const nothing = { productionWmin: 0, consumptionWmin: 0, allocatedWmin: 0, missingSlots: 0, estimatedSlots: 0 };
  return Array.from({ length: 12 }, (_, index) => {
    const name = shiftPeriod(lastMonth, index - 11);
    return known.find((column) => column.name === name) ?? { name, ...nothing };
  });
}
