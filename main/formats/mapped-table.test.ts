import { describe, expect, it } from 'vitest';
import type { TableMapping } from '#domain/table-mapping.ts';
import { getTimeZone } from '#domain/time.ts';
import { inspectSeries } from './inspect-files.ts';
import { readMappedTable } from './mapped-table.ts';
import type { Cell, TableRow } from './spreadsheet/cell.ts';
import type { FormatReading } from './format.ts';

const METER = '30001234567890';
const OTHER = '30001234567891';
const base: TableMapping = {
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
  missingTexts: ['NA'],
  values: { kind: 'wide', columns: [{ column: 1, meter: METER, direction: 'consumption' }] },
};

function read(rows: readonly (readonly Cell[])[], change: Partial<TableMapping> = {}): Promise<FormatReading> {
  async function* lines(): AsyncGenerator<TableRow> {
    for (const [index, cells] of [['Date', 'kWh'], ...rows].entries())
      yield await Promise.resolve({ line: index + 1, cells });
  }
  const now = Date.UTC(2026, 0, 1) / 60_000;
  return readMappedTable(lines(), { ...base, ...change }, 1, { timeZone: getTimeZone('Europe/Paris'), now });
}

const codes = ({ problems }: FormatReading): string[] =>
  problems.map(({ code, line }) => (line === null ? code : `${code}@${String(line)}`));
const starts = ({ series: [first] }: FormatReading): string[] =>
  [...(first?.startMinute ?? [])].map((minute) => new Date(minute * 60_000).toISOString().slice(0, 16));
const energies = ({ series: [first] }: FormatReading): number[] => [...(first?.energyWmin ?? [])];

/** Half-hours of a local day from midnight, each with the value 1. */
function halfHours(day: string, from: number, to: number): Cell[][] {
  const rows: Cell[][] = [];
  for (let minute = from * 60; minute < to * 60; minute += 30) {
    const two = (part: number): string => String(part).padStart(2, '0');
    rows.push([`${day} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`, '1']);
  }
  return rows;
}

describe('units', () => {
  // 1,5 over half an hour: 1,5 W × 30 min; 1 500 W × 30 min; 1,5 Wh × 60; 1 500 Wh × 60
  it.each([
    ['W', 45],
    ['kW', 45_000],
    ['Wh', 90],
    ['kWh', 90_000],
  ] as const)('%s', async (unit, energyWmin) => {
    const reading = await read(
      [
        ['01/03/2025 00:00', '1,5'],
        ['01/03/2025 00:30', '1,5'],
      ],
      { unit },
    );
    expect(energies(reading)).toEqual([energyWmin, energyWmin]);
    expect(codes(reading)).toEqual([]);
  });
});

describe('values', () => {
  it('takes neither an empty cell nor a text without value for zero', async () => {
    const reading = await read([
      ['01/03/2025 00:00', '0'],
      ['01/03/2025 00:30', null],
      ['01/03/2025 01:00', ' na '],
      ['01/03/2025 01:30', 'zéro'],
      ['01/03/2025 02:00', '-1'],
      ['01/03/2025 02:30'],
      ['01/03/2025 03:00', true],
      ['01/03/2025 03:30', '1 234,5'],
      ['01/03/2025 04:00', '1.234,5'],
      ['01/03/2025 04:30', '12.5'],
    ]);
    const [series] = reading.series;
    expect([...(series?.quality ?? [])]).toEqual([1, 0, 0, 0, 0, 0, 0, 1, 1, 0]);
    expect(energies(reading)).toEqual([0, 0, 0, 0, 0, 0, 0, 74_070_000, 74_070_000, 0]);
    expect(codes(reading)).toEqual([
      'value-unreadable@5',
      'value-negative@6',
      'value-unreadable@8',
      'value-unreadable@11',
    ]);
  });

  it('reads numbers of a workbook to the fifteen digits that count', async () => {
    const reading = await read([
      [{ day: 20_148, second: 0 }, 0.1 + 0.2],
      [{ day: 20_148, second: 1_801 }, 1e-9],
      [{ day: 20_148, second: 3_600 }, 1e16],
    ]);
    // 0,3 kWh × 60 000; a billionth of a kWh is nothing to a Wmin
    expect(energies(reading)).toEqual([18_000, 0, 0]);
    expect(starts(reading)[1]).toBe('2025-02-28T23:30');
    expect(codes(reading)).toEqual(['values-rounded@3', 'value-too-large@4']);
  });
});

