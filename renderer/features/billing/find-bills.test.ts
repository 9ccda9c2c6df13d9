import { expect, it } from 'vitest';
import { findBills } from './find-bills.ts';

const bill = (memberName: string, number: string, grossCents: number, allocatedWmin: number) => ({
  memberName,
  issuerName: 'Soleil du Vercors',
  number,
  grossCents,
  allocatedWmin,
});
const bills = [
  bill('Élodie Lefèvre', 'SD-F-2026-0010', 1949, 5),
  bill('Adam', 'SD-F-2026-0009', 786, 9),
  bill('Mairie', 'SD-A-2026-0001', -1949, 7),
];
const find = (typed: string, order: Parameters<typeof findBills>[2] = 'number') =>
  findBills(bills, typed, order, 'fr').map(({ memberName }) => memberName);

it('finds names without accents, numbers, and amounts as they are written', () => {
  expect(find('lefevre elodie')).toEqual(['Élodie Lefèvre']);
  expect(find('f-2026')).toEqual(['Adam', 'Élodie Lefèvre']);
  expect(find('19,49')).toEqual(['Mairie', 'Élodie Lefèvre']);
  expect(find('7.86')).toEqual(['Adam']);
  expect(find('0011')).toEqual([]);
});

it('orders by number as numbers, by name, by amount and energy from the largest', () => {
  expect(find('')).toEqual(['Mairie', 'Adam', 'Élodie Lefèvre']);
  expect(find('', 'name')).toEqual(['Adam', 'Élodie Lefèvre', 'Mairie']);
  expect(find('', 'amount')).toEqual(['Élodie Lefèvre', 'Adam', 'Mairie']);
  expect(find('', 'energy')).toEqual(['Adam', 'Mairie', 'Élodie Lefèvre']);
});
