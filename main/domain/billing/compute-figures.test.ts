import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Direction } from '../curve.ts';
import { quality } from '../curve.ts';
import { getTimeZone, listDays } from '../time.ts';
import { computePeriodFigures, type CurveReader, type DatedKey, type FigureRecords } from './compute-figures.ts';
import { sumOf, totalFigures } from './period-figures.ts';

const PARIS = 'Europe/Paris';
const GRID = 15;
const zone = getTimeZone(PARIS);
const [A, B, SUN, HALL] = ['10000000000001', '10000000000002', '30000000000001', '30000000000002'];

/** A reader of curves that are the same all day long; slots for which `value` gives null are missing. */
function readerOf(value: (meterId: string, direction: Direction, minute: number) => number | null): CurveReader {
  return (meterId, direction, from, to) => {
    const slots = (to - from) / GRID;
    const stretch = { startMinute: from, energyWmin: new Int32Array(slots), quality: new Uint8Array(slots) };
    for (let k = 0; k < slots; k++) {
      const energy = value(meterId, direction, from + k * GRID);
      if (energy === null) continue;
      stretch.energyWmin[k] = energy;
      stretch.quality[k] = quality.measured;
    }
    return stretch;
  };
}

function recordsWith(change: Partial<FigureRecords> = {}): FigureRecords {
  const holder = { label: '', memberName: 'Ada', startsOn: '2025-01-01', endsOn: null };
  return {
    timeZone: PARIS,
    gridMinutes: GRID,
    participations: [
      { ...holder, meterId: A, memberId: 1 },
      { ...holder, meterId: B, memberId: 2, memberName: 'Bob' },
    ],
    consumptionMeters: [
      { meterId: A, label: '' },
      { meterId: B, label: '' },
    ],
    plants: [
      {
        plantId: 2,
        issuerId: 1,
        meterId: HALL,
        name: 'Hall',
        technology: 'solar',
        startsOn: '2025-01-01',
        endsOn: null,
      },
      { plantId: 1, issuerId: 1, meterId: SUN, name: 'Sun', technology: 'solar', startsOn: '2025-01-01', endsOn: null },
    ],
    keys: [{ startsOn: '2025-01-01', key: { kind: 'default' } }],
    ...change,
  };
}

const constant: Readonly<Record<string, number>> = { [A]: 300, [B]: 100, [SUN]: 150, [HALL]: 50 };
const constantReader = readerOf((meterId) => constant[meterId] ?? null);

