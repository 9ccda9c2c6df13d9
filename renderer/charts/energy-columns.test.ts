import { expect, it } from 'vitest';
import type { EnergyPeriod } from '#contract';
import { toEnergyColumns } from './energy-columns.ts';

function period(days: readonly string[]): EnergyPeriod {
  const ones = (): Float64Array => new Float64Array(days.length).fill(1);
  const none = new Float64Array(days.length);
  none[days.length - 1] = 7;
  return {
    firstDay: days[0] ?? '',
    lastDay: days.at(-1) ?? '',
    days,
    productionWmin: ones().map((_, index) => index),
    consumptionWmin: ones(),
    allocatedWmin: ones(),
    missingSlots: none,
    estimatedSlots: none,
    totals: {
      consumptionWmin: 0,
      productionWmin: 0,
      allocatedWmin: 0,
      complementWmin: 0,
      surplusWmin: 0,
      missingSlots: 7,
      coveragePpm: null,
      selfConsumptionPpm: null,
    },
    participants: [],
    plants: [],
    keys: [],
  };
}

it('gives one column a day', () => {
  const { unit, columns } = toEnergyColumns(period(['2025-01-31', '2025-02-01']));
  expect(unit).toBe('day');
  expect(columns.map(({ name, productionWmin, missingSlots }) => [name, productionWmin, missingSlots])).toEqual([
    ['2025-01-31', 0, 0],
    ['2025-02-01', 1, 7],
  ]);
});

it('adds days up to months beyond a hundred days, and nothing is lost', () => {
  const days = Array.from({ length: 120 }, (_, index) =>
    new Date(Date.UTC(2025, 0, 1 + index)).toISOString().slice(0, 10),
  );
  const { unit, columns } = toEnergyColumns(period(days));
  expect(unit).toBe('month');
  expect(columns.map(({ name }) => name)).toEqual(['2025-01', '2025-02', '2025-03', '2025-04']);
  expect(columns.map(({ consumptionWmin }) => consumptionWmin)).toEqual([31, 28, 31, 30]);
  expect(columns.reduce((sum, { productionWmin }) => sum + productionWmin, 0)).toBe((119 * 120) / 2);
  expect(columns.at(-1)?.missingSlots).toBe(7);
  expect(columns.at(-1)?.estimatedSlots).toBe(7);
});
