import { expect, it } from 'vitest';
import type { EnergyParticipant } from '#contract';
import { arrangeParticipants } from './arrange-participants.ts';

const make = (
  memberName: string,
  consumptionWmin: number,
  coveragePpm: number | null,
  meterId = '1',
): EnergyParticipant => ({
  meterId,
  label: '',
  memberId: 1,
  memberName,
  firstDay: '2025-03-01',
  lastDay: '2025-03-31',
  consumptionWmin,
  allocatedWmin: 0,
  complementWmin: 0,
  coveragePpm,
  missingSlots: 0,
  estimatedSlots: 0,
});
const all = [make('Zoé', 5, 10), make('Émile', 9, null), make('Famille 10', 9, 700), make('Famille 9', 1, 700, '305')];
const names = (...ask: [string, 'name' | 'consumption' | 'coverage']): unknown[] =>
  arrangeParticipants(all, ...ask, 'fr').map(({ memberName }) => memberName);

it('orders by name as people do, by consumption, and by coverage with no rate last', () => {
  expect(names('', 'name')).toEqual(['Émile', 'Famille 9', 'Famille 10', 'Zoé']);
  expect(names('', 'consumption')).toEqual(['Émile', 'Famille 10', 'Zoé', 'Famille 9']);
  expect(names('', 'coverage')).toEqual(['Famille 9', 'Famille 10', 'Zoé', 'Émile']);
});

it('finds all words without accents or case, and meters by their digits', () => {
  expect(names('emi', 'name')).toEqual(['Émile']);
  expect(names(' 10  famille ', 'name')).toEqual(['Famille 10']);
  expect(names('305', 'name')).toEqual(['Famille 9']);
  expect(names('nobody', 'name')).toEqual([]);
});
