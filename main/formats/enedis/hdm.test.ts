import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quality, type MeterSeries } from '#domain/curve.ts';
import { addDays, formatUtc, getTimeZone, listDays } from '#domain/time.ts';
import type { FormatReading } from '../format.ts';
import { inspectSeries } from '../inspect-files.ts';
import { listProblems, readTestFile } from '../make-test-source.ts';
import { hdm } from './hdm.ts';

const HEADER =
  'Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite;Pas en minutes';

interface Preamble {
  readonly meter?: string;
  readonly quantity?: string;
  readonly use?: string;
  readonly unit?: string;
  readonly step?: string;
}

function makeHdm(
  rows: readonly string[],
  { meter = '09111642617347', quantity = 'Energie active', use = 'Consommation', unit = 'W', step = '' }: Preamble = {},
): string {
  const values = `${meter};Courbe de charge;20/10/2020;02/02/2022;${quantity};${use};Comptage Brut;${unit};${step}`;
  return [HEADER, values, 'Horodate;Valeur', ...rows, ''].join('\n');
}

/** Rows every `step` minutes from a UTC stamp on, with values 1, 2, 3 … W. */
function makeRows(first: string, step: number, count: number): string[] {
  return Array.from(
    { length: count },
    (_, i) => `${formatUtc(Date.parse(first) / 60_000 + i * step).replace('Z', '+00:00')};${String(i + 1)}`,
  );
}

async function read(content: string, chunkBytes?: number): Promise<FormatReading> {
  return readTestFile(hdm, chunkBytes === undefined ? { content } : { content, chunkBytes });
}

function only(reading: FormatReading): MeterSeries {
  const [series] = reading.series;
  if (!series || reading.series.length !== 1)
    throw new Error(`one series expected: ${JSON.stringify(reading.problems)}`);
  return series;
}

const starts = (series: MeterSeries): string[] =>
  [...series.startMinute].map((minute) => formatUtc(minute).slice(5, 16));

describe('stamps and energy', () => {
  it('takes the end of the step for 30 minutes and the start for 10', async () => {
    const c5 = only(await read(makeHdm(makeRows('2021-05-01T00:30:00Z', 30, 8))));
    expect(starts(c5)[0]).toBe('05-01T00:00');
    expect(c5.energyWmin[1]).toBe(2 * 30);
    const c4 = only(await read(makeHdm(makeRows('2021-05-01T00:00:00Z', 10, 8), { unit: '' })));
    expect(starts(c4)[0]).toBe('05-01T00:00');
    expect(c4.energyWmin[1]).toBe(2 * 10);
  });

  it('keeps a change of step inside the file', async () => {
    const rows = [...makeRows('2021-05-01T01:00:00Z', 60, 7), ...makeRows('2021-05-01T07:30:00Z', 30, 6)];
    const series = only(await read(makeHdm(rows)));
    expect([...series.stepMinutes]).toEqual([60, 60, 60, 60, 60, 60, 60, 30, 30, 30, 30, 30, 30]);
    expect(inspectSeries(series)).toMatchObject({
      stepMinutes: [30, 60],
      missing: 0,
      firstStart: '2021-05-01T00:00:00Z',
      lastEnd: '2021-05-01T10:00:00Z',
    });
  });

  it('says where an empty unit and the step disagree, and follows the step', async () => {
    const reading = await read(makeHdm(makeRows('2021-05-01T00:30:00Z', 30, 8), { unit: '' }));
    expect(listProblems(reading)).toEqual(['unit-empty-but-not-c4@4']);
    expect(starts(only(reading))[0]).toBe('05-01T00:00');
  });

  it('follows a step that the file states', async () => {
    const series = only(await read(makeHdm(makeRows('2021-05-01T01:00:00Z', 60, 3), { step: '30' })));
    expect([...series.stepMinutes]).toEqual([30, 30, 30]);
    expect(inspectSeries(series).missing).toBe(2);
  });

  it('reads kW and decimals exactly and counts what had to be rounded', async () => {
    // 0.5 W × 30 = 15; 0.25 × 30 = 7.5 → 8; 1.01 × 30 = 30.3 → 30
    const values = ['0,5', '0.25', '1,01', '1', '2', '3', '4'];
    const rows = makeRows('2021-05-01T00:30:00Z', 30, 7).map((row, i) => row.replace(/;.*/, `;${values[i] ?? ''}`));
    const reading = await read(makeHdm(rows));
    expect([...only(reading).energyWmin]).toEqual([15, 8, 30, 30, 60, 90, 120]);
    expect(reading.problems).toEqual([
      { code: 'values-rounded', line: 5, params: { meter: '09111642617347', count: 2 } },
    ]);
    // 0.0005 kW is 0.5 W
    const kilo = only(
      await read(
        makeHdm(
          rows.map((row) => row.replace(/;.*/, ';0,0005')),
          { unit: 'kW' },
        ),
      ),
    );
    expect([...kilo.energyWmin]).toEqual([15, 15, 15, 15, 15, 15, 15]);
  });

  it('keeps both clock-change days, whose stamps carry offsets', async () => {
    const autumn = [
      '01:00:00+02:00',
      '01:30:00+02:00',
      '02:00:00+02:00',
      '02:30:00+02:00',
      '02:00:00+01:00',
      '02:30:00+01:00',
      '03:00:00+01:00',
    ];
    const series = only(await read(makeHdm(autumn.map((time, i) => `2021-10-31T${time};${String(i)}`))));
    expect(inspectSeries(series)).toMatchObject({
      values: 7,
      missing: 0,
      duplicates: 0,
      firstStart: '2021-10-30T22:30:00Z',
      lastEnd: '2021-10-31T02:00:00Z',
    });
    const spring = [
      '00:30:00+01:00',
      '01:00:00+01:00',
      '01:30:00+01:00',
      '03:00:00+02:00',
      '03:30:00+02:00',
      '04:00:00+02:00',
      '04:30:00+02:00',
    ];
    const other = only(await read(makeHdm(spring.map((time, i) => `2021-03-28T${time};${String(i)}`))));
    expect(inspectSeries(other)).toMatchObject({
      values: 7,
      missing: 0,
      firstStart: '2021-03-27T23:00:00Z',
      lastEnd: '2021-03-28T02:30:00Z',
    });
  });
});

