import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeterSeries } from '#domain/curve.ts';
import { formatUtc } from '#domain/time.ts';
import type { FormatReading } from '../format.ts';
import { inspectSeries } from '../inspect-files.ts';
import { makeHead } from '../make-head.ts';
import { listProblems, readTestFile } from '../make-test-source.ts';
import { accCdc } from './acc-cdc.ts';

const NAME = '30001234567890_01102025_31102025_Conso_CDC.csv';

const read = (lines: readonly string[], name = NAME): Promise<FormatReading> =>
  readTestFile(accCdc, { name, content: lines.map((line) => `${line}\n`).join('') });

function only(reading: FormatReading): MeterSeries {
  const [series] = reading.series;
  if (!series || reading.series.length !== 1)
    throw new Error(`one series expected: ${JSON.stringify(reading.problems)}`);
  return series;
}

const starts = (series: MeterSeries): string[] =>
  [...series.startMinute].map((minute) => formatUtc(minute).slice(5, 16));
const watts = (series: MeterSeries): number[] => [...series.energyWmin].map((energy) => energy / 15);

describe('a row', () => {
  it.each([
    ['one time column, French day', '01/10/2025 00:00;1;2;3;4'],
    ['seconds', '01/10/2025 00:00:00;1;2;3;4'],
    ['ISO day', '2025-10-01 00:00;1;2;3;4'],
    ['ISO with T', '2025-10-01T00:00:00;1;2;3;4'],
    ['ISO with offset', '2025-10-01T00:00:00+02:00;1;2;3;4'],
    ['ISO in UTC', '2025-09-30T22:00:00Z;1;2;3;4'],
    ['two time columns', '01/10/2025;00:00;1;2;3;4'],
    ['an hour as a number', '01/10/2025;0;1;2;3;4'],
    ['an hour as 00h', '01/10/2025;00h;1;2;3;4'],
    ['an hour from – to', '01/10/2025;00:00 - 01:00;1;2;3;4'],
    ['start and end', '01/10/2025 00:00;01/10/2025 01:00;1;2;3;4'],
    ['a day, start and end', '01/10/2025;00:00;01:00;1;2;3;4'],
    ['tabs', '01/10/2025\t00:00\t1\t2\t3\t4'],
    ['commas', '01/10/2025,00:00,1,2,3,4'],
    ['quotes', '"01/10/2025 00:00","1","2","3","4"'],
    ['decimals', '01/10/2025 00:00;1,0;2,00;3.0;4'],
    ['a separator at the end', '01/10/2025 00:00;1;2;3;4;'],
    ['the meter before it', '30001234567890;01/10/2025 00:00;1;2;3;4'],
    ['Windows line end', '01/10/2025 00:00;1;2;3;4\r'],
  ])('%s', async (_name, line) => {
    for (const header of [[], ['Horodate;W1;W2;W3;W4'], ['Courbe de charge', '', 'Date;Heure;a;b;c;d']]) {
      const reading = await read([...header, line]);
      expect(reading.problems).toEqual([]);
      const series = only(reading);
      expect(starts(series)).toEqual(['09-30T22:00', '09-30T22:15', '09-30T22:30', '09-30T22:45']);
      expect([watts(series), [...series.stepMinutes]]).toEqual([
        [1, 2, 3, 4],
        [15, 15, 15, 15],
      ]);
    }
  });

  it('keeps empty cells missing, in plain rows and others', async () => {
    const series = only(await read(['01/10/2025 00:00;1;;3;', '01/10/2025 01:00;;;;', '01/10/2025 02:00;1,5;;;2']));
    expect(inspectSeries(series)).toMatchObject({ values: 4, missing: 8, energyWmin: 15 + 45 + 22.5 + 0.5 + 30 });
  });
});