describe('computePeriodFigures', () => {
  it('sums the 92 and the 100 quarter-hours of the clock-change days', () => {
    const spring = computePeriodFigures(
      { firstDay: '2025-03-29', lastDay: '2025-03-31' },
      recordsWith(),
      constantReader,
    );
    const autumn = computePeriodFigures(
      { firstDay: '2025-10-26', lastDay: '2025-10-26' },
      recordsWith(),
      constantReader,
    );
    expect([...(spring.consumers[0]?.consumptionWmin ?? [])]).toEqual([96 * 300, 92 * 300, 96 * 300]);
    expect([...(autumn.producers[0]?.productionWmin ?? [])]).toEqual([100 * 150]);
    // P = 200, C = 300 + 100: A gets 150, B gets 50 in every quarter-hour
    expect([...(autumn.consumers[0]?.allocatedWmin ?? [])]).toEqual([100 * 150]);
    expect([...(autumn.consumers[1]?.allocatedWmin ?? [])]).toEqual([100 * 50]);
    // A's 150 come from Sun (150 to give) and Hall (50 to give): 112.5 and 37.5, the tie goes to the earlier meter
    expect(autumn.consumers[0]?.fromProducerWmin.map((values) => values[0])).toEqual([100 * 113, 100 * 37]);
  });

  it('gives a meter to each holder on their own days, and counts nobody else', () => {
    const records = recordsWith({
      participations: [
        { meterId: A, label: 'flat', memberId: 1, memberName: 'Ada', startsOn: '2025-01-01', endsOn: '2025-04-17' },
        { meterId: A, label: 'flat', memberId: 3, memberName: 'Cleo', startsOn: '2025-04-18', endsOn: '2025-04-20' },
      ],
      consumptionMeters: [{ meterId: A, label: 'flat' }],
    });
    const { consumers } = computePeriodFigures(
      { firstDay: '2025-04-16', lastDay: '2025-04-22' },
      records,
      constantReader,
    );
    expect(
      consumers.map(({ memberName, memberId, firstDay, lastDay }) => [memberName, memberId, firstDay, lastDay]),
    ).toEqual([
      ['Ada', 1, '2025-04-16', '2025-04-17'],
      ['Cleo', 3, '2025-04-18', '2025-04-20'],
      ['', null, '2025-04-21', '2025-04-22'],
    ]);
    expect(consumers.map(({ consumptionWmin }) => [...consumptionWmin].map((value) => value / 28_800))).toEqual([
      [1, 1, 0, 0, 0, 0, 0],
      [0, 0, 1, 1, 1, 0, 0],
      [0, 0, 0, 0, 0, 1, 1],
    ]);
    // the orphan days get nothing
    expect([...(consumers[2]?.allocatedWmin ?? [])]).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it('counts missing slots and takes them as 0', () => {
    const start = zone.dayStart('2025-02-14') + 9 * 60;
    const reader = readerOf((meterId, _, minute) =>
      meterId === A && minute >= start && minute < start + 60 ? null : (constant[meterId] ?? null),
    );
    const { consumers } = computePeriodFigures(
      { firstDay: '2025-02-14', lastDay: '2025-02-14' },
      recordsWith(),
      reader,
    );
    expect(consumers[0]?.missingSlots[0]).toBe(4);
    expect(consumers[0]?.consumptionWmin[0]).toBe(92 * 300);
    expect(consumers[1]?.missingSlots[0]).toBe(0);
    // while A is absent, B gets all it needs
    expect(consumers[1]?.allocatedWmin[0]).toBe(92 * 50 + 4 * 100);
  });

  it('changes the key on its first day', () => {
    const keys: DatedKey[] = [
      { startsOn: '2025-09-02', key: { kind: 'priority', groups: [[B], [A]] } },
      { startsOn: '2025-01-01', key: { kind: 'default' } },
    ];
    const figures = computePeriodFigures(
      { firstDay: '2025-09-01', lastDay: '2025-09-02' },
      recordsWith({ keys }),
      constantReader,
    );
    expect([...(figures.consumers[1]?.allocatedWmin ?? [])]).toEqual([96 * 50, 96 * 100]);
    expect(figures.keys).toEqual([
      { kind: 'default', firstDay: '2025-09-01', lastDay: '2025-09-01' },
      { kind: 'priority', firstDay: '2025-09-02', lastDay: '2025-09-02' },
    ]);
  });

  it('shares nothing on days before the first key and outside the plants’ dates', () => {
    const late = computePeriodFigures(
      { firstDay: '2025-01-01', lastDay: '2025-01-02' },
      recordsWith({ keys: [{ startsOn: '2025-01-02', key: { kind: 'default' } }] }),
      constantReader,
    );
    expect([...(late.consumers[0]?.allocatedWmin ?? [])]).toEqual([0, 96 * 150]);
    const plants = recordsWith().plants.map((plant) => ({ ...plant, endsOn: '2025-01-01' }));
    const ended = computePeriodFigures(
      { firstDay: '2025-01-01', lastDay: '2025-01-02' },
      recordsWith({ plants }),
      constantReader,
    );
    expect([...(ended.producers[0]?.productionWmin ?? [])]).toEqual([96 * 150, 0]);
    expect([...(ended.consumers[0]?.allocatedWmin ?? [])]).toEqual([96 * 150, 0]);
  });

  it('ignores the meters of a key that take no part', () => {
    const keys: DatedKey[] = [
      { startsOn: '2025-01-01', key: { kind: 'static', sharesPpm: { [A]: 500_000, '19999999999999': 500_000 } } },
    ];
    const { consumers } = computePeriodFigures(
      { firstDay: '2025-01-01', lastDay: '2025-01-01' },
      recordsWith({ keys }),
      constantReader,
    );
    expect([...(consumers[0]?.allocatedWmin ?? [])]).toEqual([96 * 100]);
  });

  it('knows at the start of a month what a yearly quota has left', () => {
    // A gets 150 Wmin in each quarter-hour: 40 days' worth is used up 9 days into February
    const day = 150 * 96;
    const keys: DatedKey[] = [
      {
        startsOn: '2024-12-01',
        key: { kind: 'quota', period: 'year', ceilingsWmin: { [A]: day * 40 }, base: { kind: 'default' } },
      },
    ];
    const { consumers } = computePeriodFigures(
      { firstDay: '2025-02-01', lastDay: '2025-02-28' },
      recordsWith({ keys }),
      constantReader,
    );
    const allocated = [...(consumers[0]?.allocatedWmin ?? [])];
    expect(allocated.slice(0, 8)).toEqual(Array<number>(8).fill(day));
    // the last units thin out, for what is left of a ceiling counts as the need; not one unit more is given
    expect(sumOf(allocated)).toBe(9 * day);
    expect(allocated.slice(10)).toEqual(Array<number>(18).fill(0));
  });

  it('gives a year the sum of its months, and conserves every unit', () => {
    const reader = readerOf((meterId, _, minute) => ((minute / GRID) * 7 + Number(meterId.slice(-3)) * 13) % 500);
    const keyOf = fc.constantFrom<DatedKey['key']>(
      { kind: 'default' },
      { kind: 'static', sharesPpm: { [A]: 400_000, [B]: 333_333 } },
      { kind: 'priority', groups: [[B]] },
      { kind: 'quota', period: 'month', ceilingsWmin: { [B]: 50_000 }, base: { kind: 'default' } },
    );
    fc.assert(
      fc.property(keyOf, (key) => {
        const records = recordsWith({ keys: [{ startsOn: '2025-01-01', key }] });
        const whole = computePeriodFigures({ firstDay: '2025-02-01', lastDay: '2025-04-30' }, records, reader);
        const months = (
          [
            ['2025-02-01', '2025-02-28'],
            ['2025-03-01', '2025-03-31'],
            ['2025-04-01', '2025-04-30'],
          ] as const
        ).map(([firstDay, lastDay]) => totalFigures(computePeriodFigures({ firstDay, lastDay }, records, reader)));
        const totals = totalFigures(whole);
        expect(totals.allocatedWmin).toBe(sumOf(months.map((month) => month.allocatedWmin)));
        expect(totals.allocatedWmin).toBe(sumOf(whole.producers.map((p) => sumOf(p.allocatedWmin))));
        expect(totals.allocatedWmin).toBe(sumOf(whole.consumers.map((c) => sumOf(c.fromProducerWmin.map(sumOf)))));
        expect(whole.days).toEqual(listDays('2025-02-01', '2025-04-30'));
      }),
      { numRuns: 8 },
    );
  });
});
