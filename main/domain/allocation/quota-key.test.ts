import { describe, expect, it } from 'vitest';
import { allocateSteps, type AllocationOutcome } from './allocate.ts';
import type { QuotaKey, QuotaState } from './key.ts';

interface Run {
  readonly firstStart: string;
  readonly stepMinutes: number;
  readonly steps: number;
  /** What each consumer uses in every step. */
  readonly consumption: Readonly<Record<string, number>>;
  readonly production: number;
  readonly quota?: QuotaState | null;
  readonly timeZone?: string;
}

/** What each consumer gets, step by step. */
function allocate(key: QuotaKey, run: Run): { allocated: Record<string, number[]>; outcome: AllocationOutcome } {
  const { steps, stepMinutes, quota = null, timeZone = 'Europe/Paris' } = run;
  const repeat = (energy: number): number[] => new Array<number>(steps).fill(energy);
  const allocated: Record<string, number[]> = {};
  const outcome = allocateSteps(
    {
      steps,
      stepMinutes,
      key,
      quota,
      timeZone,
      firstStart: Date.parse(run.firstStart) / 60_000,
      producers: [{ id: 'p', energyWmin: repeat(run.production) }],
      consumers: Object.entries(run.consumption).map(([id, energy]) => ({ id, energyWmin: repeat(energy) })),
    },
    (step) => {
      step.consumerIds.forEach((id, i) => {
        (allocated[id] ??= []).push(step.consumerAllocatedWmin[i] ?? -1);
      });
    },
  );
  return { allocated, outcome };
}

const keyOf = (period: 'month' | 'year', ceilingsWmin: Record<string, number>): QuotaKey => ({
  kind: 'quota',
  period,
  ceilingsWmin,
  base: { kind: 'default' },
});

