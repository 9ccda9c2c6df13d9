import { describe, expect, it } from 'vitest';
import { ExpectedError } from '../errors.ts';
import { allocateSteps, type AllocationInput, type AllocationOutcome } from './allocate.ts';
import type { AllocationKey } from './key.ts';

type Curves = Readonly<Record<string, readonly (number | null)[]>>;

interface Result {
  readonly outcome: AllocationOutcome;
  /** Per step, in order of ids. */
  readonly allocated: number[][];
  readonly given: number[][];
  /** Per step, consumer by consumer. */
  readonly pairs: number[][];
}

function list(curves: Curves): AllocationInput['consumers'] {
  return Object.entries(curves).map(([id, energyWmin]) => ({ id, energyWmin }));
}

function allocate(key: AllocationKey, producers: Curves, consumers: Curves): Result {
  const [allocated, given, pairs]: [number[][], number[][], number[][]] = [[], [], []];
  const steps = Object.values(producers)[0]?.length ?? 0;
  const outcome = allocateSteps({ steps, key, producers: list(producers), consumers: list(consumers) }, (step) => {
    allocated.push([...step.consumerAllocatedWmin]);
    given.push([...step.producerAllocatedWmin]);
    pairs.push([...step.pairsWmin]);
  });
  return { outcome, allocated, given, pairs };
}

function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

function refusal(key: AllocationKey): unknown {
  const error = errorOf(() => allocate(key, { p: [9, 9], q: [9, 9] }, { a: [1, 1], b: [1, 1] }));
  return error instanceof ExpectedError ? { code: error.code, ...error.params } : error;
}

describe('key default', () => {
  it('gives everybody all they use where there is enough', () => {
    // ΣC = 1 000 ≤ P = 1 000
    const { allocated, given } = allocate({ kind: 'default' }, { p: [1000] }, { a: [400], b: [600], c: [0] });
    expect(allocated).toEqual([[400, 600, 0]]);
    expect(given).toEqual([[1000]]);
  });

  it('shares what there is in proportion to consumption', () => {
    // P = 1 000, ΣC = 1 500: apportion = 466.67, 333.33, 200 → 467, 333, 200
    // producers: all they have. Pairs: 467 × (600, 400)/1000 = 280.2, 186.8 → 280, 187;
    // left (320, 213): 333 × /533 = 199.92, 133.08 → 200, 133; left (120, 80) for c
    const { allocated, given, pairs } = allocate(
      { kind: 'default' },
      { p: [600], q: [400] },
      { a: [700], b: [500], c: [300] },
    );
    expect(allocated).toEqual([[467, 333, 200]]);
    expect(given).toEqual([[600, 400]]);
    expect(pairs).toEqual([[280, 187, 200, 133, 120, 80]]);
  });

  it('gives nothing without production', () => {
    const { allocated, given, pairs } = allocate({ kind: 'default' }, { p: [0] }, { a: [700] });
    expect([allocated, given, pairs]).toEqual([[[0]], [[0]], [[0]]]);
  });

  it('counts missing values as 0 and reports them', () => {
    // step 0: b is missing, so a alone shares 100; step 1: production of q is missing
    const { allocated, given, outcome } = allocate(
      { kind: 'default' },
      { p: [100, 60], q: [0, null] },
      { a: [80, 50], b: [null, 50] },
    );
    expect(allocated).toEqual([
      [80, 0],
      [30, 30],
    ]);
    expect(given).toEqual([
      [80, 0],
      [60, 0],
    ]);
    expect(outcome).toEqual({
      consumerIds: ['a', 'b'],
      producerIds: ['p', 'q'],
      consumerMissing: [0, 1],
      producerMissing: [0, 1],
      quota: null,
    });
  });

  it('orders participants by code unit, not as they come nor by locale', () => {
    // 1 Wmin for three equal needs goes to the first in order: Z < a < é
    const { allocated, outcome } = allocate({ kind: 'default' }, { p: [1] }, { é: [5], a: [5], Z: [5] });
    expect(outcome.consumerIds).toEqual(['Z', 'a', 'é']);
    expect(allocated).toEqual([[1, 0, 0]]);
  });

  it('works without consumers, producers or steps', () => {
    expect(allocate({ kind: 'default' }, { p: [5] }, {}).given).toEqual([[0]]);
    expect(allocate({ kind: 'default' }, {}, {}).allocated).toEqual([]);
    const alone: number[][] = [];
    allocateSteps({ steps: 1, key: { kind: 'default' }, producers: [], consumers: list({ a: [5] }) }, (step) =>
      alone.push([...step.consumerAllocatedWmin]),
    );
    expect(alone).toEqual([[0]]);
  });
});

