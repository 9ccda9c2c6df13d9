import { describe, expect, it } from 'vitest';
import { quality } from '../curve.ts';
import { getTimeZone } from '../time.ts';
import { computePeriodFigures, type CurveReader, type FigureRecords } from './compute-figures.ts';
import { sumOf, totalFigures } from './period-figures.ts';
import { createStepEnergy, type StepEnergy } from './step-energy.ts';

const PARIS = 'Europe/Paris';
const [HOUSE, LEFT, SUN] = ['10000000000001', '10000000000002', '30000000000001'];
const holder = { label: '', memberName: 'Ada' };
const records: FigureRecords = {
  timeZone: PARIS,
  gridMinutes: 15,
  participations: [
    { ...holder, meterId: HOUSE, memberId: 1, startsOn: '2025-01-01', endsOn: null },
    { ...holder, meterId: LEFT, memberId: 2, startsOn: '2025-01-01', endsOn: '2025-03-29' },
  ],
  consumptionMeters: [HOUSE, LEFT].map((meterId) => ({ meterId, label: '' })),
  plants: [
    { plantId: 1, issuerId: 1, meterId: SUN, name: '', technology: 'solar', startsOn: '2025-01-01', endsOn: null },
  ],
  keys: [{ startsOn: '2025-01-01', key: { kind: 'default' } }],
};
const constant: Readonly<Record<string, number>> = { [HOUSE]: 300, [LEFT]: 1000, [SUN]: 150 };

/** Constant curves; a slot at a minute of `lacking` is missing from the house's. */
const readerWithout =
  (lacking: (minute: number) => boolean): CurveReader =>
  (meterId, _direction, from, to) => {
    const slots = (to - from) / 15;
    const energyWmin = new Int32Array(slots);
    const states = new Uint8Array(slots);
    for (let k = 0; k < slots; k++) {
      if (meterId === HOUSE && lacking(from + k * 15)) continue;
      energyWmin[k] = constant[meterId] ?? 0;
      states[k] = quality.measured;
    }
    return { startMinute: from, energyWmin, quality: states };
  };

function compute(
  firstDay: string,
  lastDay: string,
  stepMinutes = 60,
  lacking: (minute: number) => boolean = () => false,
  change: Partial<FigureRecords> = {},
): {
  energy: StepEnergy;
  meters: ReturnType<typeof createStepEnergy>['meters'];
  totals: ReturnType<typeof totalFigures>;
} {
  const period = { firstDay, lastDay };
  const { energy, meters, listeners } = createStepEnergy(period, PARIS, 15, stepMinutes);
  const figures = computePeriodFigures(period, { ...records, ...change }, readerWithout(lacking), listeners);
  return { energy, meters, totals: totalFigures(figures) };
}

