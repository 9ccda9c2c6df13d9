import { expect, it } from 'vitest';
import { sortRows } from './sorting.ts';

const names = ['Zoé', 'éloi', 'Éva', 'Adam 10', 'adam 9'];

it('sorts names as a reader does: without case, accents after letters, numbers by their value', () => {
  expect(sortRows(names, (name) => name, false, 'fr')).toEqual(['adam 9', 'Adam 10', 'éloi', 'Éva', 'Zoé']);
  expect(sortRows(names, (name) => name, true, 'fr')).toEqual(['Zoé', 'Éva', 'éloi', 'Adam 10', 'adam 9']);
});

it('keeps rows without a value last, whichever way', () => {
  const rows = [{ v: null }, { v: 2 }, { v: 0 }, { v: 10 }];
  expect(sortRows(rows, ({ v }) => v, false, 'fr').map(({ v }) => v)).toEqual([0, 2, 10, null]);
  expect(sortRows(rows, ({ v }) => v, true, 'fr').map(({ v }) => v)).toEqual([10, 2, 0, null]);
});

it('leaves equal rows in the order they came', () => {
  const rows = [
    { v: 1, n: 'b' },
    { v: 1, n: 'a' },
  ];
  expect(sortRows(rows, ({ v }) => v, true, 'fr').map(({ n }) => n)).toEqual(['b', 'a']);
});