describe('key static', () => {
  it('limits shares to need and spreads nothing again', () => {
    // Σk = 906 700 ppm: T = ⌊1 000 × 0.9067⌋ = 906; 906 × k/Σk = 507.7, 398.3 → 508, 398
    // a uses 400 only: 108 of its share is surplus, although b still needs 202
    const { allocated, given } = allocate(
      { kind: 'static', sharesPpm: { a: 508_100, b: 398_600 } },
      { p: [1000] },
      { a: [400], b: [600] },
    );
    expect(allocated).toEqual([[400, 398]]);
    expect(given).toEqual([[798]]);
  });

  it('gives nothing to a consumer without a share', () => {
    const { allocated } = allocate({ kind: 'static', sharesPpm: { b: 1_000_000 } }, { p: [10] }, { a: [9], b: [9] });
    expect(allocated).toEqual([[0, 9]]);
  });
});

describe('key dynamic', () => {
  it('takes the shares of each step', () => {
    const { allocated } = allocate(
      { kind: 'dynamic', sharesPpm: { b: [500_000, 1_000_000], a: [500_000, 0] } },
      { p: [1000, 1000] },
      { a: [600, 600], b: [600, 600], c: [600, 600] },
    );
    expect(allocated).toEqual([
      [500, 500, 0],
      [0, 600, 0],
    ]);
  });
});

describe('key full-dynamic', () => {
  it('offers each producer’s share and takes evenly from what is offered', () => {
    // p offers ⌊100 × 0.75⌋ = 75 as 50, 25; q offers 50 to a. a needs 80 of 100: apportion(80, (50, 50));
    // b needs 40, is offered 25 by p
    const { allocated, given, pairs } = allocate(
      { kind: 'full-dynamic', sharesPpm: { p: { a: [500_000], b: [250_000] }, q: { a: [1_000_000] } } },
      { p: [100], q: [50] },
      { a: [80], b: [40] },
    );
    expect(allocated).toEqual([[80, 25]]);
    expect(pairs).toEqual([[40, 40, 25, 0]]);
    expect(given).toEqual([[65, 40]]);
  });

  it('takes nothing from a producer without shares', () => {
    const { given } = allocate(
      { kind: 'full-dynamic', sharesPpm: { q: { a: [1_000_000] } } },
      { p: [100], q: [50] },
      { a: [80] },
    );
    expect(given).toEqual([[0, 50]]);
  });
});

describe('key priority', () => {
  const key: AllocationKey = { kind: 'priority', groups: [['c', 'a'], [], ['b']] };

  it('serves groups in turn and leaves out who is in none', () => {
    // 200: a and c take 60 each, b takes 50 of the 80 left; d is in no group; surplus 30
    const { allocated, given } = allocate(key, { p: [200] }, { a: [60], b: [50], c: [60], d: [10] });
    expect(allocated).toEqual([[60, 50, 60, 0]]);
    expect(given).toEqual([[170]]);
  });

  it('breaks ties inside a group by meter id, not by place in the list', () => {
    // 101 × 60/120 = 50.5 each: the unit left goes to a, although the group lists c first
    expect(allocate(key, { p: [101] }, { a: [60], b: [50], c: [60] }).allocated).toEqual([[51, 0, 50]]);
  });
});

