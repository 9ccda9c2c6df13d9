import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from './cell.ts';
import { makeTestWorkbook, packParts, type TestWorkbook } from './make-test-workbook.ts';
import { bytesInMemory, openSpreadsheet, readSpreadsheet, type ReadSheet } from './open-spreadsheet.ts';

const read = (bytes: Uint8Array, mostRows = 1000): Promise<ReadSheet[]> =>
  readSpreadsheet('classeur.xlsx', bytesInMemory(bytes), mostRows);

async function readRows(workbook: TestWorkbook): Promise<readonly (readonly Cell[])[]> {
  const [sheet] = await read(await makeTestWorkbook(workbook));
  return sheet?.rows ?? [];
}

/** 2025-01-01 and 2025-03-30 in days since 1970. */
const NEW_YEAR = 20_089;
const SPRING_DAY = 20_177;

describe('a workbook made by exceljs', () => {
  const make = async (date1904 = false): Promise<Uint8Array> => {
    const book = new exceljs.Workbook();
    book.properties.date1904 = date1904;
    const sheet = book.addWorksheet('Relevés');
    sheet.addRow(['Date', 'kWh', 'É « & » <b>', true]);
    sheet.addRow([new Date('2025-03-30T02:15:00Z'), 0.1, null, false]);
    sheet.getCell('A2').numFmt = 'dd/mm/yyyy hh:mm';
    sheet.getCell('A4').value = { formula: '1+1', result: 2 };
    sheet.getCell('B4').value = { formula: 'HYPERLINK("http://x")', result: 'texte' };
    sheet.getCell('C4').value = { richText: [{ text: 'a' }, { text: 'b', font: { bold: true } }] };
    sheet.getCell('D4').value = { error: '#N/A' };
    sheet.getCell('E4').value = { text: 'lien', hyperlink: 'https://x.invalid' };
    book.addWorksheet('Cachée', { state: 'hidden' }).addRow([1]);
    book.addWorksheet('Vide');
    return new Uint8Array(await book.xlsx.writeBuffer());
  };

  it.each([false, true])('gives texts, numbers, dates and stored results (dates from 1904: %s)', async (date1904) => {
    const sheets = await read(await make(date1904));
    expect(sheets.map(({ name }) => name)).toEqual(['Relevés', 'Vide']);
    expect(sheets[0]?.rows).toEqual([
      ['Date', 'kWh', 'É « & » <b>', true],
      [{ day: SPRING_DAY, second: 2 * 3600 + 15 * 60 }, 0.1, null, false],
      [2, 'texte', 'ab', '#N/A', 'lien'],
    ]);
    expect(sheets[0]?.lines).toEqual([1, 2, 4]);
    expect(sheets[1]?.rows).toEqual([]);
  });
});

