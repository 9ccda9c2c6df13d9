import { expect, it } from 'vitest';
import type { EnergyParticipantDays } from '#contract';
import { listMemberMonths } from './member-months.ts';

const days = ['2025-01-30', '2025-01-31', '2025-02-01', '2025-03-01', '2025-04-01'];
const held = (
  memberId: number,
  consumed: readonly number[],
  shared: readonly number[],
  missing: readonly number[],
  lastDay = '2025-12-31',
) =>
  ({
    memberId,
    firstDay: '2025-01-01',
    lastDay,
    perDay: {
      consumptionWmin: Float64Array.from(consumed),
      allocatedWmin: Float64Array.from(shared),
      missingSlots: Int32Array.from(missing),
      estimatedSlots: new Int32Array(5),
    },
  }) as unknown as EnergyParticipantDays;

it('adds up days and meters of one member, and leaves out months of which nothing is known', () => {
  const participants = [
    held(1, [100, 20, 0, 0, 0], [40, 0, 0, 0, 0], [0, 0, 96, 0, 96]),
    held(1, [50, 0, 0, 0, 0], [10, 0, 0, 0, 0], [3, 0, 0, 0, 0]),
    held(2, [9, 9, 9, 9, 9], [9, 9, 9, 9, 9], [0, 0, 0, 0, 0]),
  ];
  // January 100 + 20 + 50 and 40 + 10; February and April known in nothing; March measured as zero
  expect(listMemberMonths({ days, participants }, 1)).toEqual([
    { month: '2025-01', consumptionWmin: 170, allocatedWmin: 50, missingSlots: 3 },
    { month: '2025-03', consumptionWmin: 0, allocatedWmin: 0, missingSlots: 0 },
  ]);
});

it('knows nothing of months after a member left, nor of a stranger', () => {
  const participants = [held(1, [1, 1, 1, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0], '2025-02-01')];
  expect(listMemberMonths({ days, participants }, 1).map(({ month }) => month)).toEqual(['2025-01', '2025-02']);
  expect(listMemberMonths({ days, participants }, 7)).toEqual([]);
});
