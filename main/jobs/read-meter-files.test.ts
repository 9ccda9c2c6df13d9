import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter, type ZipWriterAddDataOptions } from '@zip.js/zip.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExpectedError } from '#domain/errors.ts';
import type { TableMapping } from '#domain/table-mapping.ts';
import type { FileReading, ReadOptions } from '#formats/file-reading.ts';
import { inspectFile } from '#formats/inspect-files.ts';
import { makeTestWorkbook } from '#formats/spreadsheet/make-test-workbook.ts';
import { readMeterFiles } from './read-meter-files.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meter-files-'));
});
afterAll(() => rm(folder, { recursive: true }));

const text = (content: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(content);
const CURVE = '30001234567890_01102025_31102025_Conso_CDC.csv';
const SET = 'ACC00001234_Personne Morale_01102025_31102025';
const ROWS = 'Horodate;a;b;c;d\n01/10/2025 00:00;1;2;3;4\n';
const PERIMETER = '30001234567890;CONS\n30001234567891;PROD\n';

async function read(paths: string | readonly string[], options: Partial<ReadOptions> = {}): Promise<FileReading[]> {
  const list = typeof paths === 'string' ? [paths] : paths;
  const readings: FileReading[] = [];
  for await (const reading of readMeterFiles(list, { timeZone: 'Europe/Paris', ...options })) readings.push(reading);
  return readings;
}

async function write(name: string, content: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
  return path;
}

type Sealing = Pick<ZipWriterAddDataOptions, 'password' | 'encryptionStrength' | 'zipCrypto'>;

async function zip(
  files: Readonly<Record<string, Uint8Array<ArrayBuffer> | string>>,
  sealing: Sealing = {},
): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, content] of Object.entries(files)) {
    await writer.add(name, new Uint8ArrayReader(typeof content === 'string' ? text(content) : content), sealing);
  }
  return writer.close();
}

const codes = (readings: readonly FileReading[]): string[] =>
  readings.flatMap(({ problems }) => problems.map(({ code }) => code));

describe('files and folders', () => {
  it('reads a folder in order of name, with its own path before the inner one', async () => {
    await write(`set/${SET}/${CURVE}`, ROWS);
    await write(`set/${SET}/Perimetre_Participants.csv`, PERIMETER);
    await write('set/a.txt', 'hello');
    for (const given of [join(folder, 'set'), `${join(folder, 'set')}/`]) {
      const readings = await read(given);
      expect(readings.map(({ path, format, explicit, refused }) => [path, format, explicit, refused])).toEqual([
        [`${folder}/set/${SET}/${CURVE}`, 'acc-cdc', false, false],
        [`${folder}/set/${SET}/Perimetre_Participants.csv`, 'acc-perimeter', false, false],
        [`${folder}/set/a.txt`, 'unknown', false, true],
      ]);
    }
  });

  it('gives size, encoding and hash of what it read', async () => {
    const path = await write(`one/${CURVE}`, ROWS);
    const [reading] = await read(path);
    const sha256 = createHash('sha256').update(ROWS).digest('hex');
    expect(reading).toMatchObject({ path, explicit: true, encoding: 'utf-8', bytes: ROWS.length, sha256 });
    expect((await read(path, { hash: false }))[0]?.sha256).toBeNull();
  });

  it('does not follow a link back up for ever, and tells a broken one', async () => {
    await write('loop/inner/b.txt', 'hello');
    await symlink('..', join(folder, 'loop/inner/up'));
    await symlink('nowhere', join(folder, 'loop/inner/broken'));
    const readings = await read(join(folder, 'loop'));
    expect(readings.map(({ path, problems }) => [path.slice(folder.length), problems[0]?.code])).toEqual([
      ['/loop/inner/b.txt', 'file-unknown'],
      ['/loop/inner/broken', 'file-not-readable'],
    ]);
  });

  it('throws for a path that is not there, or is no file', async () => {
    await expect(read(join(folder, 'none.csv'))).rejects.toMatchObject({ code: 'path-not-found' });
    const path = await write('plain.txt', 'hello');
    await expect(read(`${path}/below`)).rejects.toMatchObject({ code: 'path-not-found' });
    if (existsSync('/dev/null')) await expect(read('/dev/null')).rejects.toMatchObject({ code: 'path-not-readable' });
  });

  it('stops when it is told to, and tells how far it is', async () => {
    const path = await write(`one/${CURVE}`, ROWS);
    await expect(read(path, { signal: { aborted: true } })).rejects.toBeInstanceOf(ExpectedError);
    const seen: number[] = [];
    await read([path, path], {
      onProgress: ({ files, bytes, diskBytes, diskBytesTotal }) => seen.push(files, bytes, diskBytes, diskBytesTotal),
    });
    const twice = 2 * ROWS.length;
    expect(seen.slice(-4)).toEqual([2, twice, twice, twice]);
  });
});