const hasLibreOffice = (() => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('a workbook made by LibreOffice', () => {
  it.skipIf(!hasLibreOffice)('gives the cells of the CSV it was made from', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'partajoule-calc-'));
    try {
      writeFileSync(
        join(folder, 'releves.csv'),
        'Compteur,Date,kWh\n30001234567890,2025-01-01,1.25\nœuf,2025-03-30,\n',
      );
      const filter = 'CSV:44,34,76,1,1/2/2/5,1033';
      execFileSync(
        'soffice',
        [
          '--headless',
          `-env:UserInstallation=file://${folder}/profile`,
          `--infilter=${filter}`,
          '--convert-to',
          'xlsx',
          '--outdir',
          folder,
          join(folder, 'releves.csv'),
        ],
        { stdio: 'ignore' },
      );
      const [sheet] = await read(readFileSync(join(folder, 'releves.xlsx')));
      expect(sheet?.rows).toEqual([
        ['Compteur', 'Date', 'kWh'],
        ['30001234567890', { day: NEW_YEAR, second: 0 }, 1.25],
        ['œuf', { day: SPRING_DAY, second: 0 }],
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('a workbook written by hand', () => {
  it('reads cells of every type, with and without references', async () => {
    const rows = await readRows({
      texts: '<si><t>un</t></si><si><r><t>d</t></r><r><t>eux</t></r><rPh><t>phon</t></rPh></si>',
      rows:
        '<row r="3"><c r="B3" t="s"><v>0</v></c><c r="D3" t="s"><v>1</v></c><c t="s"><v>99</v></c></row>' +
        '<row><c t="inlineStr"><is><t>a_x000A_b</t></is></c><c t="d"><v>2025-01-01T02:30:00</v></c><c><f>SUM(A1:A9)</f><v>7</v></c><c><f>NOW()</f></c></row>' +
        '<row><c><v>   </v></c></row>',
    });
    expect(rows).toEqual([
      [null, 'un', null, 'deux'],
      ['a\nb', { day: NEW_YEAR, second: 9000 }, 7],
    ]);
  });

  it('reads dates by their style and elements under a prefix', async () => {
    const [sheet] = await read(
      await makeTestWorkbook({
        rows: '',
        styles:
          '<numFmts><numFmt numFmtId="164" formatCode="[h]:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/></cellXfs>',
        parts: {
          'xl/worksheets/sheet1.xml':
            '<x:worksheet><x:sheetData><x:row><x:c s="0"><x:v>45658.5</x:v></x:c><x:c s="1"><x:v>45658.5</x:v></x:c><x:c s="2"><x:v>1</x:v></x:c><x:c s="1"><x:v>-4</x:v></x:c></x:row></x:sheetData></x:worksheet>',
        },
      }),
    );
    expect(sheet?.rows).toEqual([[45658.5, { day: NEW_YEAR, second: 43_200 }, { day: null, second: 86_400 }, -4]]);
  });

  it('keeps 10 000 letters, formulas as text and signs of other scripts, and cuts at what a cell can hold', async () => {
    const texts = ['x'.repeat(10_000), '=cmd|calc', '\u202egpj.exe', '👩‍🌾'];
    const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = await readRows({ rows: `<row>${[...texts, 'y'.repeat(100_000)].map(cell).join('')}</row>` });
    expect(rows).toEqual([[...texts, 'y'.repeat(32_767)]]);
  });

  it('stays flat over a used range of a million empty rows', async () => {
    const empty = Array.from({ length: 1_048_574 }, (_, i) => `<row r="${String(i + 2)}"><c s="1"/></row>`).join('');
    const bytes = await makeTestWorkbook({
      rows: `<row><c><v>1</v></c></row>${empty}<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>`,
    });
    const [sheet] = await read(bytes);
    expect(sheet?.lines).toEqual([1, 1_048_576]);
    expect(sheet?.rows[1]?.length).toBe(16_384);
  });

  it('reads no further than the rows that are asked for', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `<row><c><v>${String(i)}</v></c></row>`).join('');
    // the damage after the third row is never met
    const bytes = await makeTestWorkbook({ rows, parts: {} });
    const [sheet] = await read(bytes, 3);
    expect(sheet).toMatchObject({ rows: [[0], [1], [2]], isCut: true });
  });
});

describe('a hostile or damaged workbook', () => {
  const sheet = (xml: string): TestWorkbook => ({ rows: '', parts: { 'xl/worksheets/sheet1.xml': xml } });
  it.each([
    [
      'entities within entities',
      sheet('<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c "d">]><worksheet><row><c><v>&b;</v></c></row></worksheet>'),
    ],
    ['an entity from outside', sheet('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet/>')],
    ['a truncated sheet', sheet('<worksheet><sheetData><row><c><v>1')],
    ['no XML', sheet('hello')],
    ['rows backwards', { rows: '<row r="5"/><row r="4"/>' }],
    ['a row beyond the last', { rows: '<row r="1048577"/>' }],
    ['a row that is no number', { rows: '<row r="x"/>' }],
    ['a column beyond the last', { rows: '<row><c r="XFE1"><v>1</v></c></row>' }],
    ['a reference without letters', { rows: '<row><c r="1"><v>1</v></c></row>' }],
    ['a workbook without sheets', { rows: '', parts: { 'xl/workbook.xml': '<workbook/>' } }],
    ['damaged styles', { rows: '', styles: '<cellXfs>' }],
  ] as const)('with %s is refused', async (_, workbook: TestWorkbook) => {
    await expect(makeTestWorkbook(workbook).then(read)).rejects.toMatchObject({ code: 'spreadsheet-damaged' });
  });

  it('with a sheet that lies outside is not followed', async () => {
    const relations =
      '<Relationships><Relationship Id="r1" Type="x/worksheet" TargetMode="External" Target="file:///etc/passwd"/></Relationships>';
    const bytes = await makeTestWorkbook({ rows: '', parts: { 'xl/_rels/workbook.xml.rels': relations } });
    await expect(read(bytes)).rejects.toMatchObject({ code: 'spreadsheet-damaged' });
  });

  it('that unpacks beyond all measure is refused before it is unpacked', async () => {
    const bytes = await makeTestWorkbook({ rows: ' '.repeat(40_000_000) });
    await expect(openSpreadsheet('a.xlsx', bytesInMemory(bytes))).rejects.toMatchObject({
      code: 'spreadsheet-too-large',
    });
  });

  it('with too many texts is refused', async () => {
    // 2 ** 26 letters and one more, in texts that differ enough not to look like a trap
    const texts = Array.from(
      { length: 2_100 },
      (_, i) => `<si><t>${`${String(i)} `.padEnd(32_000, `${String(i)}é`)}</t></si>`,
    ).join('');
    const bytes = await makeTestWorkbook({
      rows: '',
      texts,
      parts: { 'ballast.bin': Array.from({ length: 400_000 }, (_, i) => Math.sin(i)).join() },
    });
    await expect(read(bytes)).rejects.toMatchObject({ code: 'spreadsheet-too-large' });
  });

  it.each([
    ['spreadsheet-sealed', () => packParts({ 'xl/workbook.xml': '<workbook/>' }, 'secret')],
    [
      'file-is-spreadsheet',
      () => packParts({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }),
    ],
    [
      'file-is-spreadsheet',
      () =>
        packParts({
          '_rels/.rels':
            '<Relationships><Relationship Id="1" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        }),
    ],
    [
      'file-is-document',
      () =>
        packParts({
          '_rels/.rels':
            '<Relationships><Relationship Id="1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
        }),
    ],
    ['file-is-archive', () => packParts({ 'releves.csv': 'a;b' })],
    ['spreadsheet-damaged', () => Promise.resolve(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0))],
  ])('is named %s', async (code, make) => {
    await expect(read(await make())).rejects.toMatchObject({ code });
  });

  it('cut or changed at any place is read or refused, and never breaks otherwise', async () => {
    const whole = await makeTestWorkbook({
      rows: '<row><c t="s"><v>0</v></c><c><v>1</v></c></row>',
      texts: '<si><t>texte</t></si>',
      styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: -1, max: 255 }), async (at, byte) => {
        const bytes = byte < 0 ? whole.slice(0, at) : whole.slice();
        if (byte >= 0) bytes[at] = byte;
        const outcome = await read(bytes).then(
          () => 'read',
          (error: unknown) => (error instanceof Error ? error.name : 'nothing'),
        );
        expect(['read', 'SpreadsheetError']).toContain(outcome);
      }),
      { numRuns: 200 },
    );
  });
});
