import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Cell, TableRow } from './cell.ts';
import { bytesInMemory, openSpreadsheet, readSpreadsheet } from './open-spreadsheet.ts';
import { findSeparator, readTextRows, type Separator } from './text-table.ts';

const read = async (content: string | Uint8Array, name = 'table.csv'): Promise<readonly (readonly Cell[])[]> => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const [sheet] = await readSpreadsheet(name, bytesInMemory(bytes), 1000);
  return sheet?.rows ?? [];
};

async function readInPieces(text: string, separator: Separator, bytesAtOnce: number): Promise<TableRow[]> {
  const bytes = new TextEncoder().encode(text);
  async function* cut(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += bytesAtOnce) {
      yield bytes.subarray(at, at + bytesAtOnce);
      await Promise.resolve();
    }
  }
  const rows: TableRow[] = [];
  for await (const row of readTextRows(cut(), 'utf-8', separator)) rows.push(row);
  return rows;
}

describe('findSeparator', () => {
  it.each([
    ['nom;prix\nA;1,5\nB;2,5\n', ';'],
    ['nom,prix\nA,1.5\nB,2.5\n', ','],
    ['nom\tprix\nA, B\t1,5\nC, D\t2,5\n', '\t'],
    ['nom|prix\nA|1,5\n', '|'],
    ['"a;b","c;d"\n"e;f","g;h"\n', ','],
    ['sep=,\na;b,c;d\na;b,c;d\n', ','],
    ['Export du 1er mars, à 10 h, fait par nous\na;b\n1;2\n3;4\n5;6\n', ';'],
    ['seul', ';'],
    ['', ';'],
  ])('of %j is %j', (text, separator) => {
    expect(findSeparator(text)).toBe(separator);
  });
});

describe('a text table', () => {
  it('keeps quotes, separators and line ends inside quotes, and counts lines past them', async () => {
    const rows = await readInPieces('a;"x;""y""\nz";c\n\n;; \n 1 ;"";2\n', ';', 7);
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'x;"y"\nz', 'c'] },
      { line: 5, cells: ['1', null, '2'] },
    ]);
  });

  it('takes a quote inside a cell for a letter', async () => {
    expect(await read('pouces;5" ou 6"\nb;"c" d\n')).toEqual([
      ['pouces', '5" ou 6"'],
      ['b', 'c d'],
    ]);
  });

  it.each([
    ['utf-8 with mark', new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('é;b\r\n1;2')])],
    ['latin-1', new Uint8Array([0xe9, 0x3b, 0x62, 0x0d, 0x0a, 0x31, 0x3b, 0x32])],
    ['utf-16', new Uint8Array(Buffer.from('\ufeffé;b\r\n1;2', 'utf16le'))],
    ['old Mac', new TextEncoder().encode('é;b\r1;2\r')],
  ])('is read in %s', async (_, bytes) => {
    expect(await read(bytes)).toEqual([
      ['é', 'b'],
      ['1', '2'],
    ]);
  });

  it('does not show the line that names the separator', async () => {
    expect(await read('sep=|\na|b\n')).toEqual([['a', 'b']]);
  });

  it('keeps a cell of 10 000 letters, formulas and signs of other scripts as they are', async () => {
    const cells = ['x'.repeat(10_000), '=cmd|calc', '\u202egpj.exe', '👩‍🌾'];
    expect(await read(`${cells.join(';')}\n`)).toEqual([cells]);
  });

  it('refuses a quote that is never closed, naming the line where it opens', async () => {
    await expect(readInPieces('a;b\nc;"d\ne;f\n', ';', 4)).rejects.toMatchObject({ code: 'quote-not-closed', line: 2 });
    await expect(readInPieces(`a;"${'b;\n'.repeat(40_000)}`, ';', 9000)).rejects.toMatchObject({
      code: 'quote-not-closed',
      line: 1,
    });
  });

  it('refuses a line without end and a row with too many cells', async () => {
    await expect(readInPieces('a'.repeat(3_000_000), ';', 100_000)).rejects.toMatchObject({ code: 'line-too-long' });
    await expect(readInPieces(';'.repeat(20_000), ';', 100_000)).rejects.toMatchObject({ code: 'line-too-long' });
  });

  it.each([
    ['vide.csv', '', 'file-empty'],
    ['vide.csv', ' \r\n\n', 'file-empty'],
    ['liste.csv', '%PDF-1.7\n', 'file-is-pdf'],
    ['liste.xls', '<html><table><tr><td>1</td></tr></table>', 'file-is-web-page'],
    ['liste.csv', '<?xml version="1.0"?><a/>', 'xml-unknown'],
    ['liste.csv', '{"a": 1}', 'file-is-json'],
    ['liste.csv', 'a\u0000\u0001\u0002\u0003;b\n', 'file-is-binary'],
    ['liste.xls', '\xd0\xcf\x11\xe0', 'file-is-spreadsheet'],
    ['liste.xlsx', '\xd0\xcf\x11\xe0', 'spreadsheet-sealed'],
  ])('%s with %j is named %s', async (name, content, code) => {
    const bytes = Uint8Array.from(content, (character) => character.charCodeAt(0));
    await expect(openSpreadsheet(name, bytesInMemory(bytes))).rejects.toMatchObject({ code });
  });

  it('gives back what any writer of CSV wrote, cut anywhere', async () => {
    const cell = fc
      .oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', '"', ';', 'a"b', '\n', ','))
      .map((text) => text.trim());
    const property = fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 }),
      fc.integer({ min: 1, max: 40 }),
      async (rows, bytesAtOnce) => {
        const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(';')).join('\n');
        const found = (await readInPieces(text, ';', bytesAtOnce)).map(({ cells }) => cells.map((one) => one ?? ''));
        const expected = rows
          .map((row) => row.join('\u0000').replace(/\0+$/, '').split('\u0000'))
          .filter((row) => row.join('') !== '');
        expect(found).toEqual(expected);
      },
    );
    await fc.assert(property, { numRuns: 150 });
  });

  it('never breaks on any text but by an error of its own', async () => {
    const piece = fc.constantFrom('"', ';', '\n', 'a', ' ', '\r\n', '""', '\t');
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 5 }), async (pieces, size) => {
        const whole = await readInPieces(pieces.join(''), ';', 1000).catch((error: unknown) => String(error));
        const cut = await readInPieces(pieces.join(''), ';', size).catch((error: unknown) => String(error));
        expect(cut).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });
});
