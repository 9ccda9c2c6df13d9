import { describe, expect, it } from 'vitest';
import type { EnergyPeriod } from '#contract';
import { compareEnergies, compareRates, findLack, nameAgainst, pairColumns, readColumn } from './comparison.ts';

/** Days from the first of a month: production, consumption, shared and missing slots of each. */
function make(month: string, days: readonly (readonly [number, number, number, number])[]): EnergyPeriod {
  const of = (k: 0 | 1 | 2 | 3): Float64Array => Float64Array.from(days, (day) => day[k]);
  const sum = (k: 0 | 1 | 2 | 3): number => of(k).reduce((all, value) => all + value, 0);
  const [productionWmin, consumptionWmin, allocatedWmin] = [sum(0), sum(1), sum(2)];
  const names = days.map((_, d) => `${month}-${String(d + 1).padStart(2, '0')}`);
  return {
    firstDay: names[0] ?? '',
    lastDay: names.at(-1) ?? '',
    days: names,
    productionWmin: of(0),
    consumptionWmin: of(1),
    allocatedWmin: of(2),
    missingSlots: of(3),
    estimatedSlots: of(3).fill(0),
    totals: {
      productionWmin,
      consumptionWmin,
      allocatedWmin,
      complementWmin: consumptionWmin - allocatedWmin,
      surplusWmin: productionWmin - allocatedWmin,
      missingSlots: sum(3),
      coveragePpm: consumptionWmin === 0 ? null : (allocatedWmin / consumptionWmin) * 1e6,
      selfConsumptionPpm: productionWmin === 0 ? null : (allocatedWmin / productionWmin) * 1e6,
    },
    participants: [],
    plants: [],
    keys: [],
  };
}
const march = make('2025-03', [
  [10, 40, 8, 0],
  [10, 40, 8, 0],
  [0, 0, 0, 96],
]);
const february = make('2025-02', [
  [0, 50, 0, 2],
  [16, 50, 16, 0],
]);

describe('comparison', () => {
  it('names what a period is compared with', () => {
    expect(nameAgainst('2025-03', { kind: 'previous' })).toBe('2025-02');
    expect(nameAgainst('2025-Q1', { kind: 'lastYear' })).toBe('2024-Q1');
    const days = { firstDay: '2024-06-01', lastDay: '2024-06-10' };
    expect(nameAgainst('2025', { kind: 'free', ...days })).toBe('2024-06-01..2024-06-10');
  });

  it('gives changes in energy and in share, and none of nothing', () => {
    const changes = compareEnergies(march, february).map(({ name, nowWmin, thenWmin, changePpm }) => [
      name,
      nowWmin,
      thenWmin,
      changePpm,
    ]);
    // 20 after 16 is +25 %; 80 after 100 −20 %; 64 after 84 −23.81 %; 4 after 0 has no share
    expect(changes).toEqual([
      ['production', 20, 16, 250_000],
      ['consumption', 80, 100, -200_000],
      ['allocated', 16, 16, 0],
      ['complement', 64, 84, -238_095],
      ['surplus', 4, 0, null],
    ]);
  });

  it('gives changes of rates in points', () => {
    // 16/80 − 16/100 = 4 points; 16/20 − 16/16 = −20 points
    expect(compareRates(march, february).map(({ changePpm }) => changePpm)).toEqual([40_000, -200_000]);
    expect(compareRates(march, make('2025-01', []))[0]?.changePpm).toBeNull();
  });

  it('tells what lacks: values, and whole days', () => {
    expect(findLack(march)).toEqual({ missingSlots: 96, emptyDays: 1 });
    expect(findLack(february)).toEqual({ missingSlots: 2, emptyDays: 0 });
  });

  it('puts day beside day, and never takes what is not known for zero', () => {
    const { unit, pairs } = pairColumns(march, february);
    expect(unit).toBe('day');
    expect(pairs.map(({ now, then }) => [now?.name, then?.name])).toEqual([
      ['2025-03-01', '2025-02-01'],
      ['2025-03-02', '2025-02-02'],
      ['2025-03-03', undefined],
    ]);
    expect(pairs.map(({ now }) => readColumn(now, 'surplus'))).toEqual([2, 2, null]);
    expect(pairs.map(({ then }) => readColumn(then, 'production'))).toEqual([0, 16, null]);
  });
});
