import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quality, type MeterSeries } from '#domain/curve.ts';
import { formatUtc } from '#domain/time.ts';
import type { FormatReading } from '../format.ts';
import { inspectSeries } from '../inspect-files.ts';
import { listProblems, readTestFile } from '../make-test-source.ts';
import { r63Csv } from './r63-csv.ts';

const HEADER =
  'Identifiant PRM;Date de début;Date de fin;Grandeur physique;Grandeur métier;Etape métier;Unité;Horodate;Valeur;Nature;Pas;Indice de vraisemblance;Etat complémentaire';

interface Row {
  readonly stamp: string;
  readonly value?: string | number;
  readonly meter?: string;
  readonly quantity?: string;
  readonly use?: string;
  readonly unit?: string;
  readonly nature?: string;
  readonly step?: string;
}

function makeRow({
  stamp,
  value = 1,
  meter = '30001234567890',
  quantity = 'PA',
  use = 'CONS',
  unit = 'W',
  nature = 'B',
  step = 'PT30M',
}: Row): string {
  return `${meter};2023-03-13 00:00:00;2025-03-13 00:00:00;${quantity};${use};BRUT;${unit};${stamp};${String(value)};${nature};${step};0;0`;
}

const makeR63 = (rows: readonly Row[]): string => [HEADER, ...rows.map(makeRow), ''].join('\n');

const read = (rows: readonly Row[]): Promise<FormatReading> => readTestFile(r63Csv, { content: makeR63(rows) });

function only(reading: FormatReading): MeterSeries {
  const [series] = reading.series;
  if (!series || reading.series.length !== 1)
    throw new Error(`one series expected: ${JSON.stringify(reading.problems)}`);
  return series;
}

const starts = (series: MeterSeries): string[] =>
  [...series.startMinute].map((minute) => formatUtc(minute).slice(5, 16));
const stamps = (day: string, ...hours: string[]): Row[] =>
  hours.map((hour, i) => ({ stamp: `${day} ${hour}:00`, value: i + 1 }));

describe('R63', () => {
  it('takes the stamp for the end of a step in local time', async () => {
    const reading = await read(stamps('2023-05-01', '00:30', '01:00', '01:30'));
    const series = only(reading);
    expect(starts(series)).toEqual(['04-30T22:00', '04-30T22:30', '04-30T23:00']);
    expect([...series.energyWmin]).toEqual([30, 60, 90]);
    expect(reading.problems).toEqual([]);
  });

  it('reads the step of each row', async () => {
    const rows: Row[] = [
      { stamp: '2023-05-01 00:10:00', step: 'PT10M' },
      { stamp: '2023-05-01 00:25:00', step: 'PT15M' },
      { stamp: '2023-05-01 00:55:00', step: 'PT30M' },
      { stamp: '2023-05-01 01:55:00', step: 'PT60M' },
      { stamp: '2023-05-01 02:55:00', step: 'PT1H' },
    ];
    const series = only(await read(rows));
    expect([...series.stepMinutes]).toEqual([10, 15, 30, 60, 60]);
    expect(inspectSeries(series).missing).toBe(0);
  });

  it('tells the quality from the nature', async () => {
    const rows = ['B', 'R', 'C', 'E', 'H', 'K', ''].map((nature, i) => ({
      stamp: `2023-05-01 0${String(i)}:30:00`,
      nature,
    }));
    const { measured, corrected, estimated } = quality;
    const series = only(await read(rows));
    expect([...series.quality]).toEqual([measured, measured, corrected, estimated, estimated, estimated, measured]);
    expect(inspectSeries(series).estimated).toBe(3);
  });

  it('keeps meters and directions apart', async () => {
    const day = stamps('2023-05-01', '00:30', '01:00');
    const rows = [
      ...day,
      ...day.map((row) => ({ ...row, use: 'PROD' })),
      ...day.map((row) => ({ ...row, meter: '30001234567899' })),
    ];
    const mixed = rows.toSorted((a, b) => (a.stamp < b.stamp ? -1 : 1));
    for (const reading of [await read(rows), await read(mixed)]) {
      expect(reading.series.map(({ meter, direction, startMinute }) => [meter, direction, startMinute.length])).toEqual(
        [
          ['30001234567890', 'consumption', 2],
          ['30001234567890', 'production', 2],
          ['30001234567899', 'consumption', 2],
        ],
      );
    }
  });

  it('puts rows out of order in order', async () => {
    const rows = [
      ...stamps('2023-05-02', '00:30', '01:00'),
      ...stamps('2023-05-01', '23:30'),
      { stamp: '2023-05-02 00:00:00', value: 9 },
    ];
    const series = only(await read(rows));
    expect(starts(series)).toEqual(['05-01T21:00', '05-01T21:30', '05-01T22:00', '05-01T22:30']);
    expect([...series.energyWmin]).toEqual([30, 270, 30, 60]);
  });

  it('reads kW', async () => {
    expect([...only(await read([{ stamp: '2023-05-01 00:30:00', unit: 'kW', value: '1,5' }])).energyWmin]).toEqual([
      45_000,
    ]);
  });
});

