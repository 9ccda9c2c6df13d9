import { expect, it } from 'vitest';
import { fillMonths } from './fill-months.ts';

it('keeps a place for the months of which nothing is known', () => {
  const known = {
    name: '2025-02',
    productionWmin: 3,
    consumptionWmin: 4,
    allocatedWmin: 2,
    missingSlots: 1,
    estimatedSlots: 0,
  };
  const months = fillMonths([known], '2025-02');
  expect(months).toHaveLength(12);
  expect(months[0]).toMatchObject({ name: '2024-03', consumptionWmin: 0, missingSlots: 0 });
  expect(months.at(-1)).toEqual(known);
});
