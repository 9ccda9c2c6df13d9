import { describe, expect, it } from 'vitest';
import { guessMapping } from './guess-mapping.ts';
import type { Cell } from './spreadsheet/cell.ts';

const guess = (rows: readonly (readonly Cell[])[]): ReturnType<typeof guessMapping> =>
  guessMapping(
    null,
    rows.map((cells, index) => ({ line: index + 1, cells })),
  );

describe('guessMapping', () => {
  it('finds header, stamp, unit and the meter that a heading names', () => {
    const found = guess([
      ['Export onduleur', null],
      ['Horodate (fin)', 'Production 30001234567890 (kWh)', 'Commentaire'],
      ['28/02/2025 23:45', '1.25', 'ok'],
      ['01/03/2025 00:00', '0.5', null],
      ['01/03/2025 00:15', 'N/A', null],
    ]);
    expect(found).toEqual({
      sheet: null,
      headerLine: 2,
      header: ['Horodate (fin)', 'Production 30001234567890 (kWh)', 'Commentaire'],
      stampColumn: 0,
      hourColumn: null,
      dateOrder: 'day-month-year',
      stampMarks: 'end',
      zone: 'local',
      stepMinutes: null,
      unit: 'kWh',
      decimalSign: '.',
      missingTexts: ['N/A'],
      values: { kind: 'wide', columns: [{ column: 1, meter: '30001234567890', direction: 'production' }] },
    });
  });

  it('finds meter, direction, hour and value in rows', () => {
    const found = guess([
      ['PRM', 'Jour', 'Heure UTC', 'Sens', 'Puissance (W)'],
      ['30001234567890', '2025-03-01', '00:00', 'CONS', '120'],
      ['30001234567890', '2025-03-01', '00:30', 'CONS', '130'],
    ]);
    expect(found).toMatchObject({
      stampColumn: 1,
      hourColumn: 2,
      dateOrder: 'year-month-day',
      zone: 'utc',
      unit: 'W',
      values: { kind: 'long', meterColumn: 0, directionColumn: 3, valueColumn: 4 },
    });
  });

  it('sees that the month comes first, and cells of a workbook that are dates', () => {
    expect(
      guess([
        ['3/1/2025 0:00', 1],
        ['3/13/2025 0:00', 1],
      ]).dateOrder,
    ).toBe('month-day-year');
    expect(
      guess([
        ['Date', 'Heure', 'kW'],
        [{ day: 20_148, second: 0 }, { day: null, second: 0 }, 1.5],
        [{ day: 20_148, second: 0 }, { day: null, second: 900 }, 2],
      ]),
    ).toMatchObject({ stampColumn: 0, hourColumn: 1, unit: 'kW', values: { columns: [{ column: 2, meter: '' }] } });
  });

  it.each([
    [[]],
    [[['a']]],
    [
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      [
        [1, 2],
        [3, 4],
      ],
    ],
  ])('makes something of %j', (rows) => {
    expect(guess(rows).headerLine).toBeNull();
  });
});