describe('what is refused', () => {
  it.each<[string, AllocationKey, object]>([
    ['an unknown consumer', { kind: 'static', sharesPpm: { x: 1 } }, { where: 'sharesPpm.x', reason: 'unknown-meter' }],
    [
      'a producer as consumer',
      { kind: 'static', sharesPpm: { p: 1 } },
      { where: 'sharesPpm.p', reason: 'unknown-meter' },
    ],
    ['a negative share', { kind: 'static', sharesPpm: { a: -1 } }, { where: 'sharesPpm.a', reason: 'negative' }],
    ['a broken share', { kind: 'static', sharesPpm: { a: 0.5 } }, { where: 'sharesPpm.a', reason: 'not-an-integer' }],
    ['a short series', { kind: 'dynamic', sharesPpm: { a: [1] } }, { where: 'sharesPpm.a', reason: 'wrong-length' }],
    [
      'a long series',
      { kind: 'dynamic', sharesPpm: { a: [1, 1, 1] } },
      { where: 'sharesPpm.a', reason: 'wrong-length' },
    ],
    [
      'a negative share of a step',
      { kind: 'dynamic', sharesPpm: { a: [1, -1] } },
      { where: 'sharesPpm.a[1]', reason: 'negative' },
    ],
    [
      'an unknown producer',
      { kind: 'full-dynamic', sharesPpm: { a: { a: [1, 1] } } },
      { where: 'sharesPpm.a', reason: 'unknown-meter' },
    ],
    [
      'an unknown consumer of a producer',
      { kind: 'full-dynamic', sharesPpm: { p: { x: [1, 1] } } },
      { where: 'sharesPpm.p.x', reason: 'unknown-meter' },
    ],
    [
      'an unknown meter in a group',
      { kind: 'priority', groups: [['a'], ['x']] },
      { where: 'groups[1][0] (x)', reason: 'unknown-meter' },
    ],
    [
      'a consumer in two groups',
      { kind: 'priority', groups: [['a'], ['b', 'a']] },
      { where: 'groups[1][1] (a)', reason: 'repeated-meter' },
    ],
    [
      'a consumer twice in a group',
      { kind: 'priority', groups: [['a', 'a']] },
      { where: 'groups[0][1] (a)', reason: 'repeated-meter' },
    ],
    [
      'a ceiling of nobody',
      { kind: 'quota', period: 'year', ceilingsWmin: { x: 1 }, base: { kind: 'default' } },
      { where: 'ceilingsWmin.x', reason: 'unknown-meter' },
    ],
    [
      'a negative ceiling',
      { kind: 'quota', period: 'year', ceilingsWmin: { a: -1 }, base: { kind: 'default' } },
      { where: 'ceilingsWmin.a', reason: 'negative' },
    ],
    [
      'a wrong base',
      { kind: 'quota', period: 'year', ceilingsWmin: {}, base: { kind: 'priority', groups: [['x']] } },
      { where: 'base.groups[0][0] (x)', reason: 'unknown-meter' },
    ],
    [
      'a quota without time',
      { kind: 'quota', period: 'year', ceilingsWmin: {}, base: { kind: 'default' } },
      { where: 'firstStart', reason: 'missing' },
    ],
  ])('%s', (_what, key, params) => {
    expect(refusal(key)).toEqual({ code: 'key-invalid', ...params });
  });

  it('shares above one, naming the step', () => {
    expect(refusal({ kind: 'static', sharesPpm: { a: 600_000, b: 400_001 } })).toEqual({
      code: 'shares-above-one',
      step: 0,
      sum: 1_000_001,
      producer: null,
    });
    expect(refusal({ kind: 'dynamic', sharesPpm: { a: [500_000, 700_000], b: [500_000, 400_000] } })).toEqual({
      code: 'shares-above-one',
      step: 1,
      sum: 1_100_000,
      producer: null,
    });
  });

  it('shares above one of one producer, but not those of two together', () => {
    const q = { a: [500_000, 500_000], b: [500_000, 600_000] };
    expect(refusal({ kind: 'full-dynamic', sharesPpm: { p: { a: [1_000_000, 1_000_000] }, q } })).toEqual({
      code: 'shares-above-one',
      step: 1,
      sum: 1_100_000,
      producer: 'q',
    });
    const whole = { a: [1_000_000, 1_000_000] };
    expect(refusal({ kind: 'full-dynamic', sharesPpm: { p: whole, q: whole } })).toBeUndefined();
  });

  it('names of the language as meters like any other', () => {
    expect(refusal({ kind: 'static', sharesPpm: { constructor: 1 } as unknown as Record<string, number> })).toEqual({
      code: 'key-invalid',
      where: 'sharesPpm.constructor',
      reason: 'unknown-meter',
    });
    expect(allocate({ kind: 'static', sharesPpm: {} }, { p: [9] }, { constructor: [9] }).allocated).toEqual([[0]]);
  });

  it('energies that are negative or broken, double ids and unequal curves, as a caller’s mistake', () => {
    expect(() => allocate({ kind: 'default' }, { p: [-1] }, {})).toThrow(RangeError);
    expect(() => allocate({ kind: 'default' }, { p: [1.5] }, {})).toThrow(RangeError);
    expect(() => allocate({ kind: 'default' }, { p: [1, 2] }, { a: [1] })).toThrow(RangeError);
    const twice = [
      { id: 'p', energyWmin: [1] },
      { id: 'p', energyWmin: [1] },
    ];
    expect(() =>
      allocateSteps({ steps: 1, key: { kind: 'default' }, producers: twice, consumers: [] }, () => undefined),
    ).toThrow(RangeError);
  });
});
