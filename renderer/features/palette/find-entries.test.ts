import { describe, expect, it } from 'vitest';
import { findEntries, type EntryGroup, type Searchable } from './find-entries.ts';

const entry = (group: EntryGroup, label: string, words = ''): Searchable => ({ group, label, words });
const entries = [
  entry('pages', 'Ce mois-ci'),
  entry('pages', 'Énergie'),
  entry('actions', 'Importer des relevés', 'enedis'),
  entry('actions', 'Émettre les factures'),
  entry('months', 'décembre 2025', '2025-12'),
  entry('months', 'novembre 2025', '2025-11'),
  entry('months', 'octobre 2025', '2025-10'),
  entry('months', 'mars 2025', '2025-03'),
  entry('participants', 'Odile Marchetti', '14543578901237'),
  entry('participants', 'Marc Énard'),
];
const find = (typed: string): string[] => findEntries(entries, typed).map(({ label }) => label);

describe('the palette', () => {
  it('offers pages, actions and the last three months before anything is typed', () => {
    expect(find(' ')).toEqual([
      'Ce mois-ci',
      'Énergie',
      'Importer des relevés',
      'Émettre les factures',
      'décembre 2025',
      'novembre 2025',
      'octobre 2025',
    ]);
  });

  it('finds without case and accents, and by further words', () => {
    expect(find('ENE')).toEqual(['Énergie', 'Importer des relevés']);
    expect(find('enard')).toEqual(['Marc Énard']);
    expect(find('2025-03')).toEqual(['mars 2025']);
    expect(find('1454357')).toEqual(['Odile Marchetti']);
  });

  it('wants every word, in any order', () => {
    expect(find('2025 mars')).toEqual(['mars 2025']);
    expect(find('marchetti odile')).toEqual(['Odile Marchetti']);
    expect(find('odile mars')).toEqual([]);
  });

  it('puts first what begins with the typed text, its group with it', () => {
    expect(find('marc')).toEqual(['Marc Énard', 'Odile Marchetti']);
    expect(find('mar')).toEqual(['mars 2025', 'Marc Énard', 'Odile Marchetti']);
    expect(find('m')[0]).toBe('mars 2025');
  });

  it('shows six of a group at most', () => {
    const many = Array.from({ length: 40 }, (_, index) => entry('participants', `Martin ${index}`));
    expect(findEntries(many, 'martin')).toHaveLength(6);
  });
});
