import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ExpectedError } from '../errors.ts';
import { computeAllocationCase, parseAllocationCase } from './allocation-case.ts';

const shared = join(import.meta.dirname, '../../../../shared/cases');

function compute(value: unknown): ReturnType<typeof computeAllocationCase> {
  return computeAllocationCase(parseAllocationCase(value, 'case.json'));
}

describe.each(['default', 'static', 'dynamic', 'full-dynamic', 'priority'])('cases/allocation-%s.json', (kind) => {
  const path = join(shared, `allocation-${kind}.json`);

  it.skipIf(!existsSync(path))('is equal to the unit', () => {
    const { case: given, expected } = JSON.parse(readFileSync(path, 'utf8')) as { case: unknown; expected: object };
    const { totals, ...result } = compute(given);
    expect(result).toEqual(expected);
    expect(totals.allocated + totals.complement).toBe(totals.consumption);
    expect(totals.allocated + totals.surplus).toBe(totals.production);
  });
});

const small = {
  stepMinutes: 15,
  producers: [
    { id: 'q', energyWmin: [0, 40] },
    { id: 'p', energyWmin: [100, 60] },
  ],
  consumers: [
    { id: 'b', energyWmin: [null, 30] },
    { id: 'a', energyWmin: [150, 30] },
  ],
  key: { kind: 'default' },
};

describe('computeAllocationCase', () => {
  it('gives series per participant and pair, totals, and the missing values of everybody', () => {
    // step 0: a takes the 100 of p, 50 short. Step 1: both take 30, from (60, 40): 36 and 24 given;
    // a: 30 × (36, 24)/60 = 18, 12; b the rest
    expect(compute(small)).toEqual({
      consumers: {
        a: { allocated: [100, 30], complement: [50, 0] },
        b: { allocated: [0, 30], complement: [0, 0] },
      },
      producers: {
        p: { allocated: [100, 36], surplus: [0, 24] },
        q: { allocated: [0, 24], surplus: [0, 16] },
      },
      pairs: { p: { a: [100, 18], b: [0, 18] }, q: { a: [0, 12], b: [0, 12] } },
      totals: {
        consumption: 210,
        production: 200,
        allocated: 160,
        complement: 50,
        surplus: 40,
        missing: { a: 0, b: 1, p: 0, q: 0 },
      },
    });
  });

  it('takes the start of a quota from the case', () => {
    // 22:45 UTC is the last quarter-hour of January in Paris
    const quota = {
      ...small,
      firstStart: '2025-01-31T22:45:00Z',
      producers: [{ id: 'p', energyWmin: [500, 500, 500] }],
      consumers: [{ id: 'a', energyWmin: [80, 80, 80] }],
      key: { kind: 'quota', period: 'month', ceilingsWmin: { a: 100 }, base: { kind: 'default' } },
    };
    expect(compute(quota).consumers).toEqual({ a: { allocated: [80, 80, 20], complement: [0, 0, 60] } });
    // in UTC the month starts an hour later
    expect(compute({ ...quota, timeZone: 'UTC' }).consumers['a']?.allocated).toEqual([80, 20, 0]);
  });

  it('adds up the missing values of a meter that stands on both sides', () => {
    const both = {
      ...small,
      producers: [{ id: 's', energyWmin: [null, 1] }],
      consumers: [{ id: 's', energyWmin: [null, null] }],
    };
    expect(compute(both).totals.missing).toEqual({ s: 3 });
  });

  it('keeps names that mean something to the language', () => {
    const odd = JSON.parse(
      '{"producers":[{"id":"p","energyWmin":[1]}],"consumers":[{"id":"__proto__","energyWmin":[1]}],"key":{"kind":"static","sharesPpm":{"__proto__":1000000}}}',
    ) as unknown;
    expect(JSON.stringify(compute(odd).consumers)).toBe('{"__proto__":{"allocated":[1],"complement":[0]}}');
  });

  it('computes an empty case', () => {
    expect(compute({ producers: [], consumers: [], key: { kind: 'default' } }).totals).toEqual({
      consumption: 0,
      production: 0,
      allocated: 0,
      complement: 0,
      surplus: 0,
      missing: {},
    });
  });
});