describe('stamps', () => {
  it('resolves both clock changes by the order of the rows', async () => {
    const autumn = await read([...halfHours('26/10/2025', 1, 3), ...halfHours('26/10/2025', 2, 4)]);
    expect(starts(autumn)).toEqual([
      '2025-10-25T23:00',
      '2025-10-25T23:30',
      '2025-10-26T00:00',
      '2025-10-26T00:30',
      '2025-10-26T01:00',
      '2025-10-26T01:30',
      '2025-10-26T02:00',
      '2025-10-26T02:30',
    ]);
    expect(codes(autumn)).toEqual([]);
    const spring = await read(halfHours('30/03/2025', 1, 4));
    expect(starts(spring)).toEqual(['2025-03-30T00:00', '2025-03-30T00:30', '2025-03-30T01:00', '2025-03-30T01:30']);
    expect(codes(spring)).toEqual(['stamp-in-spring-gap@4', 'stamp-in-spring-gap@5']);
  });

  it('takes UTC as it is, and lets an offset speak for itself', async () => {
    expect(starts(await read(halfHours('30/03/2025', 1, 3), { zone: 'utc' }))).toEqual([
      '2025-03-30T01:00',
      '2025-03-30T01:30',
      '2025-03-30T02:00',
      '2025-03-30T02:30',
    ]);
    const mixed = await read([
      ['2025-03-01T00:00:00+01:00', '1'],
      ['2025-03-01T00:30+01:00', '1'],
      ['2025-03-01 01:00', '1'],
    ]);
    expect(starts(mixed)).toEqual(['2025-02-28T23:00', '2025-02-28T23:30']);
    expect(codes(mixed)).toEqual(['stamp-unreadable@4']);
  });

  it('turns ends of steps into starts, 24:00 included', async () => {
    const rows = [
      ['01/03/2025', '23:00', '1'],
      ['01/03/2025', '24:00', '1'],
      ['02/03/2025', '1', '1'],
      ['02/03/2025', '2h', '1'],
    ];
    const values = { kind: 'wide', columns: [{ column: 2, meter: METER, direction: 'production' }] } as const;
    const reading = await read(rows, { hourColumn: 1, stampMarks: 'end', values });
    expect(starts(reading)).toEqual(['2025-03-01T21:00', '2025-03-01T22:00', '2025-03-01T23:00', '2025-03-02T00:00']);
    expect(reading.series[0]?.direction).toBe('production');
  });

  it.each([
    ['month-day-year', '3/13/25 1:30 PM', '2025-03-13T12:30'],
    ['day-month-year', '13.03.2025 13h30', '2025-03-13T12:30'],
    ['day-month-year', '2025-03-13T13:30:00', '2025-03-13T12:30'],
    ['year-month-day', '25/03/13 13:30', '2025-03-13T12:30'],
  ] as const)('in the order %s reads %s', async (dateOrder, text, start) => {
    expect(starts(await read([[text, '1']], { dateOrder, stepMinutes: 30 }))).toEqual([start]);
  });

  it('names rows whose stamp is none, and refuses a table that has no other', async () => {
    const rows: Cell[][] = [
      ['31/02/2025 00:00', '1'],
      ['Total', '12'],
      [null, '3'],
      ['01/03/2025 00:10:07', '1'],
      ['01/03/1970 00:00', '1'],
    ];
    const reading = await read(rows);
    expect(reading).toMatchObject({ refused: true, series: [] });
    expect(codes(reading)).toEqual(
      [
        'no-rows@6',
        'stamp-unreadable@2',
        'stamp-unreadable@3',
        'stamp-unreadable@4',
        'stamp-unreadable@5',
        'stamp-unreadable@6',
      ].sort((a, b) => Number(a.split('@')[1]) - Number(b.split('@')[1]) || (a < b ? 1 : -1)),
    );
  });

  it('counts days as no step, and rows of the future as a problem', async () => {
    const days = await read([
      ['01/03/2025', '10'],
      ['02/03/2025', '10'],
    ]);
    expect(codes(days)).toEqual(['step-unknown@2']);
    expect(codes(await read([['01/03/2027 00:00', '1']], { stepMinutes: 15 }))).toEqual(['stamps-in-future@2']);
  });

  it('puts rows in order, counts doubles once and keeps the last value', async () => {
    const reading = await read([
      ['01/03/2025 01:00', '3'],
      ['01/03/2025 00:00', '1'],
      ['01/03/2025 00:30', '2'],
      ['01/03/2025 00:30', null],
      ['01/03/2025 01:00', '4'],
    ]);
    expect(energies(reading)).toEqual([60_000, 120_000, 240_000]);
    expect(reading.series[0]?.duplicates).toBe(2);
    expect(codes(reading)).toEqual(['duplicates-differ@6']);
  });
});

describe('several meters', () => {
  it('a column each', async () => {
    const columns = [
      { column: 1, meter: METER, direction: 'consumption' },
      { column: 2, meter: OTHER, direction: 'production' },
    ] as const;
    const reading = await read(
      [
        ['01/03/2025 00:00', '1', ''],
        ['01/03/2025 00:15', '1', '2'],
      ],
      { values: { kind: 'wide', columns } },
    );
    expect(reading.series.map(inspectSeries)).toMatchObject([
      { meter: METER, direction: 'consumption', values: 2, missing: 0, energyWmin: 120_000 },
      { meter: OTHER, direction: 'production', values: 1, missing: 1, energyWmin: 120_000 },
    ]);
  });

  it('in rows, with the direction in words', async () => {
    const values = {
      kind: 'long',
      meterColumn: 1,
      directionColumn: 2,
      valueColumn: 3,
      direction: 'consumption',
    } as const;
    const reading = await read(
      [
        ['01/03/2025 00:00', '30 001 234 567 890', 'Soutirage', '1'],
        ['01/03/2025 00:00', 30001234567891, 'INJECTION', '2'],
        ['01/03/2025 00:15', METER, 'CONS', '1'],
        ['01/03/2025 00:15', OTHER, 'Prod.', '2'],
        ['01/03/2025 00:15', '', 'Prod.', '2'],
        ['01/03/2025 00:15', '123', 'ailleurs', '2'],
      ],
      { values, stepMinutes: 15 },
    );
    expect(reading.series.map(({ meter, direction }) => [meter, direction])).toEqual([
      [METER, 'consumption'],
      [OTHER, 'production'],
      ['123', 'unknown'],
    ]);
    expect(codes(reading)).toEqual(['meter-malformed', 'row-unreadable@6', 'direction-unknown@7']);
  });

  it('stops where every row names another meter', async () => {
    const rows = Array.from({ length: 6_000 }, (_, i) => ['01/03/2025 00:00', String(30_001_234_560_000 + i), '1']);
    const values = {
      kind: 'long',
      meterColumn: 1,
      directionColumn: null,
      valueColumn: 2,
      direction: 'consumption',
    } as const;
    expect(codes(await read(rows, { values, stepMinutes: 15 }))).toEqual(['table-too-many-meters@5002']);
  });
});