describe('archives', () => {
  const files = { [`${SET}/Perimetre_Participants.csv`]: PERIMETER, [`${SET}/${CURVE}`]: ROWS };
  const sealings: [string, Sealing][] = [
    ['plain', {}],
    ['ZipCrypto', { password: 'secret', zipCrypto: true }],
    ['AES-256', { password: 'secret', encryptionStrength: 3 }],
    ['AES-128', { password: 'secret', encryptionStrength: 1 }],
  ];

  it.each(sealings)('%s: one reading per file, in order of name', async (name, sealing) => {
    const path = await write(`zips/${name}.zip`, await zip(files, sealing));
    // a password that is not needed is ignored
    const readings = await read(path, { password: 'secret' });
    expect(readings.map((reading) => [reading.path, reading.format, reading.explicit])).toEqual([
      [`${path}!/${SET}/${CURVE}`, 'acc-cdc', false],
      [`${path}!/${SET}/Perimetre_Participants.csv`, 'acc-perimeter', false],
    ]);
    expect(readings[0]?.sha256).toBe(createHash('sha256').update(ROWS).digest('hex'));
    expect(readings[1]?.participants?.length).toBe(2);
  });

  it.each(sealings.slice(1))('%s: one entry for a password that is absent or wrong', async (name, sealing) => {
    const path = await write(`zips/sealed-${name}.zip`, await zip(files, sealing));
    const absent = await read(path);
    expect(absent.map((reading) => [reading.path, reading.format, reading.refused, codes([reading])])).toEqual([
      [path, 'zip', true, ['password-needed']],
    ]);
    for (let i = 0; i < 300; i++) {
      // of 300 wrong passwords about one passes the single check byte of ZipCrypto
      if (i > 5 && sealing.zipCrypto !== true) break;
      expect(codes(await read(path, { password: `wrong${String(i)}` }))).toEqual(['password-wrong']);
    }
  });

  it('opens an archive inside a folder, and no archive inside an archive', async () => {
    await write('mixed/export.zip', await zip({ ...files, 'inner.zip': new Uint8Array(await zip(files)) }));
    const readings = await read(join(folder, 'mixed'));
    expect(readings.map((reading) => [reading.path.split('!/')[1], reading.format, codes([reading])])).toEqual([
      [`${SET}/${CURVE}`, 'acc-cdc', []],
      [`${SET}/Perimetre_Participants.csv`, 'acc-perimeter', []],
      ['inner.zip', 'zip', ['zip-in-zip']],
    ]);
  });

  it('refuses names that lead out, and reads the rest', async () => {
    const path = await write(
      'zips/names.zip',
      await zip({ '../out.csv': ROWS, '/root.csv': ROWS, 'C:\\x.csv': ROWS, 'a\\..\\..\\b.csv': ROWS, 'in.txt': 'x' }),
    );
    expect(codes(await read(path)).sort()).toEqual(['file-unknown', ...Array<string>(4).fill('zip-name-unsafe')]);
  });

  it('refuses what swells out of all proportion', async () => {
    const path = await write('zips/bomb.zip', await zip({ 'zeros.csv': new Uint8Array(64 << 20) }));
    expect(codes(await read(path))).toEqual(['zip-too-large']);
  });

  it('refuses an entry longer than the archive states', async () => {
    const bytes = await zip({ [CURVE]: ROWS + '01/10/2025 01:00;1;2;3;4\n'.repeat(5000) });
    // the unpacked size in the directory: 24 bytes after its signature
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    while (view.getUint32(at, true) !== 0x02014b50) at++;
    view.setUint32(at + 24, 100, true);
    const readings = await read(await write('zips/lies.zip', bytes));
    expect(readings.map(({ refused }) => refused)).toEqual([true]);
  });

  it('names workbooks, empty archives and damaged ones', async () => {
    const workbook = await zip({ '[Content_Types].xml': '<x/>', 'xl/workbook.xml': '<x/>' });
    expect(await read(await write('a.xlsx', workbook))).toMatchObject([
      { format: 'unknown', problems: [{ code: 'spreadsheet-damaged' }] },
    ]);
    const letter = await zip({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>' });
    expect(codes(await read(await write('a.docx', letter)))).toEqual(['file-is-document']);
    expect(await read(await write('empty.zip', await zip({})))).toMatchObject([
      { format: 'zip', problems: [{ code: 'zip-empty' }] },
    ]);
    const whole = await zip(files);
    expect(codes(await read(await write('cut.zip', whole.subarray(0, whole.length - 40))))).toEqual(['zip-damaged']);
    const flipped = whole.slice();
    // the packed bytes follow the 30 bytes of the header, the name and the extra field
    const dataAt = 30 + (flipped[26] ?? 0) + (flipped[28] ?? 0);
    flipped.fill(0xaa, dataAt + 2, dataAt + 12);
    expect(codes(await read(await write('flipped.zip', flipped)))).toContain('zip-damaged');
  });
});

describe('tables of other programs', () => {
  const HEADER = ['Horodate', 'Production 30001234567891'];
  const BODY = '01/10/2025 00:00;1,5\n01/10/2025 00:15;2,5\n';
  const CSV = `Export du jour\n${HEADER.join(';')}\n${BODY}`;
  const mapping: TableMapping = {
    sheet: null,
    headerLine: 2,
    header: HEADER,
    stampColumn: 0,
    hourColumn: null,
    dateOrder: 'day-month-year',
    stampMarks: 'start',
    zone: 'local',
    stepMinutes: 15,
    unit: 'kWh',
    decimalSign: ',',
    missingTexts: [],
    values: { kind: 'wide', columns: [{ column: 1, meter: '30001234567891', direction: 'production' }] },
  };
  const mappings = [{ name: 'Onduleur', mapping }];
  const workbook = (): Promise<Uint8Array> => {
    const cell = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
    const rows = CSV.trim()
      .split('\n')
      .map((line) => `<row>${line.split(';').map(cell).join('')}</row>`);
    return makeTestWorkbook({ rows: rows.join('') });
  };
  const expected = { format: 'table', mapping: 'Onduleur', refused: false, problems: [], series: [{ duplicates: 0 }] };

  it('are recognised by their header, on any line, as text or workbook, in folders and archives', async () => {
    const path = await write('tables/mars.csv', CSV);
    expect(await read(path, { mappings })).toMatchObject([expected]);
    expect(
      await read(await write('tables/autre.txt', CSV.replace('Export du jour\n', '')), { mappings }),
    ).toMatchObject([expected]);
    const book = await workbook();
    const [onDisk] = await read(await write('tables/mars.xlsx', book), { mappings });
    expect(onDisk).toMatchObject({ ...expected, sha256: createHash('sha256').update(book).digest('hex') });
    const sealed = await zip({ 'a/mars.xlsx': new Uint8Array(book), 'b.csv': CSV });
    expect(await read(await write('tables/mars.zip', sealed), { mappings })).toMatchObject([expected, expected]);
    // 1,5 and 2,5 kWh of the step
    expect([...(onDisk?.series[0]?.energyWmin ?? [])]).toEqual([90_000, 150_000]);
  });

  it('are named where nobody described them, or where their header is another', async () => {
    const csv = await write('tables/nu.csv', CSV);
    const book = await write('tables/nu.xlsx', await workbook());
    expect(await read([csv, book])).toMatchObject([
      { format: 'unknown', refused: true, problems: [{ code: 'csv-unknown' }] },
      { format: 'unknown', refused: true, problems: [{ code: 'table-not-described' }] },
    ]);
    const other = [{ name: 'Autre', mapping: { ...mapping, header: ['Horodate', 'kWh'] } }];
    expect(codes(await read([csv, book], { mappings: other }))).toEqual(['csv-unknown', 'table-not-described']);
  });

  it('wait for a choice where two descriptions fit, and follow it', async () => {
    const path = await write('tables/deux.csv', CSV);
    const two = [...mappings, { name: 'Watts', mapping: { ...mapping, unit: 'W' as const } }];
    expect(codes(await read(path, { mappings: two }))).toEqual(['table-described-twice']);
    const [chosen] = await read(path, { mappings: two, chosenMappings: { [path]: 'Watts' } });
    expect([...(chosen?.series[0]?.energyWmin ?? [])]).toEqual([23, 38]);
    expect(chosen?.mapping).toBe('Watts');
  });

  it("say so where the meter is the description's and not their own", async () => {
    const header = ['Horodate', 'kWh'];
    const path = await write('tables/sans-prm.csv', `${header.join(';')}\n${BODY}`);
    const borrowed = [{ name: 'Toit', mapping: { ...mapping, header, headerLine: 1 } }];
    expect(await read(path, { mappings: borrowed })).toMatchObject([
      { refused: false, problems: [{ code: 'meter-not-in-table', params: { meter: '30001234567891', name: 'Toit' } }] },
    ]);
  });

  it('never take the place of a known format', async () => {
    const path = await write(`tables/${CURVE}`, ROWS);
    const same = [{ name: 'Même', mapping: { ...mapping, header: ['Horodate', 'a', 'b', 'c', 'd'] } }];
    expect(await read(path, { mappings: same })).toMatchObject([{ format: 'acc-cdc' }]);
  });

  it('are refused as a whole where a quote swallows their end', async () => {
    const path = await write('tables/guillemet.csv', `${CSV}01/10/2025 00:30;"1,5\n`);
    expect(await read(path, { mappings })).toMatchObject([
      { refused: true, series: [], problems: [{ code: 'quote-not-closed', line: 5 }] },
    ]);
  });
});

describe('what a file is', () => {
  const ole = (name: string): Uint8Array => {
    const bytes = new Uint8Array(4096);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    Array.from(name, (c, i) => {
      bytes.set([c.charCodeAt(0), 0], 1024 + 2 * i);
    });
    return bytes;
  };
  it.each<[string, string | Uint8Array, string]>([
    ['empty.csv', '', 'file-empty'],
    ['blank.csv', '\ufeff \r\n\r\n', 'file-empty'],
    ['zeros.csv', new Uint8Array(100), 'file-empty'],
    ['facture.pdf', '%PDF-1.7\nx', 'file-is-pdf'],
    [CURVE, Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0]), 'file-is-pdf'],
    ['photo.csv', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'file-is-picture'],
    ['photo.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]), 'file-is-picture'],
    ['mail.msg', ole('x'), 'file-is-mail'],
    ['mail', ole('__substg1.0_0037001F'), 'file-is-mail'],
    ['old.xls', ole('x'), 'file-is-spreadsheet'],
    ['old', ole('Workbook'), 'file-is-spreadsheet'],
    ['letter.doc', ole('WordDocument'), 'file-is-document'],
    ['mail.eml', 'Received: from x\r\nSubject: y\r\n\r\nz', 'file-is-mail'],
    ['page.csv', '<!DOCTYPE html><html></html>', 'file-is-web-page'],
    ['r64.json', '{"header":{}}', 'file-is-json'],
    ['x.7z', Uint8Array.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]), 'file-is-archive'],
    ['x.partajoule', 'SQLite format 3\0\x10', 'file-is-operation'],
    ['.DS_Store', Uint8Array.from([0, 0, 0, 1, 66]), 'file-is-system'],
    ['program', Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 0]), 'file-is-binary'],
    ['notes.txt', 'hello', 'file-unknown'],
    ['table.csv', 'a;b\n1;2\n', 'csv-unknown'],
    ['sge.csv', 'Date de la mesure;Heure de la mesure;Valeur\n', 'csv-sge-portal'],
    ['mine.csv', 'horodate ISO fin de pas;puissance moyenne (W)\n', 'csv-personal-export'],
    ['other.xml', '<?xml version="1.0"?><a/>', 'xml-unknown'],
    ['r50.xml', '<?xml version="1.0"?><!-- x --><R50><a/></R50>', 'r50-not-read'],
    ['r4h.xml', '<Courbe><Identifiant_Flux>R4x</Identifiant_Flux></Courbe>', 'r4x-not-read'],
    ['r151.xml', '<R151 a="b"></R151>', 'r151-not-read'],
    ['r171.xml', '<ns2:R171 xmlns:ns2="x"></ns2:R171>', 'r171-not-read'],
    ['soap.xml', '<soap:Envelope></soap:Envelope>', 'soap-not-read'],
  ])('%s', async (name, content, code) => {
    const [reading] = await read(await write(`kinds/${name}`, content));
    expect([reading?.refused, reading?.series, reading?.problems.map((problem) => problem.code)]).toEqual([
      true,
      [],
      [code],
    ]);
  });

  it.each([
    ['Index', 'index-not-curve'],
    ['Puissance maximale quotidienne', 'power-not-curve'],
    ['Energie quotidienne', 'daily-not-curve'],
  ])('a measure history of %s', async (kind, code) => {
    const content = `Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite\n30001234567890;${kind};a;b;c;d;e;\nHorodate;Valeur\n2021-05-01T00:00:00+02:00;1\n`;
    expect(await read(await write('kinds/idx.csv', content))).toMatchObject([
      { format: 'hdm-index', refused: true, problems: [{ code }] },
    ]);
  });

  it('never throws, whatever the bytes and the name', async () => {
    const names = ['x.csv', CURVE, 'Perimetre_Participants.csv', 'x.zip'];
    const starts = [
      '',
      'Identifiant PRM;Type de donnees\n3;Courbe de charge\nHorodate;Valeur\n',
      'Identifiant PRM;Horodate;Valeur;Pas\n',
      '01/10/2025 00:00;1;2;3;4\n',
      'PK\u0003\u0004',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.constantFrom(...starts),
        fc.uint8Array({ maxLength: 300 }),
        async (name, start, bytes) => {
          const readings = await read(await write(`random/${name}`, new Uint8Array([...text(start), ...bytes])));
          for (const reading of readings) {
            const entry = inspectFile(reading, (code) => code);
            expect(
              entry.series.length > 0 || entry.problems.length > 0 || (reading.participants?.length ?? 0) > 0,
            ).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