describe('gaps, doubles, overlaps', () => {
  it('counts a gap in steps of the row after it, and empty cells', async () => {
    const rows = [...makeRows('2021-05-01T01:00:00Z', 60, 7), ...makeRows('2021-05-01T10:30:00Z', 30, 7)];
    // 07:00 to 10:00 is absent: six half-hours
    expect(inspectSeries(only(await read(makeHdm(rows)))).missing).toBe(6);
    const emptied = rows.map((row, i) => (i === 2 ? row.replace(/;.*/, ';') : row));
    const series = only(await read(makeHdm(emptied)));
    expect(inspectSeries(series)).toMatchObject({ missing: 7, values: 13 });
    expect([series.quality[2], series.energyWmin[2]]).toEqual([quality.missing, 0]);
  });

  it('counts doubles once, keeps the last value, and never lets an empty row replace one', async () => {
    const rows = makeRows('2021-05-01T00:30:00Z', 30, 8);
    const [second = '', third = ''] = [rows[1], rows[2]];
    const reading = await read(makeHdm([...rows, second.replace(';2', ';50'), second.replace(';2', ';'), third]));
    const series = only(reading);
    expect(series.duplicates).toBe(3);
    expect([...series.energyWmin].map((energy) => energy / 30)).toEqual([1, 50, 3, 4, 5, 6, 7, 8]);
    expect(series.line[1]).toBe(12);
    expect(reading.problems).toEqual([
      { code: 'duplicates-differ', line: 12, params: { meter: '09111642617347', lines: '5, 12' } },
    ]);
  });

  it('reports rows that overlap', async () => {
    const rows = [...makeRows('2021-05-01T01:00:00Z', 60, 8), '2021-05-01T04:30:00+00:00;9'];
    expect(listProblems(await read(makeHdm(rows)))).toEqual(['rows-overlap@12']);
  });

  it('gives the same series for the same rows backwards', async () => {
    const rows = [...makeRows('2021-05-01T01:00:00Z', 60, 9), ...makeRows('2021-05-01T12:30:00Z', 30, 9)];
    const [forward, backward] = [only(await read(makeHdm(rows))), only(await read(makeHdm(rows.toReversed())))];
    expect(backward.startMinute).toEqual(forward.startMinute);
    expect(backward.stepMinutes).toEqual(forward.stepMinutes);
    expect(backward.energyWmin).toEqual(forward.energyWmin);
  });
});

