import { describe, expect, it } from 'vitest';
import type { TableMapping } from '#contract';
import { changeColumn, changeHeader, changeLayout, findGap, letterOf, suggestName } from './mapping-draft.ts';

const mapping: TableMapping = {
  sheet: null,
  headerLine: 1,
  header: ['Date', 'kWh'],
  stampColumn: 0,
  hourColumn: null,
  dateOrder: 'day-month-year',
  stampMarks: 'start',
  zone: 'local',
  stepMinutes: null,
  unit: 'kWh',
  decimalSign: ',',
  missingTexts: [],
  values: { kind: 'wide', columns: [{ column: 1, meter: '30001234567890', direction: 'production' }] },
};
const sheet = {
  name: '',
  rows: [
    { line: 1, cells: ['Date', 'kWh'] },
    { line: 2, cells: ['a', 'b'] },
  ],
  guess: mapping,
};

describe('the description of a table', () => {
  it('counts columns as spreadsheets do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });
  it('takes the header from the line that is chosen', () => {
    expect(changeHeader(mapping, sheet, 2)).toMatchObject({ headerLine: 2, header: ['a', 'b'] });
    expect(changeHeader(mapping, sheet, null)).toMatchObject({ headerLine: null, header: [] });
  });
  it('changes the layout and finds the first one again', () => {
    const long = changeLayout(mapping, sheet, 'long');
    expect(long.values).toMatchObject({ kind: 'long', meterColumn: 0, valueColumn: 1 });
    expect(changeLayout(long, sheet, 'wide')).toEqual(mapping);
  });
  it('adds, changes and takes out columns in their order', () => {
    const two = changeColumn(mapping, 0, { meter: '1' });
    expect(two.values).toMatchObject({ columns: [{ column: 0, meter: '1', direction: 'consumption' }, { column: 1 }] });
    expect(findGap('x', two)).toBe('meters');
    expect(findGap('x', changeColumn(changeColumn(two, 0, null), 1, null))).toBe('values');
    expect(findGap(' ', mapping)).toBe('name');
    expect(findGap('x', mapping)).toBeNull();
  });
  it.each([
    ['/a/Export onduleur_2025-03.csv', 'Export onduleur'],
    ['C:\\x\\20250301.csv', '20250301.csv'],
  ])('names %s %s', (path, name) => {
    expect(suggestName(path)).toBe(name);
  });
});
