/** From where to where the energy of a period went, in Wmin. */
import type { EnergyPeriod } from '#contract';

export type FlowKind = 'plant' | 'grid' | 'allocated' | 'surplus' | 'consumer';

export interface FlowNode {
  readonly id: string;
  readonly kind: FlowKind;
  readonly name: string;
  readonly wmin: number;
}

export interface Flow {
  readonly from: FlowNode;
  readonly to: FlowNode;
  readonly kind: 'allocated' | 'complement' | 'surplus';
  readonly wmin: number;
}

export interface FlowTexts {
  readonly allocated: string;
  readonly grid: string;
  readonly surplus: string;
  /** Name of a meter that is one of several of the same holder. */
  readonly meterOf: (memberName: string, meter: string) => string;
  /** Name of those gathered. */
  readonly others: (count: number) => string;
}

interface Party {
  readonly id: string;
  readonly name: string;
  /** The two parts: shared, and what is left to the grid. */
  readonly allocatedWmin: number;
  readonly restWmin: number;
}

/**
 * @param most plants and consumers shown each on its own; the smallest beyond are gathered
 * @returns only flows of some energy; plants and consumers from the largest down, those gathered last
 */
export function createFlows(energy: EnergyPeriod, most: number, texts: FlowTexts): Flow[] {
  const names = energy.participants.map(({ memberName }) => memberName);
  const consumers = energy.participants.flatMap((one): Party[] => {
    if (one.memberName === null) return [];
    const isAlone = names.indexOf(one.memberName) === names.lastIndexOf(one.memberName);
    return [
      {
        id: `${one.meterId} ${one.firstDay}`,
        name: isAlone ? one.memberName : texts.meterOf(one.memberName, one.label || one.meterId),
        allocatedWmin: one.allocatedWmin,
        restWmin: one.complementWmin,
      },
    ];
  });
  const plants = energy.plants.map(({ meterId, name, allocatedWmin, surplusWmin }): Party => {
    return { id: meterId, name, allocatedWmin, restWmin: surplusWmin };
  });
  const { totals } = energy;
  const shared: FlowNode = { id: 'allocated', kind: 'allocated', name: texts.allocated, wmin: totals.allocatedWmin };
  const grid: FlowNode = { id: 'grid', kind: 'grid', name: texts.grid, wmin: totals.complementWmin };
  const surplus: FlowNode = { id: 'surplus', kind: 'surplus', name: texts.surplus, wmin: totals.surplusWmin };
  return [
    ...gather(plants, most, texts).flatMap((party): Flow[] => {
      const from = toNode('plant', party);
      return [
        { from, to: shared, kind: 'allocated', wmin: party.allocatedWmin },
        { from, to: surplus, kind: 'surplus', wmin: party.restWmin },
      ];
    }),
    ...gather(consumers, most, texts).flatMap((party): Flow[] => {
      const to = toNode('consumer', party);
      return [
        { from: shared, to, kind: 'allocated', wmin: party.allocatedWmin },
        { from: grid, to, kind: 'complement', wmin: party.restWmin },
      ];
    }),
  ].filter(({ wmin }) => wmin > 0);
}

const sizeOf = ({ allocatedWmin, restWmin }: Party): number => allocatedWmin + restWmin;

function toNode(kind: 'plant' | 'consumer', party: Party): FlowNode {
  return { id: `${kind} ${party.id}`, kind, name: party.name, wmin: sizeOf(party) };
}

function gather(parties: readonly Party[], most: number, texts: FlowTexts): Party[] {
  const sorted = parties.toSorted((a, b) => sizeOf(b) - sizeOf(a));
  if (sorted.length <= most) return sorted;
  const small = sorted.slice(most - 1);
  const add = (part: 'allocatedWmin' | 'restWmin'): number => small.reduce((sum, party) => sum + party[part], 0);
  return [
    ...sorted.slice(0, most - 1),
    {
      id: 'others',
      name: texts.others(small.length),
      allocatedWmin: add('allocatedWmin'),
      restWmin: add('restWmin'),
    },
  ];
}
