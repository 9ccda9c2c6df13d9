import { describe, expect, it } from 'vitest';
import type { BillingPoint, BillingPreparation, EnergyPeriod } from '#contract';
import { listOlderMonths, makeChecklist } from './checklist.ts';

const noDays = new Float64Array();
const energy = (consumptionWmin: number): EnergyPeriod => ({
  firstDay: '2025-03-01',
  lastDay: '2025-03-31',
  days: [],
  productionWmin: noDays,
  consumptionWmin: noDays,
  allocatedWmin: noDays,
  missingSlots: noDays,
  estimatedSlots: noDays,
  totals: {
    consumptionWmin,
    productionWmin: 0,
    allocatedWmin: 0,
    complementWmin: 0,
    surplusWmin: 0,
    missingSlots: 0,
    coveragePpm: null,
    selfConsumptionPpm: null,
  },
  participants: [],
  plants: [],
  keys: [],
});
const point = (code: BillingPoint['code']): BillingPoint => ({
  code,
  isBlocking: true,
  meterId: '1',
  direction: 'consumption',
  params: {},
  canAccept: true,
});
const bill = {
  memberId: 1,
  issuerId: 1,
  memberName: 'A',
  issuerName: 'B',
  allocatedWmin: 1,
  coveragePpm: null,
  netCents: 100,
  vatCents: 20,
  grossCents: 120,
};
const preparation = (points: readonly BillingPoint[], canIssue: boolean): BillingPreparation => ({
  period: '2025-03',
  points,
  canIssue,
  bills: [bill],
  netCents: 100,
  vatCents: 20,
  grossCents: 120,
  firstNumber: 'F-1',
  lastNumber: 'F-1',
  issuedRunId: null,
});
type Facts = Parameters<typeof makeChecklist>[0];
/** Nobody is behind, and nothing older waits, unless said. */
const make = (facts: Omit<Facts, 'laggingCount' | 'olderMonths'> & Partial<Facts>): ReturnType<typeof makeChecklist> =>
  makeChecklist({ laggingCount: 0, olderMonths: [], ...facts });
const states = (facts: Parameters<typeof make>[0]): string[] =>
  make(facts).tasks.map(({ name, state, sentence }) => `${name} ${state} ${sentence.key}`);

describe('makeChecklist', () => {
  it('asks for readings first', () => {
    expect(
      states({
        energy: energy(0),
        completeDay: null,
        preparation: preparation([point('missing-values')], false),
        run: null,
      }),
    ).toEqual([
      'import todo importTodo',
      'gaps wait gapsWait',
      'bills wait billsWait',
      'send wait sendWait',
      'meters done metersDone',
    ]);
  });
  it('says how far readings go, and counts gaps and meters without holder', () => {
    expect(
      states({
        energy: energy(1),
        completeDay: '2025-03-20',
        preparation: preparation([point('missing-values'), point('meter-without-owner'), point('key-missing')], false),
        run: null,
      }),
    ).toEqual([
      'import todo importPartial',
      'gaps todo gapsTodo',
      'meters todo metersTodo',
      'points todo pointsTodo',
      'bills wait billsWait',
      'send wait sendWait',
    ]);
  });
  it('leads to the drafts once nothing holds them back', () => {
    const { tasks } = make({
      energy: energy(1),
      completeDay: '2025-04-02',
      preparation: preparation([], true),
      run: null,
    });
    expect(tasks.find(({ name }) => name === 'bills')).toMatchObject({
      state: 'todo',
      sentence: { count: 1, cents: 120 },
      target: { page: 'billing', step: 'drafts' },
    });
  });
  it('leads to sending once the run is issued', () => {
    const run = {
      runId: 1,
      firstDay: '2025-03-01',
      lastDay: '2025-03-31',
      issuedAtUtc: '2025-04-05T08:00:00Z',
      documentCount: 17,
      grossCents: 9900,
    };
    expect(
      states({
        energy: energy(1),
        completeDay: '2025-03-31',
        preparation: { ...preparation([], false), bills: [] },
        run,
      }),
    ).toEqual([
      'send todo sendTodo',
      'import done importDone',
      'gaps done gapsDone',
      'meters done metersDone',
      'bills done billsDone',
    ]);
  });
  it('says of a year, of which no bills are made, only what was imported', () => {
    const { tasks } = make({ energy: energy(1), completeDay: '2025-12-31', preparation: null, run: null });
    expect(tasks.map(({ name }) => name)).toEqual(['import']);
  });
  it('says which meters are behind rather than that readings stop', () => {
    const { tasks } = make({
      energy: energy(1),
      completeDay: '2025-03-20',
      laggingCount: 2,
      preparation: null,
      run: null,
    });
    expect(tasks[0]?.sentence).toEqual({ key: 'importLagging', count: 2, day: '2025-03-20' });
  });
  it('shows seven lines at most, older months after what the period asks for', () => {
    const { tasks, more } = make({
      energy: energy(1),
      completeDay: '2025-03-31',
      preparation: preparation([point('missing-values')], false),
      run: null,
      olderMonths: ['2024-09', '2024-10', '2024-11', '2024-12', '2025-01'],
    });
    expect(tasks.map(({ name }) => name)).toEqual(['gaps', 'older', 'older', 'older', 'older', 'older', 'bills']);
    expect(tasks[1]?.target).toEqual({ page: 'billing', step: 'check', period: '2024-09' });
    // sending, readings and meters are left out
    expect(more).toBe(3);
  });
});

it('finds the months before a period that no run has billed, by month or by quarter', () => {
  const run = (firstDay: string, lastDay: string): Parameters<typeof listOlderMonths>[1][number] => ({
    runId: 1,
    firstDay,
    lastDay,
    issuedAtUtc: '2025-04-05T08:00:00Z',
    documentCount: 1,
    grossCents: 1,
  });
  const months = ['2024-12', '2025-01', '2025-02', '2025-03', '2025-04', '2025-05'];
  const runs = [run('2025-01-01', '2025-03-31')];
  expect(listOlderMonths(months, runs, '2025-05')).toEqual(['2024-12', '2025-04']);
  expect(listOlderMonths(months, runs, '2025-Q2')).toEqual(['2024-12']);
  expect(listOlderMonths(months, [], '2024-12')).toEqual([]);
});