describe('what is odd is a problem of its line, not a value', () => {
  const rows = makeRows('2021-05-01T00:30:00Z', 30, 8);
  const withFifth = (row: string): string => makeHdm(rows.map((old, i) => (i === 4 ? row : old)));
  const stamp = '2021-05-01T02:30:00+00:00';
  it.each([
    [`${stamp};abc`, 'value-unreadable@8'],
    [`${stamp};-5`, 'value-negative@8'],
    [`${stamp};71582789`, 'value-too-large@8'], // × 30 passes 2^31 − 1
    [`${stamp};12345678901234567890`, 'value-too-large@8'],
    [`${stamp};1\u00002`, 'value-unreadable@8'],
  ])('%j counts as missing', async (row, problem) => {
    const reading = await read(withFifth(row));
    expect(listProblems(reading)).toEqual([problem]);
    expect(inspectSeries(only(reading))).toMatchObject({ values: 7, missing: 1 });
  });
  it.each([
    ['2021-05-01T02:30:00;5', 'stamp-unreadable@8'],
    ['2021-02-30T02:30:00+00:00;5', 'stamp-unreadable@8'],
    ['2021-05-01T02:30:07+00:00;5', 'stamp-unreadable@8'],
    ['2021-05-01T02:30:00\u0000\u0000\u0000\u0000\u0000\u0000;5', 'stamp-unreadable@8'],
    [`${stamp};5;6`, 'row-unreadable@8'],
    [stamp, 'row-unreadable@8'],
    ['\u0000'.repeat(40), 'stamp-unreadable@8'],
  ])('%j is left out', async (row, problem) => {
    const reading = await read(withFifth(row));
    expect(listProblems(reading)).toEqual([problem]);
    expect(only(reading).startMinute.length).toBe(7);
  });

  it('tells a last line cut short', async () => {
    const reading = await read(
      makeHdm(rows)
        .trimEnd()
        .replace(/02:00;8$/, ''),
    );
    expect(listProblems(reading)).toEqual([]);
    const cut = await read(makeHdm(rows).trimEnd().slice(0, -6));
    expect(listProblems(cut)).toEqual(['line-truncated@11']);
  });

  it('reads the cells that a spreadsheet adds, Windows line ends and blank lines', async () => {
    const text = makeHdm(rows.map((row) => `${row};;;;;;;`)).replaceAll('\n', '\r\n') + '\r\n\r\n';
    const reading = await read(text);
    expect(reading.problems).toEqual([]);
    expect(inspectSeries(only(reading))).toEqual(inspectSeries(only(await read(makeHdm(rows)))));
  });

  it('refuses a file of a header only', async () => {
    const reading = await read(makeHdm([]));
    expect([reading.refused, listProblems(reading)]).toEqual([true, ['no-rows@3']]);
    expect((await read(HEADER)).refused).toBe(true);
  });

  it('refuses other quantities and units by name', async () => {
    expect(listProblems(await read(makeHdm(rows, { quantity: 'Energie réactive' })))).toEqual([
      'quantity-not-active@2',
    ]);
    expect(listProblems(await read(makeHdm(rows, { unit: 'Wh' })))).toEqual(['unit-unknown@2']);
  });

  it('prints a meter as written and says what is wrong with it', async () => {
    const damaged = await read(makeHdm(rows, { meter: '3,0E+13' }));
    expect([only(damaged).meter, listProblems(damaged)]).toEqual(['3,0E+13', ['meter-damaged']]);
    const short = await read(makeHdm(rows, { meter: '9111642617347' }));
    expect([only(short).meter, listProblems(short)]).toEqual(['9111642617347', ['meter-malformed']]);
    const direction = await read(makeHdm(rows, { use: 'Autre' }));
    expect([only(direction).direction, listProblems(direction)]).toEqual(['unknown', ['direction-unknown@2']]);
  });

  it('tells stamps in the future', async () => {
    const reading = await readTestFile(hdm, {
      content: makeHdm(rows),
      now: Date.parse('2021-05-01T03:00:00Z') / 60_000,
    });
    // ends at 03:30 and 04:00 lie ahead
    expect(reading.problems).toEqual([
      { code: 'stamps-in-future', line: 10, params: { meter: '09111642617347', count: 2 } },
    ]);
  });

  it('lists twenty problems of a kind and counts the rest', async () => {
    const reading = await read(makeHdm([...rows, ...Array<string>(30).fill('x;1')]));
    expect(reading.problems.length).toBe(21);
    expect(reading.problems.at(-1)).toEqual({
      code: 'more-problems',
      line: null,
      params: { kind: 'stamp-unreadable', count: 10 },
    });
  });

  it('reads several meters put end to end', async () => {
    const reading = await read(makeHdm(rows) + makeHdm(rows, { meter: '09111642617348', use: 'Production' }));
    expect(reading.series.map(({ meter, direction }) => [meter, direction])).toEqual([
      ['09111642617347', 'consumption'],
      ['09111642617348', 'production'],
    ]);
  });
});

