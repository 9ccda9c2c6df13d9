import { describe, expect, it } from 'vitest';
import { listHourCells, readStep } from './hour-cells.ts';
import { makeSteps } from './make-test-steps.ts';
import { createYearMapOption, listClockChanges, PALEST, shadeOf } from './year-map-option.ts';
import { testSigns } from './make-test-steps.ts';

describe('listHourCells', () => {
  it('places the 23 hours of 30 March and leaves 2 h out', () => {
    const cells = listHourCells(makeSteps('2025-03-30', 23), 'production');
    expect(cells.map(({ hour }) => hour).slice(0, 4)).toEqual([0, 1, 3, 4]);
    expect(cells.every(({ repeat }) => repeat === 0)).toBe(true);
  });

  it('places the 25 hours of 26 October, 2 h twice', () => {
    const cells = listHourCells(makeSteps('2025-10-26', 25), 'production');
    expect(cells.map(({ hour, repeat }) => [hour, repeat]).slice(1, 5)).toEqual([
      [1, 0],
      [2, 0],
      [2, 1],
      [3, 0],
    ]);
    expect(listClockChanges(['2025-10-26'], cells)).toEqual([{ day: 0, hours: 25 }]);
  });
});

describe('readStep', () => {
  it('knows no shared energy where a side has no value, and says where some are missing', () => {
    const steps = makeSteps('2025-06-01', 24);
    steps.productionValues[5] = 0;
    steps.productionMissing[5] = 4;
    steps.consumptionMissing[6] = 1;
    expect(readStep(steps, 'allocated', 5)).toEqual({ wmin: null, isPartial: true });
    steps.consumptionValues[7] = 0;
    expect(readStep(steps, 'allocated', 7)).toEqual({ wmin: null, isPartial: false });
    expect(readStep(steps, 'consumption', 5)).toEqual({ wmin: 300, isPartial: false });
    // step 6: production 600, shared 6
    expect(readStep(steps, 'surplus', 6)).toEqual({ wmin: 594, isPartial: true });
    expect(readStep(steps, 'production', 6)).toEqual({ wmin: 600, isPartial: false });
  });
});

describe('createYearMapOption', () => {
  it('draws every hour, shows the day of 25 hours, and never zero as paper', () => {
    const steps = makeSteps('2025-10-26', 25);
    const option = createYearMapOption(steps.days, listHourCells(steps, 'allocated'), 'allocated', testSigns, {
      month: String,
      hour: String,
      clockMark: String,
      tooltip: () => [],
    });
    const series = option.series as { readonly data: readonly unknown[] }[];
    expect(series.map(({ data }) => data.length)).toEqual([25, 1]);
    expect(shadeOf(0, 24)).toBe(PALEST);
    expect(shadeOf(24, 24)).toBe(1);
    expect(shadeOf(0, 0)).toBeGreaterThan(0);
  });
});
