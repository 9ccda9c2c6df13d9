import { expect, it } from 'vitest';
import { totalMonths } from './total-months.ts';

const none = { productionWmin: 0, consumptionWmin: 0, allocatedWmin: 0, missingSlots: 0, estimatedSlots: 0 };

it('adds months up, with what is left of either side and the two rates', () => {
  const months = [
    { ...none, month: '2024-12', productionWmin: 800, consumptionWmin: 900, allocatedWmin: 400 },
    { ...none, month: '2025-01', productionWmin: 0, consumptionWmin: 300, missingSlots: 4, estimatedSlots: 1 },
  ];
  expect(totalMonths(months)).toEqual({
    productionWmin: 800,
    consumptionWmin: 1200,
    allocatedWmin: 400,
    complementWmin: 800,
    surplusWmin: 400,
    missingSlots: 4,
    // 400 of 1 200 and 400 of 800
    coveragePpm: 333_333,
    selfConsumptionPpm: 500_000,
  });
});

it('gives no rate of nothing', () => {
  expect(totalMonths([{ ...none, month: '2025-01' }])).toMatchObject({ coveragePpm: null, selfConsumptionPpm: null });
});
