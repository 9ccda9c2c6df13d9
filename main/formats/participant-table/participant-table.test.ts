import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpectedError } from '#domain/errors.ts';
import { guessColumns } from './guess-columns.ts';
import { parsePastedTable } from './parse-pasted-table.ts';
import { readParticipantRows } from './read-participant-rows.ts';

describe('parsePastedTable', () => {
  it.each([
    [
      'one\ttwo\r\nthree\tfour\r\n',
      [
        ['one', 'two'],
        ['three', 'four'],
      ],
    ],
    ['a\t\tb', [['a', '', 'b']]],
    ['a\t', [['a', '']]],
    ['\ta\n\n\tb\n\n', [['', 'a'], [''], ['', 'b']]],
    ['"3 rue ""du"" Four"\tx', [['3 rue "du" Four', 'x']]],
    ['"1 rue\r\ndu Four"\tx\n', [['1 rue, du Four', 'x']]],
    // a quote that opens nothing is a sign like others
    ['"Le toit" bleu\t5" de pluie', [['"Le toit" bleu', '5" de pluie']]],
    ['"ouvert\tx', [['"ouvert', 'x']]],
    ['', []],
    ['\r\n\r\n', []],
  ])('%j', (text, rows) => {
    expect(parsePastedTable(text)).toEqual(rows);
  });

  it('reads back what a spreadsheet would copy', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) =>
      text
        .replace(/\p{Cc}/gu, ' ')
        .trim()
        .toWellFormed(),
    );
    const quote = (text: string): string => (text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const copied = rows.map((row) => row.map(quote).join('\t')).join('\r\n') + '\r\n';
        const kept = rows.map((row) => row.map((text) => text.slice(0, 1001)));
        while (kept.at(-1)?.every((text) => text === '') === true) kept.pop();
        expect(parsePastedTable(copied)).toEqual(kept);
      }),
    );
  });

  it('stays within its limits whatever is pasted', () => {
    expect(parsePastedTable('x\n'.repeat(6000))).toHaveLength(5000);
    expect(parsePastedTable('x\t'.repeat(100))[0]).toHaveLength(60);
    expect(parsePastedTable('y'.repeat(2000))[0]?.[0]).toHaveLength(1001);
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const cell of parsePastedTable(text).flat()) expect(cell).not.toMatch(/[\r\n\t\0]/);
      }),
    );
  });
});

describe('guessColumns', () => {
  it.each([
    [['N° membre', 'Nom', 'Genre', 'Courriel', 'PRM', 'Adresse', 'Code postal', 'Ville', 'Depuis le']],
    [['Member number', 'Full name', 'Kind', 'E-mail', 'Meter number', 'Street', 'Postcode', 'Town', 'Since']],
    [['Riferimento', 'Nominativo', 'Tipo', 'E-mail', 'POD', 'Indirizzo', 'CAP', 'Comune', 'Dal']],
    [['Üye no', 'Adı Soyadı', 'Tür', 'E-posta', 'Sayaç no', 'Adres', 'Posta kodu', 'Şehir', 'Başlangıç']],
    [['Medlemsnummer', 'Namn', 'Slag', 'E-post', 'Mätpunkt', 'Gatuadress', 'Postnummer', 'Ort', 'Från och med']],
  ])('knows %j', (heads) => {
    expect(guessColumns([heads, heads.map(() => 'x')])).toEqual({
      hasHead: true,
      columns: ['reference', 'name', 'kind', 'email', 'meter', 'address', 'postcode', 'city', 'startsOn'],
    });
  });
  it('takes a longer head by its beginning, the first of two alike, and leaves the unknown out', () => {
    const heads = ['Adresse de courriel', 'Point de livraison (14 chiffres)', 'Couleur', 'Nom', 'Nom'];
    expect(guessColumns([heads, ['x']]).columns).toEqual(['email', 'meter', null, 'name', null]);
  });
  it('holds rows of people for no head', () => {
    expect(guessColumns([['Commune', 'mairie@example.org'], ['x']]).hasHead).toBe(false);
    expect(guessColumns([['Ville', '99 038 000 000 107'], ['x']]).hasHead).toBe(false);
    expect(
      guessColumns([
        ['Odile', 'Vaugrenant'],
        ['Lucien', 'Vif'],
      ]),
    ).toEqual({ hasHead: false, columns: [null, null] });
    expect(guessColumns([['Nom', 'Ville']])).toMatchObject({ hasHead: false });
    expect(guessColumns([])).toEqual({ hasHead: false, columns: [] });
  });
});

describe('readParticipantRows', () => {
  it('puts kinds, days and meters into their form, and keeps what it cannot read', () => {
    const columns = ['name', 'kind', null, 'meter', 'startsOn'] as const;
    expect(
      readParticipantRows(
        [
          ['Ada', 'Société', 'x', '99 038 000 000 107', '1.2.2025'],
          ['Bo  B', 'Hushåll', 'x', '123', '2025-02-01 00:00:00'],
          ['', ' ', '', '', ''],
          ['C', '', 'x', '', 'demain'],
          ['D', 'Chat'],
        ],
        columns,
      ),
    ).toEqual([
      { name: 'Ada', kind: 'business', meter: '99038000000107', startsOn: '2025-02-01' },
      { name: 'Bo B', kind: 'individual', meter: '123', startsOn: '2025-02-01' },
      { name: 'C', kind: '', meter: '', startsOn: 'demain' },
      { name: 'D', kind: 'Chat', meter: '', startsOn: '' },
    ]);
  });

  it('refuses a text that lost its end, but not in a column that is left out', () => {
    const rows = parsePastedTable(`Ada\t${'a'.repeat(1000)}\nBo\t${'rue '.repeat(300)}`);
    const read = (column: 'address' | null) => (): unknown => readParticipantRows(rows, ['name', column]);
    expect(read('address')).toThrow(new ExpectedError('cell-too-long', { most: 1000, start: 'rue '.repeat(10) }));
    expect(read(null)()).toEqual([{ name: 'Ada' }, { name: 'Bo' }]);
    expect(readParticipantRows(rows.slice(0, 1), ['name', 'address'])[0]?.address).toHaveLength(1000);
  });
});