describe('parseAllocationCase refuses', () => {
  const refusal = (value: unknown): unknown => {
    try {
      parseAllocationCase(value, 'case.json');
    } catch (error) {
      return error instanceof ExpectedError ? { code: error.code, ...error.params } : error;
    }
    return undefined;
  };
  const consumers = (...energyWmin: unknown[]): object => ({
    ...small,
    producers: [],
    consumers: [{ id: 'a', energyWmin }],
  });
  const quota = { kind: 'quota', period: 'month', ceilingsWmin: {}, base: { kind: 'default' } };

  it.each<[string, unknown, string, string]>([
    ['a list', [], 'case', 'not-an-object'],
    ['nothing', null, 'case', 'not-an-object'],
    ['a case without consumers', { ...small, consumers: undefined }, 'consumers', 'missing'],
    ['producers that are no list', { ...small, producers: {} }, 'producers', 'not-a-list'],
    ['a participant that is no object', { ...small, producers: ['p'] }, 'producers[0]', 'not-an-object'],
    ['an id that is a number', { ...small, consumers: [{ id: 9, energyWmin: [] }] }, 'consumers[0].id', 'not-a-text'],
    [
      'an id twice',
      { ...small, producers: [...small.producers, { id: 'q', energyWmin: [1, 1] }] },
      'producers[2].id (q)',
      'repeated-meter',
    ],
    ['a negative energy', consumers(1, -1), 'consumers[0].energyWmin[1]', 'negative'],
    ['a broken energy', consumers(1.5), 'consumers[0].energyWmin[0]', 'not-an-integer'],
    ['an energy as text', consumers('1'), 'consumers[0].energyWmin[0]', 'not-an-integer'],
    [
      'curves of unequal length',
      { ...small, consumers: [{ id: 'a', energyWmin: [1] }] },
      'energyWmin (a)',
      'wrong-length',
    ],
    ['energies beyond exact sums', consumers(Number.MAX_SAFE_INTEGER, 1), 'energyWmin (a)', 'too-large'],
    ['a quota without a start', { ...small, key: quota }, 'firstStart', 'missing'],
    ['a quota without a step', { ...small, stepMinutes: undefined, key: quota }, 'stepMinutes', 'missing'],
    [
      'a day that does not exist',
      { ...small, key: quota, firstStart: '2025-02-30T00:00:00Z' },
      'firstStart (2025-02-30T00:00:00Z)',
      'not-a-time',
    ],
    ['a start in words', { ...small, key: quota, firstStart: 'tomorrow' }, 'firstStart (tomorrow)', 'not-a-time'],
    [
      'an unknown zone',
      { ...small, key: quota, firstStart: '2025-02-01T00:00:00Z', timeZone: 'Paris' },
      'timeZone (Paris)',
      'unknown-time-zone',
    ],
  ])('%s', (_what, value, where, reason) => {
    expect(refusal(value)).toEqual({ code: 'case-invalid', path: 'case.json', where, reason });
  });

  it.each<[string, unknown, string, string]>([
    ['no key', undefined, 'key', 'missing'],
    ['a key that is a word', 'default', 'key', 'not-an-object'],
    ['an unknown kind', { kind: 'random' }, 'kind (random)', 'unknown-kind'],
    ['shares that are missing', { kind: 'static' }, 'sharesPpm', 'missing'],
    ['a share that is a list', { kind: 'static', sharesPpm: { a: [1] } }, 'sharesPpm.a', 'not-an-integer'],
    ['a series that is a number', { kind: 'dynamic', sharesPpm: { a: 1 } }, 'sharesPpm.a', 'not-a-list'],
    [
      'a missing share',
      { kind: 'full-dynamic', sharesPpm: { p: { a: [1, null] } } },
      'sharesPpm.p.a[1]',
      'not-an-integer',
    ],
    ['groups of numbers', { kind: 'priority', groups: [[1]] }, 'groups[0][0]', 'not-a-text'],
    ['an unknown period', { ...quota, period: 'week' }, 'period (week)', 'unknown-period'],
    ['an unknown base', { ...quota, base: { kind: 'static', sharesPpm: {} } }, 'base.kind (static)', 'unknown-kind'],
    ['a base without groups', { ...quota, base: { kind: 'priority' } }, 'base.groups', 'missing'],
  ])('as a key: %s', (_what, key, where, reason) => {
    expect(refusal({ ...small, key, firstStart: '2025-02-01T00:00:00Z' })).toEqual({
      code: 'key-invalid',
      where,
      reason,
    });
  });
});
