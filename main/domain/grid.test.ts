import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quality, type CurveMonth, type MeterSeries } from './curve.ts';
import { createCurveMonth, findGridExtent, placeOnGrid, type GridPlacement } from './grid.ts';
import { getTimeZone, utcMonthAt, utcMonthSlots, utcMonthStart } from './time.ts';

interface Row {
  readonly start: number;
  readonly step: number;
  readonly energy: number | null;
  readonly quality?: number;
}

function seriesOf(rows: readonly Row[]): MeterSeries {
  return {
    meter: '30000000000001',
    direction: 'consumption',
    startMinute: Int32Array.from(rows, (row) => row.start),
    stepMinutes: Uint8Array.from(rows, (row) => row.step),
    energyWmin: Int32Array.from(rows, (row) => row.energy ?? 0),
    quality: Uint8Array.from(rows, (row) =>
      row.energy === null ? quality.missing : (row.quality ?? quality.measured),
    ),
    line: Int32Array.from(rows, (_, i) => i + 2),
    duplicates: 0,
  };
}

function place(
  rows: readonly Row[],
  gridMinutes: number,
): { placement: GridPlacement; months: Map<number, CurveMonth> } {
  const months = new Map<number, CurveMonth>();
  const placement = placeOnGrid(seriesOf(rows), gridMinutes, (month) => {
    const known = months.get(month) ?? createCurveMonth(month, gridMinutes);
    months.set(month, known);
    return known;
  });
  return { placement, months };
}

/** Slots with a value as [start, energy, quality]. */
function slotsOf(months: ReadonlyMap<number, CurveMonth>, gridMinutes: number): [number, number, number][] {
  return [...months.values()]
    .sort((a, b) => a.month - b.month)
    .flatMap(({ month, energyWmin, quality: qualities }) =>
      [...qualities].flatMap((q, slot): [number, number, number][] =>
        q === quality.missing ? [] : [[utcMonthStart(month) + slot * gridMinutes, energyWmin[slot] as number, q]],
      ),
    );
}

// 2025-03-01T00:00Z, the start of a UTC month and of an hour
const T = Date.UTC(2025, 2, 1) / 60_000;
const { measured, estimated, corrected } = quality;

