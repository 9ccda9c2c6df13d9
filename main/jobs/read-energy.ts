import type { EnergyParticipant, EnergyParticipants, EnergyPeriod, EnergyTotals } from '#contract';
import { sumOf, totalFigures, type ConsumerFigures, type PeriodFigures } from '#domain/billing/period-figures.ts';
import { ratePpm } from '#domain/units.ts';
import type { Job } from './job.ts';
import { parseShownPeriod } from './parse-period.ts';
import { readShownFigures } from './shown-figures.ts';

/** Energy of a period for the screen: per day for the whole, in sum per participant and plant. */
export const readEnergy: Job<{ readonly period: string }, EnergyPeriod> = async ({ period }, context) =>
  toEnergyPeriod((await readShownFigures(parseShownPeriod(period), context)).figures);

/** Energy of a period per participant and day. */
export const readEnergyParticipants: Job<{ readonly period: string }, EnergyParticipants> = async (
  { period },
  context,
) => {
  const { figures } = await readShownFigures(parseShownPeriod(period), context);
  return {
    days: figures.days,
    participants: figures.consumers.map((consumer) => ({
      ...toParticipant(consumer),
      perDay: {
        consumptionWmin: consumer.consumptionWmin,
        allocatedWmin: consumer.allocatedWmin,
        missingSlots: consumer.missingSlots,
        estimatedSlots: consumer.estimatedSlots,
      },
    })),
  };
};

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
    estimatedSlots: addUp([...held, ...figures.producers].map((one) => one.estimatedSlots)),
    totals: toEnergyTotals(figures),
    participants: figures.consumers.map(toParticipant),
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

function toParticipant(consumer: ConsumerFigures): EnergyParticipant {
  const [consumptionWmin, allocatedWmin] = [sumOf(consumer.consumptionWmin), sumOf(consumer.allocatedWmin)];
  return {
    meterId: consumer.meterId,
    label: consumer.label,
    memberId: consumer.memberId,
    memberName: consumer.memberId === null ? null : consumer.memberName,
    firstDay: consumer.firstDay,
    lastDay: consumer.lastDay,
    consumptionWmin,
    allocatedWmin,
    complementWmin: consumptionWmin - allocatedWmin,
    coveragePpm: ratePpm(allocatedWmin, consumptionWmin),
    missingSlots: sumOf(consumer.missingSlots),
    estimatedSlots: sumOf(consumer.estimatedSlots),
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