describe('key quota', () => {
  it('gives up to the ceiling, and without limit where there is none', () => {
    // a: 80, then the 20 left of 100, then nothing; b has no ceiling
    const { allocated, outcome } = allocate(keyOf('month', { a: 100 }), {
      firstStart: '2025-01-10T10:00:00Z',
      stepMinutes: 15,
      steps: 3,
      consumption: { a: 80, b: 70 },
      production: 1000,
    });
    expect(allocated).toEqual({ a: [80, 20, 0], b: [70, 70, 70] });
    expect(outcome.quota).toEqual({ period: '2025-01', usedWmin: { a: 100 } });
  });

  it('shares by what is left of the ceilings, not by consumption', () => {
    // needs: a min(80, 20) = 20, b 60: ΣC = 80 > 40, so 40 × 20/80 = 10 and 30
    const { allocated } = allocate(keyOf('month', { a: 20 }), {
      firstStart: '2025-01-10T10:00:00Z',
      stepMinutes: 15,
      steps: 1,
      consumption: { a: 80, b: 60 },
      production: 40,
    });
    expect(allocated).toEqual({ a: [10], b: [30] });
  });

  it('serves groups in turn under ceilings', () => {
    const key: QuotaKey = { ...keyOf('month', { a: 30 }), base: { kind: 'priority', groups: [['a'], ['b']] } };
    // step 0: a takes its 30, b the 30 left of 60; step 1: a has nothing left, b takes 50 of 60
    const { allocated } = allocate(key, {
      firstStart: '2025-01-10T10:00:00Z',
      stepMinutes: 15,
      steps: 2,
      consumption: { a: 50, b: 50, c: 50 },
      production: 60,
    });
    expect(allocated).toEqual({ a: [30, 0], b: [30, 50], c: [0, 0] });
  });

  it.each([
    // local midnight of 1 February is 23:00 UTC (winter), of 1 May 22:00 UTC (summer)
    ['winter', '2025-01-31T22:30:00Z', '2025-02'],
    ['summer', '2025-04-30T21:30:00Z', '2025-05'],
  ])('starts anew at local midnight of the month, in %s', (_season, firstStart, period) => {
    const { allocated, outcome } = allocate(keyOf('month', { a: 100 }), {
      firstStart,
      stepMinutes: 15,
      steps: 4,
      consumption: { a: 80 },
      production: 1000,
    });
    expect(allocated).toEqual({ a: [80, 20, 80, 20] });
    expect(outcome.quota).toEqual({ period, usedWmin: { a: 100 } });
  });

  it('starts anew with the local year and not with its months', () => {
    const run = { stepMinutes: 15, steps: 4, consumption: { a: 80 }, production: 1000 };
    expect(allocate(keyOf('year', { a: 100 }), { ...run, firstStart: '2025-12-31T22:30:00Z' }).allocated).toEqual({
      a: [80, 20, 80, 20],
    });
    expect(allocate(keyOf('year', { a: 100 }), { ...run, firstStart: '2025-01-31T22:30:00Z' }).allocated).toEqual({
      a: [80, 20, 0, 0],
    });
  });

  it('follows the zone of the operation', () => {
    // midnight of 1 February in Réunion (UTC+4) is 20:00 UTC
    const { allocated } = allocate(keyOf('month', { a: 100 }), {
      firstStart: '2025-01-31T19:30:00Z',
      stepMinutes: 15,
      steps: 4,
      consumption: { a: 80 },
      production: 1000,
      timeZone: 'Indian/Reunion',
    });
    expect(allocated).toEqual({ a: [80, 20, 80, 20] });
  });

  it.each([
    // 30 March has 23 hours and 31 March 24: April starts at hour 47
    ['spring', '2025-03-29T23:00:00Z', 47],
    // 26 October has 25 hours and five more days follow: November starts at hour 25 + 5 × 24
    ['autumn', '2025-10-25T22:00:00Z', 145],
  ])('is right over the clock change of %s', (_season, firstStart, monthStart) => {
    const { allocated } = allocate(keyOf('month', { a: 10 }), {
      firstStart,
      stepMinutes: 60,
      steps: monthStart + 12,
      consumption: { a: 1 },
      production: 1000,
    });
    const served = (allocated['a'] ?? []).flatMap((energy, hour) => (energy > 0 ? [hour] : []));
    const ten = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    expect(served).toEqual([...ten, ...ten.map((hour) => monthStart + hour)]);
  });

  describe('goes on from an earlier run', () => {
    const run = {
      stepMinutes: 15,
      steps: 2,
      consumption: { a: 80, b: 80 },
      production: 1000,
      firstStart: '2025-03-10T10:00:00Z',
    };
    const key = keyOf('year', { a: 100, b: 100 });

    it('in the same period', () => {
      const { allocated, outcome } = allocate(key, { ...run, quota: { period: '2025', usedWmin: { a: 90 } } });
      expect(allocated).toEqual({ a: [10, 0], b: [80, 20] });
      expect(outcome.quota).toEqual({ period: '2025', usedWmin: { a: 100, b: 100 } });
    });

    it('but not in another one', () => {
      const { allocated } = allocate(key, { ...run, quota: { period: '2024', usedWmin: { a: 90 } } });
      expect(allocated['a']).toEqual([80, 20]);
    });

    it('keeping the use of a consumer who is away for a run', () => {
      const { outcome } = allocate(key, { ...run, quota: { period: '2025', usedWmin: { a: 90, c: 7 } } });
      expect(outcome.quota?.usedWmin).toEqual({ a: 100, b: 100, c: 7 });
    });

    it('forgetting it where the run enters a new period', () => {
      const { outcome } = allocate(key, {
        ...run,
        firstStart: '2025-12-31T22:45:00Z',
        quota: { period: '2025', usedWmin: { a: 90, c: 7 } },
      });
      expect(outcome.quota).toEqual({ period: '2026', usedWmin: { a: 80, b: 80 } });
    });

    it('with a ceiling that was lowered below what is used', () => {
      const { allocated } = allocate(keyOf('year', { a: 50 }), {
        ...run,
        quota: { period: '2025', usedWmin: { a: 90 } },
      });
      expect(allocated['a']).toEqual([0, 0]);
    });
  });
});