describe('placeOnGrid', () => {
  it('copies steps that are the grid, also over the end of a month', () => {
    const { placement, months } = place(
      [
        { start: T - 15, step: 15, energy: 7 },
        { start: T, step: 15, energy: 9, quality: corrected },
      ],
      15,
    );
    expect(slotsOf(months, 15)).toEqual([
      [T - 15, 7, measured],
      [T, 9, corrected],
    ]);
    expect(placement).toEqual({ values: 2, partial: 0 });
    expect([...months.keys()]).toEqual([2025 * 12 + 1, 2025 * 12 + 2]);
  });

  it('sums finer steps exactly and keeps them measured', () => {
    const rows = [1, 10, 100].map((energy, i) => ({ start: T + 5 * i, step: 5, energy }));
    expect(slotsOf(place(rows, 15).months, 15)).toEqual([[T, 111, measured]]);
  });

  it('gives each slot the minutes of a straddling step and marks both estimated', () => {
    // 6 W, 60 W and 600 W over ten minutes each; the second gives 5 minutes to either slot
    const rows = [60, 600, 6000].map((energy, i) => ({ start: T + 10 * i, step: 10, energy }));
    expect(slotsOf(place(rows, 15).months, 15)).toEqual([
      [T, 60 + 300, estimated],
      [T + 15, 300 + 6000, estimated],
    ]);
    // on the half-hour, nothing straddles
    expect(slotsOf(place(rows, 30).months, 30)).toEqual([[T, 6660, measured]]);
  });

  it('spreads a coarser step by largest remainder, the earlier slots first', () => {
    // 4002 Wmin over four quarter-hours: 1000 each, and two units left
    expect(slotsOf(place([{ start: T, step: 60, energy: 4002 }], 15).months, 15)).toEqual([
      [T, 1001, estimated],
      [T + 15, 1001, estimated],
      [T + 30, 1000, estimated],
      [T + 45, 1000, estimated],
    ]);
  });

  it('spreads an hour off the grid by minutes, and leaves its ends missing', () => {
    const { placement, months } = place([{ start: T + 5, step: 60, energy: 600 }], 15);
    expect(slotsOf(months, 15)).toEqual([
      [T + 15, 150, estimated],
      [T + 30, 150, estimated],
      [T + 45, 150, estimated],
    ]);
    expect(placement).toEqual({ values: 3, partial: 2 });
  });

  it('never makes a partial sum: one missing or absent minute leaves the slot missing', () => {
    const rows = [
      { start: T, step: 5, energy: 1 },
      { start: T + 5, step: 5, energy: null },
      { start: T + 10, step: 5, energy: 1 },
    ];
    expect(place(rows, 15)).toMatchObject({ placement: { values: 0, partial: 1 } });
    const absent = [
      { start: T, step: 10, energy: 1 },
      { start: T + 15, step: 15, energy: 2 },
    ];
    expect(slotsOf(place(absent, 15).months, 15)).toEqual([[T + 15, 2, measured]]);
  });

  it('keeps zero apart from missing', () => {
    const rows = [
      { start: T, step: 30, energy: 0 },
      { start: T + 30, step: 30, energy: null },
    ];
    expect(slotsOf(place(rows, 15).months, 15)).toEqual([
      [T, 0, estimated],
      [T + 15, 0, estimated],
    ]);
  });

  it('leaves slots missing whose minutes two rows claim', () => {
    const rows = [
      { start: T, step: 60, energy: 400 },
      { start: T + 30, step: 30, energy: 100 },
    ];
    const { placement, months } = place(rows, 15);
    expect(slotsOf(months, 15)).toEqual([
      [T, 100, estimated],
      [T + 15, 100, estimated],
    ]);
    expect(placement.partial).toBe(2);
  });

  it('leaves a slot missing where an overlap and a gap would make up its length', () => {
    // minutes 0-10 and 5-10 are covered, 10-15 is not: fifteen minutes in sum
    const rows = [
      { start: T, step: 10, energy: 10 },
      { start: T + 5, step: 5, energy: 10 },
    ];
    expect(place(rows, 15)).toMatchObject({ placement: { values: 0, partial: 1 } });
  });

  it('combines qualities: estimated before corrected before measured', () => {
    const rows = [
      { start: T, step: 10, energy: 1, quality: corrected },
      { start: T + 10, step: 5, energy: 1 },
      { start: T + 15, step: 10, energy: 1, quality: corrected },
      { start: T + 25, step: 5, energy: 1, quality: estimated },
    ];
    expect(slotsOf(place(rows, 15).months, 15)).toEqual([
      [T, 2, corrected],
      [T + 15, 2, estimated],
    ]);
  });

  it('does not let a missing row erase a value, and lets a value replace one', () => {
    const month = createCurveMonth(utcMonthAt(T), 15);
    placeOnGrid(
      seriesOf([
        { start: T, step: 15, energy: 5 },
        { start: T + 15, step: 15, energy: 6 },
      ]),
      15,
      () => month,
    );
    placeOnGrid(
      seriesOf([
        { start: T, step: 15, energy: null },
        { start: T + 15, step: 15, energy: 8 },
      ]),
      15,
      () => month,
    );
    expect([month.energyWmin[0], month.energyWmin[1]]).toEqual([5, 8]);
  });

  it('does not let an estimate replace a measured value', () => {
    const month = createCurveMonth(utcMonthAt(T), 15);
    placeOnGrid(seriesOf([{ start: T, step: 15, energy: 5 }]), 15, () => month);
    placeOnGrid(seriesOf([{ start: T, step: 30, energy: 100 }]), 15, () => month);
    expect([...month.energyWmin.subarray(0, 2)]).toEqual([5, 50]);
    expect([...month.quality.subarray(0, 2)]).toEqual([measured, estimated]);
  });

  it('finds the extent of rows off the grid, and none without rows', () => {
    expect(
      findGridExtent(
        seriesOf([
          { start: T + 5, step: 60, energy: null },
          { start: T + 20, step: 5, energy: 1 },
        ]),
        15,
      ),
    ).toEqual({ fromMinute: T, toMinute: T + 75 });
    expect(findGridExtent(seriesOf([]), 15)).toBeUndefined();
  });

  it('refuses a sum that does not fit into 32 bits', () => {
    const rows = [0, 1, 2].map((i) => ({ start: T + 5 * i, step: 5, energy: 1_000_000_000 }));
    expect(() => place(rows, 15)).toThrow(RangeError);
  });

  it('covers a local day of 92, 96 or 100 quarter-hours', () => {
    const zone = getTimeZone('Europe/Paris');
    for (const [day, next, slots] of [
      ['2025-03-30', '2025-03-31', 92],
      ['2025-07-01', '2025-07-02', 96],
      ['2025-10-26', '2025-10-27', 100],
    ] as const) {
      const rows: Row[] = [];
      for (let start = zone.dayStart(day); start < zone.dayStart(next); start += 60)
        rows.push({ start, step: 60, energy: 60 });
      const found = slotsOf(place(rows, 15).months, 15);
      expect(found).toHaveLength(slots);
      expect(found[0]?.[0]).toBe(zone.dayStart(day));
    }
  });

  it('conserves energy and covers everything, for every mix of steps on every grid', () => {
    const hours = fc.array(
      fc.record({
        step: fc.constantFrom(5, 10, 15, 30, 60),
        values: fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 12, maxLength: 12 }),
      }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(hours, fc.constantFrom(15, 30, 60), fc.integer({ min: -2000, max: 2000 }), (list, grid, hour) => {
        const start = T + 60 * hour;
        const rows = list.flatMap(({ step, values }, i) =>
          values.slice(0, 60 / step).map((energy, k) => ({ start: start + 60 * i + step * k, step, energy })),
        );
        const { placement, months } = place(rows, grid);
        const slots = slotsOf(months, grid);
        const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
        expect(sum(slots.map(([, energy]) => energy))).toBe(sum(rows.map((row) => row.energy)));
        expect(placement).toEqual({ values: (60 / grid) * list.length, partial: 0 });
        expect(findGridExtent(seriesOf(rows), grid)).toEqual({ fromMinute: start, toMinute: start + 60 * list.length });
        expect(slots.map(([at]) => at)).toEqual(Array.from({ length: slots.length }, (_, i) => start + grid * i));
      }),
    );
  });

  it('makes empty months of the right length', () => {
    expect(createCurveMonth(2024 * 12 + 1, 15).quality).toHaveLength(29 * 96);
    expect(utcMonthSlots(2025 * 12 + 2, 60)).toBe(744);
  });
});