describe('a file without a line end', () => {
  const readRaw = (content: string): Promise<FormatReading> => readTestFile(accCdc, { name: NAME, content });

  it('is cut where its period goes on: the last figure may have lost digits', async () => {
    const reading = await readRaw('01/10/2025 00:00;1;2;3;4\n01/10/2025 01:00;500;500;500;5');
    expect(listProblems(reading)).toEqual(['line-truncated@2']);
    expect(watts(only(reading))).toEqual([1, 2, 3, 4]);
  });

  it('is whole where the last hour of its period ends it, in summer and in winter time', async () => {
    const reading = await readRaw('31/10/2025 22:00;1;2;3;4\n31/10/2025 23:00;5;6;7;8');
    expect(reading.problems).toEqual([]);
    expect(watts(only(reading))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const inUtc = await readRaw('2025-10-31T21:00:00Z;1;2;3;4\n2025-10-31T22:00:00Z;5;6;7;8');
    expect(inUtc.problems).toEqual([]);
  });
});

describe('another file under the name of a curve', () => {
  it.each([
    ['a PDF', '%PDF-1.4\n%\u00e2\u00e3\ntext\n'],
    ['a page to log in on', '<!DOCTYPE html>\n<html><body>Connexion</body></html>\n'],
    ['a message', 'From: enedis@example.org\nSubject: [Mot de passe]\n\ntext\n'],
  ])('is not taken for one without rows: %s', (_what, text) => {
    expect(accCdc.detect(makeHead(NAME, new TextEncoder().encode(text)))).toBe(false);
  });
});

describe('the name', () => {
  it('says meter, direction and period', async () => {
    const series = only(await read(['01/10/2025 00:00;1;2;3;4'], '09111642617347_01102025_31102025_Prod_CDC (1).csv'));
    expect([series.meter, series.direction]).toEqual(['09111642617347', 'production']);
  });

  it('keeps rows out that lie outside its period', async () => {
    const reading = await read([
      '30/09/2025 23:00;1;2;3;4',
      '01/10/2025 00:00;1;2;3;4',
      '31/10/2025 23:00;1;2;3;4',
      '01/11/2025 00:00;1;2;3;4',
    ]);
    expect(only(reading).startMinute.length).toBe(8);
    expect(reading.problems).toEqual([
      { code: 'stamps-outside-period', line: 1, params: { meter: '30001234567890', count: 2 } },
    ]);
  });

  it('may be odd, with a problem', async () => {
    const line = ['01/10/2025 00:00;1;2;3;4'];
    expect(listProblems(await read(line, '30001234567890_32102025_31102025_Conso_CDC.csv'))).toEqual([
      'period-unreadable',
    ]);
    expect(listProblems(await read(line, '3000123456789_01102025_31102025_Conso_CDC.csv'))).toEqual([
      'meter-malformed',
    ]);
  });
});

describe('clock changes', () => {
  const autumn = ['01', '02', '02', '03'].map(
    (hour, i) => `26/10/2025 ${hour}:00;${String(i)};${String(i)};${String(i)};${String(i)}`,
  );

  it('reads the hour that comes twice in file order, forward and backward', async () => {
    for (const lines of [autumn, autumn.toReversed()]) {
      const reading = await read(lines);
      const series = only(reading);
      expect(reading.problems).toEqual([]);
      expect(starts(series).filter((_, i) => i % 4 === 0)).toEqual([
        '10-25T23:00',
        '10-26T00:00',
        '10-26T01:00',
        '10-26T02:00',
      ]);
      expect(watts(series).filter((_, i) => i % 4 === 0)).toEqual([0, 1, 2, 3]);
    }
  });

  it('takes a single hour for summer time, with one problem', async () => {
    const reading = await read([autumn[0] ?? '', autumn[1] ?? '', autumn[3] ?? '']);
    expect(listProblems(reading)).toEqual(['stamp-single-in-autumn@2']);
    expect(inspectSeries(only(reading))).toMatchObject({ values: 12, missing: 4 });
  });

  it('leaves out the hour that does not exist, with one problem', async () => {
    const lines = ['01', '02', '03'].map((hour) => `30/03/2025 ${hour}:00;1;1;1;1`);
    const reading = await read(lines, '30001234567890_01032025_31032025_Conso_CDC.csv');
    expect(listProblems(reading)).toEqual(['stamp-in-spring-gap@2']);
    expect(inspectSeries(only(reading))).toMatchObject({ values: 8, missing: 0 });
  });

  it.each([
    ['October', 2025, 10, 2_980],
    ['March', 2025, 3, 2_972],
    ['May', 2025, 5, 2_976],
  ])('gives %s its quarter-hours', async (_name, year, month, count) => {
    const [from, to] = [Date.UTC(year, month - 1, 1), Date.UTC(year, month, 1)];
    const local = new Intl.DateTimeFormat('fr-FR', {
      timeZone: 'Europe/Paris',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const lines: string[] = [];
    for (let at = from - 2 * 3_600_000; at < to; at += 3_600_000) lines.push(`${local.format(at)};1;2;3;4`);
    const mm = String(month).padStart(2, '0');
    const days = new Date(to - 1).getUTCDate();
    const name = `30001234567890_01${mm}${String(year)}_${String(days)}${mm}${String(year)}_Conso_CDC.csv`;
    const inside = lines.filter((line) => line.slice(3, 5) === mm);
    const reading = await read(inside, name);
    expect(reading.problems).toEqual([]);
    expect(inspectSeries(only(reading))).toMatchObject({ values: count, missing: 0, duplicates: 0 });
  });
});

describe('what is odd', () => {
  const good = '01/10/2025 00:00;1;2;3;4';
  it.each([
    ['01/10/2025 01:00;1;2;3', 'row-unreadable@2', 4],
    ['01/10/2025 01:00;1;2;3;4;5', 'row-unreadable@2', 4],
    ['01/10/2025 01:15;1;2;3;4', 'stamp-unreadable@2', 4],
    ['31/02/2025 01:00;1;2;3;4', 'stamp-unreadable@2', 4],
    ['01/10/2025 24:00;1;2;3;4', 'stamp-unreadable@2', 4],
    ['Total;10', 'row-unreadable@2', 4],
    ['2025-10-01T01:00:00+02:00;1;2;3;4', 'stamp-unreadable@2', 4],
    ['01/10/2025 01:00;1;x;3;4', 'value-unreadable@2', 8],
    ['01/10/2025 01:00;1;-2;3;4', 'value-negative@2', 8],
    ['01/10/2025 01:00;1;143165577;3;4', 'value-too-large@2', 8],
  ])('%s', async (line, problem, rows) => {
    const reading = await read([good, line]);
    expect([listProblems(reading), only(reading).startMinute.length]).toEqual([[problem], rows]);
  });

  it('names an empty table and a last line cut short', async () => {
    expect(listProblems(await read(['Horodate;a;b;c;d']))).toEqual(['no-rows@1']);
    expect(listProblems(await readTestFile(accCdc, { name: NAME, content: `${good}\n01/10/2025 01:00;1;2` }))).toEqual([
      'line-truncated@2',
    ]);
  });

  it('leaves a renamed PDF to others', () => {
    const bytes = new TextEncoder().encode('%PDF-1.7\n\0');
    expect(accCdc.detect(makeHead(NAME, bytes))).toBe(false);
  });

  it('reads the same whatever the chunks and the encoding', async () => {
    const text = ['Été;a;b;c;d', good, '01/10/2025 01:00;1,5;;x;4', '01/10/2025 02:00;5;6;7;8', ''].join('\r\n');
    const expected = await readTestFile(accCdc, { name: NAME, content: text });
    const wide = new Uint8Array(Uint16Array.from(`\ufeff${text}`, (c) => c.charCodeAt(0)).buffer);
    const latin1 = Uint8Array.from(text, (c) => c.charCodeAt(0));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 120 }),
        fc.constantFrom<string | Uint8Array>(text, wide, latin1),
        async (chunkBytes, content) => {
          expect(await readTestFile(accCdc, { name: NAME, content, chunkBytes })).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });
});
