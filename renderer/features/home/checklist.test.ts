import { describe, expect, it } from 'vitest';
import type { BillingPoint, BillingPreparation, EnergyPeriod } from '#contract';
import { makeChecklist } from './checklist.ts';

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
const states = (facts: Parameters<typeof makeChecklist>[0]): string[] =>
  makeChecklist(facts).map(({ name, state, sentence }) => `${name} ${state} ${sentence.key}`);

describe('makeChecklist', () => {
  it('asks for readings first', () => {
    expect(
      states({
        energy: energy(0),
        lastDataDay: null,
        preparation: preparation([point('missing-values')], false),
        run: null,
      }),
    ).toEqual([
      'import todo importTodo',
      'gaps wait gapsWait',
      'meters done metersDone',
      'bills wait billsWait',
      'send wait sendWait',
    ]);
  });
  it('says how far readings go, and counts gaps and meters without holder', () => {
    expect(
      states({
        energy: energy(1),
        lastDataDay: '2025-03-20',
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
    const tasks = makeChecklist({
      energy: energy(1),
      lastDataDay: '2025-04-02',
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
        lastDataDay: '2025-03-31',
        preparation: { ...preparation([], false), bills: [] },
        run,
      }),
    ).toEqual([
      'import done importDone',
      'gaps done gapsDone',
      'meters done metersDone',
      'bills done billsDone',
      'send todo sendTodo',
    ]);
  });
  it('makes no bills of a year', () => {
    expect(states({ energy: energy(1), lastDataDay: '2025-12-31', preparation: null, run: null })).toHaveLength(3);
  });
});