describe('clock changes', () => {
  const autumn = ['01:30', '02:00', '02:30', '02:00', '02:30', '03:00'];

  it('takes the first of two equal stamps for summer time, the second for winter time', async () => {
    const reading = await read(stamps('2023-10-29', ...autumn));
    // 01:30 summer = 23:30Z ends the step from 23:00Z; 03:00 winter = 02:00Z ends that from 01:30Z
    expect(starts(only(reading))).toEqual([
      '10-28T23:00',
      '10-28T23:30',
      '10-29T00:00',
      '10-29T00:30',
      '10-29T01:00',
      '10-29T01:30',
    ]);
    expect([...only(reading).energyWmin]).toEqual([30, 60, 90, 120, 150, 180]);
    expect(reading.problems).toEqual([]);
  });

  it('the other way round in a file that runs backwards', async () => {
    const rows = stamps('2023-10-29', ...autumn);
    const [forward, backward] = [await read(rows), await read(rows.toReversed())];
    expect(starts(only(backward))).toEqual(starts(only(forward)));
    expect(only(backward).energyWmin).toEqual(only(forward).energyWmin);
    expect(backward.problems).toEqual([]);
  });

  it('in the direction of each meter, before any sorting', async () => {
    const forward = stamps('2023-10-29', ...autumn);
    const other = forward.toReversed().map((row) => ({ ...row, meter: '30001234567899' }));
    const reading = await read([...forward, ...other]);
    expect(reading.series.map(starts)[1]).toEqual(reading.series.map(starts)[0]);
    expect(reading.series[1]?.energyWmin).toEqual(reading.series[0]?.energyWmin);
  });

  it('takes a single stamp for summer time and says so, whichever way the file runs', async () => {
    const rows = stamps('2023-10-29', '01:30', '02:00', '02:30', '03:00', '03:30');
    for (const [direction, lines] of [
      [rows, [3, 4]],
      [rows.toReversed(), [4, 5]],
    ] as const) {
      const reading = await read(direction);
      expect(starts(only(reading))).toEqual([
        '10-28T23:00',
        '10-28T23:30',
        '10-29T00:00',
        '10-29T01:30',
        '10-29T02:00',
      ]);
      expect(listProblems(reading)).toEqual(lines.map((line) => `stamp-single-in-autumn@${String(line)}`));
      expect(inspectSeries(only(reading)).missing).toBe(2);
    }
  });

  it('reads the hour twice in a file put end to end with itself', async () => {
    const rows = stamps('2023-10-29', ...autumn);
    const reading = await read([...rows, ...rows]);
    expect(inspectSeries(only(reading))).toMatchObject({ values: 6, duplicates: 6, missing: 0 });
    expect(listProblems(reading)).toEqual(
      ['stamp-repeated-in-autumn@12', 'stamp-repeated-in-autumn@13'].map((p) =>
        p.replace('12', '11').replace('13', '12'),
      ),
    );
  });

  it('leaves a stamp out that the clocks jumped over', async () => {
    const reading = await read(stamps('2024-03-31', '01:30', '02:00', '02:30', '03:00', '03:30'));
    expect(starts(only(reading))).toEqual(['03-31T00:00', '03-31T00:30', '03-31T01:00']);
    expect(listProblems(reading)).toEqual(['stamp-in-spring-gap@3', 'stamp-in-spring-gap@4']);
  });
});