describe('encodings and chunks', () => {
  const rows = makeRows('2021-05-01T00:30:00Z', 30, 40);
  const text = makeHdm(rows, { quantity: 'Énergie active' });
  const wide = (bigEndian: boolean): Uint8Array => {
    const bytes = new Uint8Array(text.length * 2 + 2);
    const view = new DataView(bytes.buffer);
    [0xfeff, ...Array.from(text, (c) => c.charCodeAt(0))].forEach((unit, i) => {
      view.setUint16(2 * i, unit, !bigEndian);
    });
    return bytes;
  };
  it.each([
    ['utf-8 with mark', new TextEncoder().encode('\ufeff' + text)],
    ['utf-16le', wide(false)],
    ['utf-16be', wide(true)],
    ['utf-16le without mark', wide(false).subarray(2)],
    ['iso-8859-1', Uint8Array.from(text, (c) => c.charCodeAt(0))],
    ['lone carriage returns', new TextEncoder().encode(text.replaceAll('\n', '\r'))],
  ])('%s', async (_name, content) => {
    const expected = await read(text);
    for (const chunkBytes of [1, 7, 100_000]) {
      expect(await readTestFile(hdm, { content, chunkBytes })).toEqual(expected);
    }
  });

  it('reads the same whatever the chunks', async () => {
    const odd = makeHdm([...rows.slice(0, 9), 'x;1', ...rows.slice(9), `${rows[3] ?? ''}0`, '2021-05-01T99']);
    const expected = await read(odd);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: odd.length }), async (chunkBytes) => {
        expect(await read(odd, chunkBytes)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('stops at a line without end', async () => {
    const reading = await read(makeHdm(rows) + 'x'.repeat(2_000_000), 100_000);
    expect([reading.refused, listProblems(reading)]).toEqual([true, [`line-too-long@${String(rows.length + 4)}`]]);
  });
});

const shared = join(import.meta.dirname, '../../../../shared/data');
const history = join(shared, 'consometers__sge-tiers/CommandeTransmissionHistoriqueMesures');

describe.skipIf(!existsSync(shared))('files of ../shared/data', () => {
  const readShared = (path: string): Promise<FormatReading> =>
    readTestFile(hdm, { content: readFileSync(path), chunkBytes: 65_536 });

  it('C5: end stamps, a change of step, gaps', async () => {
    const series = only(await readShared(join(history, 'C5-CDC/Enedis_SGE_HDM_A06NW0ZI.csv')));
    expect(inspectSeries(series)).toMatchObject({
      values: 17_852,
      missing: 40,
      stepMinutes: [30, 60],
      energyWmin: 580_474_380,
      duplicates: 0,
    });
  });

  it('C5: every period of the expected energies', async () => {
    const series = only(await readShared(join(history, 'C5-CDC/Enedis_SGE_HDM_A06NW0ZI.csv')));
    const expected = readFileSync(join(shared, 'consometers__sge-tiers/DERIVED_expected_daily_Wh_C5.csv'), 'utf8');
    const lines = expected
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(';'));
    const paris = getTimeZone('Europe/Paris');
    const ofDay = new Map<string, number>();
    series.startMinute.forEach((start, i) => {
      const day = paris.dayAt(start);
      ofDay.set(day, (ofDay.get(day) ?? 0) + (series.energyWmin[i] ?? 0));
    });
    // 60 Wmin = 1 Wh; the last day of a period is not part of it
    const wrong = lines.filter(([from = '', to = '', , wattHours]) => {
      const days = listDays(from, addDays(to, -1));
      return days.reduce((sum, day) => sum + (ofDay.get(day) ?? 0), 0) !== Number(wattHours) * 60;
    });
    expect([lines.length, wrong]).toEqual([352, []]);
  });

  it('C4: start stamps', async () => {
    const reading = await readShared(join(history, 'C4-CDC/Enedis_SGE_HDM_A06NW11N.csv'));
    expect(inspectSeries(only(reading))).toMatchObject({
      values: 102_672,
      missing: 2_448,
      stepMinutes: [10],
      firstStart: '2020-02-02T23:00:00Z',
      lastEnd: '2022-02-01T23:00:00Z',
    });
    expect(reading.problems).toEqual([]);
  });

  it('a year without a gap, both clock-change days', async () => {
    const series = only(await readShared(join(shared, 'Koicoubeh__EDFComparateur/consoexemple.csv')));
    expect(inspectSeries(series)).toMatchObject({ values: 17_520, missing: 0, duplicates: 0, stepMinutes: [30] });
    const countBetween = (from: string, to: string): number =>
      series.startMinute.filter((start) => start >= Date.parse(from) / 60_000 && start < Date.parse(to) / 60_000)
        .length;
    expect(countBetween('2022-10-29T22:00:00Z', '2022-10-30T23:00:00Z')).toBe(50);
    expect(countBetween('2023-03-25T23:00:00Z', '2023-03-26T22:00:00Z')).toBe(46);
  });
});
