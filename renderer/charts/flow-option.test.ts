import { describe, expect, it } from 'vitest';
import type { EnergyParticipant, EnergyPeriod } from '#contract';
import { createFlows, type Flow } from './flow-graph.ts';
import { createFlowOption, listFlowNodes } from './flow-option.ts';
import { testSigns } from './make-test-steps.ts';

const texts = {
  allocated: 'Shared',
  grid: 'Grid',
  surplus: 'Surplus',
  meterOf: (member: string, meter: string) => `${member} ${meter}`,
  others: (count: number) => `Others ${count}`,
};

const participant = (meterId: string, memberName: string | null, allocatedWmin: number): EnergyParticipant => ({
  meterId,
  label: '',
  memberId: memberName === null ? null : 1,
  memberName,
  firstDay: '2025-01-01',
  lastDay: '2025-01-31',
  consumptionWmin: allocatedWmin + 10,
  allocatedWmin,
  complementWmin: 10,
  coveragePpm: null,
  missingSlots: 0,
  estimatedSlots: 0,
});

/** Two plants, one without surplus; Ada holds two meters, the last meter nobody. */
const energy: EnergyPeriod = {
  firstDay: '2025-01-01',
  lastDay: '2025-01-31',
  days: [],
  productionWmin: new Float64Array(),
  consumptionWmin: new Float64Array(),
  allocatedWmin: new Float64Array(),
  missingSlots: new Float64Array(),
  estimatedSlots: new Float64Array(),
  totals: {
    consumptionWmin: 130,
    productionWmin: 120,
    allocatedWmin: 100,
    complementWmin: 30,
    surplusWmin: 20,
    missingSlots: 0,
    coveragePpm: null,
    selfConsumptionPpm: null,
  },
  participants: [
    participant('1', 'Ada', 20),
    participant('2', 'Ada', 30),
    participant('3', 'Bob', 50),
    participant('4', null, 0),
  ],
  plants: [
    { meterId: '8', name: 'Roof', productionWmin: 40, allocatedWmin: 40, surplusWmin: 0, missingSlots: 0 },
    { meterId: '9', name: 'Barn', productionWmin: 80, allocatedWmin: 60, surplusWmin: 20, missingSlots: 0 },
  ],
  keys: [],
};

const show = (flows: readonly Flow[]): unknown[] => flows.map(({ from, to, wmin }) => [from.name, to.name, wmin]);

describe('createFlows', () => {
  it('leads from plants and grid to holders, the largest first, without empty flows', () => {
    expect(show(createFlows(energy, 10, texts))).toEqual([
      ['Barn', 'Shared', 60],
      ['Barn', 'Surplus', 20],
      ['Roof', 'Shared', 40],
      ['Shared', 'Bob', 50],
      ['Grid', 'Bob', 10],
      ['Shared', 'Ada 2', 30],
      ['Grid', 'Ada 2', 10],
      ['Shared', 'Ada 1', 20],
      ['Grid', 'Ada 1', 10],
    ]);
  });

  it('gathers the small ones and loses nothing', () => {
    const flows = createFlows(energy, 2, texts);
    expect(show(flows).slice(-2)).toEqual([
      ['Shared', 'Others 2', 50],
      ['Grid', 'Others 2', 20],
    ]);
    const into = (kind: Flow['kind']): number =>
      flows
        .filter((flow) => flow.kind === kind && flow.to.kind === 'consumer')
        .reduce((sum, { wmin }) => sum + wmin, 0);
    expect([into('allocated'), into('complement')]).toEqual([100, 30]);
  });
});

it('makes each node once and each band as wide as its energy', () => {
  const flows = createFlows(energy, 10, texts);
  expect(listFlowNodes(flows)).toHaveLength(8);
  const { series } = createFlowOption(flows, testSigns, { label: () => '', flow: () => [], node: () => [] });
  const { links } = series as { readonly links: readonly { readonly value: number }[] };
  expect(links.map(({ value }) => value)).toEqual([60, 20, 40, 50, 10, 30, 10, 20, 10]);
});