describe('what is odd', () => {
  it.each([
    [{ stamp: '2023-05-01 00:30:00', quantity: 'PRI' }, 'quantity-not-active@2'],
    [{ stamp: '2023-05-01 00:30:00', quantity: 'PMA' }, 'quantity-not-active@2'],
    [{ stamp: '2023-05-01 00:30:00', quantity: 'EA', unit: 'Wh' }, 'unit-unknown@2'],
    [{ stamp: '2023-05-01 00:30:00', step: 'PT7M' }, 'step-unreadable@2'],
    [{ stamp: '2023-05-01 25:30:00' }, 'stamp-unreadable@2'],
  ])('%j is refused', async (row, problem) => {
    const reading = await read([row]);
    expect([reading.refused, reading.series, listProblems(reading)]).toEqual([true, [], [problem]]);
  });

  it('counts rows of another quantity in one problem and reads the others', async () => {
    const day = stamps('2023-05-01', '00:30', '01:00', '01:30');
    const reading = await read([...day, ...day.map((row) => ({ ...row, quantity: 'PRI' }))]);
    expect(only(reading).startMinute.length).toBe(3);
    expect(reading.problems).toEqual([
      { code: 'quantity-not-active', line: 5, params: { meter: '30001234567890', quantity: 'PRI', count: 3 } },
    ]);
  });

  it('names damaged meters, bad values and a last line cut short', async () => {
    expect(listProblems(await read([{ stamp: '2023-05-01 00:30:00', meter: '3,0E+13' }]))).toEqual(['meter-damaged']);
    const odd = await read([
      ...stamps('2023-05-01', '00:30'),
      { stamp: '2023-05-01 01:00:00', value: 'x' },
      { stamp: '2023-05-01 01:30:00', value: -1 },
    ]);
    expect(listProblems(odd)).toEqual(['value-unreadable@3', 'value-negative@4']);
    expect(inspectSeries(only(odd))).toMatchObject({ values: 1, missing: 2 });
    const cut = await readTestFile(r63Csv, { content: makeR63(stamps('2023-05-01', '00:30', '01:00')).slice(0, -8) });
    expect([listProblems(cut), only(cut).startMinute.length]).toEqual([['line-truncated@3'], 1]);
    expect(listProblems(await readTestFile(r63Csv, { content: `${HEADER}\n` }))).toEqual(['no-rows@1']);
  });

  it('finds its columns by name, in any order and encoding', async () => {
    const shuffled =
      'Horodate;Valeur;Pas;Unit\ufffd;Grandeur m\ufffdtier;Grandeur physique;Nature;Identifiant PRM\n2023-05-01 00:30:00;7;PT30M;W;PROD;PA;B;30001234567890\n01/05/2023 01:00;8;PT30M;W;PROD;PA;B;30001234567890\n';
    const series = only(await readTestFile(r63Csv, { content: shuffled }));
    expect([series.direction, ...series.energyWmin]).toEqual(['production', 210, 240]);
    const latin1 = Uint8Array.from(makeR63(stamps('2023-05-01', '00:30')), (c) => c.charCodeAt(0));
    expect([...only(await readTestFile(r63Csv, { content: latin1 })).energyWmin]).toEqual([30]);
  });

  it('reads the same whatever the chunks, and rows forward or backward', async () => {
    const hour = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      half: fc.integer({ min: 0, max: 47 }),
      value: fc.oneof(fc.nat(9000).map(String), fc.constant(''), fc.constant('1,5')),
      use: fc.constantFrom('CONS', 'PROD'),
      nature: fc.constantFrom('B', 'E'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(hour, { selector: (h) => [h.day, h.half, h.use].join(), minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 500 }),
        async (hours, chunkBytes) => {
          const rows = hours.map(({ day, half, value, use, nature }) => ({
            stamp: `2023-06-${String(day).padStart(2, '0')} ${String(half >> 1).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}:00`,
            value,
            use,
            nature,
          }));
          const reading = await read(rows);
          expect(await readTestFile(r63Csv, { content: makeR63(rows), chunkBytes })).toEqual(reading);
          const summaries = (r: FormatReading) =>
            r.series.map(inspectSeries).sort((a, b) => (a.direction < b.direction ? -1 : 1));
          expect(summaries(await read(rows.toReversed()))).toEqual(summaries(reading));
        },
      ),
      { numRuns: 100 },
    );
  });
});