describe('createStepEnergy', () => {
  it('gives 23 hours to the day that loses one, and skips 2 h', () => {
    const { energy } = compute('2025-03-30', '2025-03-30');
    expect([...energy.firstStep]).toEqual([0, 23]);
    expect([...energy.localMinute].slice(0, 4)).toEqual([0, 60, 180, 240]);
    expect(energy.localMinute.at(-1)).toBe(23 * 60);
    // four quarter-hours of 300, and of 150
    expect([...energy.consumptionWmin]).toEqual(Array<number>(23).fill(1200));
    expect([...energy.productionWmin]).toEqual(Array<number>(23).fill(600));
    expect([...energy.allocatedWmin]).toEqual(Array<number>(23).fill(600));
  });

  it('gives 25 hours to the day that gains one, and 2 h twice', () => {
    const { energy } = compute('2025-10-25', '2025-10-27');
    expect([...energy.firstStep]).toEqual([0, 24, 49, 73]);
    expect([...energy.localMinute].slice(24, 29)).toEqual([0, 60, 120, 120, 180]);
    expect([...energy.localMinute].slice(49, 51)).toEqual([0, 60]);
    expect(sumOf(energy.consumptionWmin)).toBe(73 * 1200);
  });

  it('keeps slots apart at the step of the grid', () => {
    const { energy } = compute('2025-10-26', '2025-10-26', 15);
    expect(energy.consumptionWmin).toHaveLength(100);
    expect([...energy.localMinute].slice(7, 13)).toEqual([105, 120, 135, 150, 165, 120]);
    expect(energy.consumptionWmin[99]).toBe(300);
  });

  it('counts a missing slot and never takes it for zero energy', () => {
    const gap = getTimeZone(PARIS).dayStart('2025-06-10') + 10 * 60;
    const { energy } = compute('2025-06-10', '2025-06-10', 60, (minute) => minute >= gap && minute < gap + 75);
    expect([...energy.consumptionMissing].slice(9, 13)).toEqual([0, 4, 1, 0]);
    expect([...energy.consumptionValues].slice(9, 13)).toEqual([4, 0, 3, 4]);
    expect([...energy.consumptionWmin].slice(9, 13)).toEqual([1200, 0, 900, 1200]);
    expect(sumOf(energy.productionMissing)).toBe(0);
  });

  it('adds up to the figures of the period, with a meter that leaves and days before the first key', () => {
    const change = { keys: [{ startsOn: '2025-03-28', key: { kind: 'default' as const } }] };
    const { energy, totals } = compute('2025-03-27', '2025-03-31', 60, (minute) => minute % 2880 === 0, change);
    expect(sumOf(energy.consumptionWmin)).toBe(totals.consumptionWmin);
    expect(sumOf(energy.productionWmin)).toBe(totals.productionWmin);
    expect(sumOf(energy.allocatedWmin)).toBe(totals.allocatedWmin);
    expect(sumOf(energy.consumptionMissing) + sumOf(energy.productionMissing)).toBe(totals.missingSlots);
    expect(totals.missingSlots).toBeGreaterThan(0);
    expect(sumOf(energy.allocatedWmin.subarray(0, 24))).toBe(0);
    // the house and the one who leaves on the 29th
    expect(energy.consumptionWmin[60]).toBe(5200);
    expect(energy.consumptionWmin.at(-1)).toBe(1200);
  });

  it('keeps each meter apart, and they add up to the whole', () => {
    const gap = getTimeZone(PARIS).dayStart('2025-03-29');
    const { energy, meters } = compute('2025-03-29', '2025-03-30', 60, (minute) => minute === gap);
    const [house, left] = [meters.get(HOUSE), meters.get(LEFT)];
    // three quarter-hours of 300 and one missing; from Sunday on only the house is held
    expect([...(house?.consumptionWmin.slice(0, 2) ?? [])]).toEqual([900, 1200]);
    expect([house?.consumptionValues[0], house?.consumptionMissing[0]]).toEqual([3, 1]);
    expect([left?.consumptionWmin[23], left?.consumptionWmin[24]]).toEqual([4000, 0]);
    expect([left?.consumptionValues[23], left?.consumptionValues[24]]).toEqual([4, 0]);
    // 150 produced per quarter-hour for 1300: 300/1300 of it is 34.6, the larger remainder takes the unit
    expect(house?.allocatedWmin[1]).toBe(140);
    expect(left?.allocatedWmin[1]).toBe(460);
    energy.localMinute.forEach((_, step) => {
      expect((house?.allocatedWmin[step] ?? 0) + (left?.allocatedWmin[step] ?? 0)).toBe(energy.allocatedWmin[step]);
      expect((house?.consumptionWmin[step] ?? 0) + (left?.consumptionWmin[step] ?? 0)).toBe(
        energy.consumptionWmin[step],
      );
    });
    expect(meters.has(SUN)).toBe(false);
  });

  it('counts estimates apart', () => {
    const { energy, listeners } = createStepEnergy({ firstDay: '2025-06-10', lastDay: '2025-06-10' }, PARIS, 15, 60);
    const startMinute = getTimeZone(PARIS).dayStart('2025-06-10');
    const states = [quality.estimated, quality.measured, quality.missing, quality.estimated, quality.corrected];
    const curve = { startMinute, energyWmin: new Int32Array(5).fill(60), quality: Uint8Array.from(states) };
    listeners.onCurve('production', SUN, curve, 0, 5);
    expect([...energy.productionEstimated.slice(0, 2)]).toEqual([2, 0]);
    expect([...energy.productionValues.slice(0, 2)]).toEqual([3, 1]);
    expect(energy.productionMissing[0]).toBe(1);
  });
});
