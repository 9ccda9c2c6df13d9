import type { EnergyPeriod, EnergyTotals } from '#contract';
import { sumOf, totalFigures, type PeriodFigures } from '#domain/billing/period-figures.ts';
import { ratePpm } from '#domain/units.ts';
import type { Job } from './job.ts';
import { parseShownPeriod } from './parse-period.ts';
import { readFigures } from './read-figures.ts';

/** Energy of a period for the screen: per day for the whole, in sum per participant and plant. */
export const readEnergy: Job<{ readonly period: string }, EnergyPeriod> = async ({ period }, context) =>
  toEnergyPeriod(await readFigures(parseShownPeriod(period), context));

export function toEnergyPeriod(figures: PeriodFigures): EnergyPeriod {
  const held = figures.consumers.filter(({ memberId }) => memberId !== null);
  const addUp = (series: readonly ArrayLike<number>[]): Float64Array =>
    Float64Array.from(figures.days, (_, d) => sumOf(series.map((values) => values[d] ?? 0)));
  return {
    firstDay: figures.period.firstDay,
    lastDay: figures.period.lastDay,
    days: figures.days,
    productionWmin: addUp(figures.producers.map((p) => p.productionWmin)),
    consumptionWmin: addUp(held.map((c) => c.consumptionWmin)),
    allocatedWmin: addUp(held.map((c) => c.allocatedWmin)),
    missingSlots: addUp([...held, ...figures.producers].map((one) => one.missingSlots)),
    totals: toEnergyTotals(figures),
    participants: figures.consumers.map((c) => {
      const [consumptionWmin, allocatedWmin] = [sumOf(c.consumptionWmin), sumOf(c.allocatedWmin)];
      return {
        meterId: c.meterId,
        label: c.label,
        memberName: c.memberId === null ? null : c.memberName,
        firstDay: c.firstDay,
        lastDay: c.lastDay,
        consumptionWmin,
        allocatedWmin,
        complementWmin: consumptionWmin - allocatedWmin,
        coveragePpm: ratePpm(allocatedWmin, consumptionWmin),
        missingSlots: sumOf(c.missingSlots),
        estimatedSlots: sumOf(c.estimatedSlots),
      };
    }),
    plants: figures.producers.map((p) => {
      const [productionWmin, allocatedWmin] = [sumOf(p.productionWmin), sumOf(p.allocatedWmin)];
      return {
        meterId: p.meterId,
        name: p.name,
        productionWmin,
        allocatedWmin,
        surplusWmin: productionWmin - allocatedWmin,
        missingSlots: sumOf(p.missingSlots),
      };
    }),
    keys: figures.keys,
  };
}

export function toEnergyTotals(figures: PeriodFigures): EnergyTotals {
  const totals = totalFigures(figures);
  return {
    ...totals,
    coveragePpm: ratePpm(totals.allocatedWmin, totals.consumptionWmin),
    selfConsumptionPpm: ratePpm(totals.allocatedWmin, totals.productionWmin),
  };
}
