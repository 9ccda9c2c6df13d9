import { expect, it } from 'vitest';
import type { EnergyParticipant, EnergyPeriod } from '#contract';
import { listMemberMonths } from './member-months.ts';

const month = (firstDay: string, participants: readonly Partial<EnergyParticipant>[]) =>
  ({ firstDay, participants }) as EnergyPeriod;
const used = (memberId: number, consumptionWmin: number, allocatedWmin: number, missingSlots = 0) => ({
  memberId,
  consumptionWmin,
  allocatedWmin,
  missingSlots,
});

it('adds up the meters of one member, and leaves out months of which nothing is known', () => {
  const energies = [
    month('2025-01-01', [used(1, 100, 40), used(1, 50, 10, 3), used(2, 999, 999)]),
    month('2025-02-01', [used(1, 0, 0, 2688)]),
    month('2025-03-01', [used(2, 999, 999)]),
    month('2025-04-01', [used(1, 0, 0)]),
  ];
  expect(listMemberMonths(energies, 1)).toEqual([
    { month: '2025-01', consumptionWmin: 150, allocatedWmin: 50, missingSlots: 3 },
    { month: '2025-04', consumptionWmin: 0, allocatedWmin: 0, missingSlots: 0 },
  ]);
});
