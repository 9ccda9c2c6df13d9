import { expect, it } from 'vitest';
import type { EnergyPeriod } from '#contract';
import { joinTwelveMonths, toTwelveColumns } from './twelve-months.ts';

/** A year whose first of the month consumed its number times a factor, half of it shared. */
function year(name: string, factor: number): EnergyPeriod {
  const days = Array.from({ length: 12 }, (_, month) => `${name}-${String(month + 1).padStart(2, '0')}-01`);
  const consumptionWmin = Float64Array.from(days, (_, month) => (month + 1) * factor * 2);
  const none = new Float64Array(12);
  return {
    firstDay: `${name}-01-01`,
    lastDay: `${name}-12-31`,
    days,
    productionWmin: consumptionWmin,
    consumptionWmin,
    allocatedWmin: consumptionWmin.map((wmin) => wmin / 2),
    missingSlots: none,
    estimatedSlots: none,
    totals: {
      consumptionWmin: 0,
      productionWmin: 0,
      allocatedWmin: 0,
      complementWmin: 0,
      surplusWmin: 0,
      missingSlots: 0,
      coveragePpm: null,
      selfConsumptionPpm: null,
    },
    participants: [],
    plants: [],
    keys: [],
  };
}

it('takes the end of one year and the start of the next, and adds them up', () => {
  const twelve = joinTwelveMonths(year('2024', 1), year('2025', 100), '2024-11', '2025-02');
  expect(twelve.days).toEqual(['2024-11-01', '2024-12-01', '2025-01-01', '2025-02-01']);
  expect(twelve.consumptionWmin).toEqual([22, 24, 200, 400]);
  expect(twelve.totals).toMatchObject({ consumptionWmin: 646, allocatedWmin: 323, coveragePpm: 500_000 });
});

it('takes what there is where the year before has nothing', () => {
  const twelve = joinTwelveMonths(null, year('2025', 1), '2024-03', '2025-02');
  expect(twelve.days).toEqual(['2025-01-01', '2025-02-01']);
  expect(twelve.totals.surplusWmin).toBe(3);
});

it('keeps a place for the months of which nothing is known', () => {
  const { columns } = toTwelveColumns(joinTwelveMonths(null, year('2025', 1), '2024-03', '2025-02'), '2025-02');
  expect(columns.map(({ name }) => name)).toHaveLength(12);
  expect(columns[0]).toMatchObject({ name: '2024-03', consumptionWmin: 0, missingSlots: 0 });
  expect(columns.at(-1)).toMatchObject({ name: '2025-02', consumptionWmin: 4 });
});
