import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listJournalLines, writeJournal, type JournalDocument } from './accounting-journal.ts';

const invoice: JournalDocument = {
  issuedOn: '2025-04-08',
  number: 'SDV-2025-0042',
  memberName: 'Élodie Lefèvre',
  netCents: 1970,
  vatCents: 394,
  grossCents: 2364,
};
const textOf = (documents: JournalDocument[]): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeJournal(documents));

test('an invoice: customer debited with gross, sales and VAT credited', () => {
  expect(textOf([invoice])).toBe(
    [
      '\ufeffdate;journal;pièce;compte;libellé;débit;crédit',
      '2025-04-08;VE;SDV-2025-0042;411;Élodie Lefèvre;23,64;0,00',
      '2025-04-08;VE;SDV-2025-0042;701;Élodie Lefèvre;0,00;19,70',
      '2025-04-08;VE;SDV-2025-0042;44571;Élodie Lefèvre;0,00;3,94',
      '',
    ].join('\r\n'),
  );
});

test('a credit note is the other way round, and without VAT there is no VAT line', () => {
  const credit = { ...invoice, number: 'SDV-A-2025-0001', netCents: -105, vatCents: 0, grossCents: -105 };
  expect(textOf([credit]).split('\r\n').slice(1, -1)).toEqual([
    '2025-04-08;VE;SDV-A-2025-0001;411;Élodie Lefèvre;0,00;1,05',
    '2025-04-08;VE;SDV-A-2025-0001;701;Élodie Lefèvre;1,05;0,00',
  ]);
  expect(listJournalLines([{ ...invoice, netCents: 0, vatCents: 0, grossCents: 0 }])).toEqual([]);
});

test('a document that does not add up is refused', () => {
  expect(() => writeJournal([{ ...invoice, grossCents: 2365 }])).toThrow(RangeError);
});

test('names can neither be formulas nor make columns or lines', () => {
  const label = (memberName: string): string =>
    textOf([{ ...invoice, memberName }])
      .split('\r\n')[1]
      ?.split('VE;SDV-2025-0042;411;')[1] ?? '';
  expect(label('=HYPERLINK("x")')).toBe(`"'=HYPERLINK(""x"")";23,64;0,00`);
  expect(label('+33')).toBe(`'+33;23,64;0,00`);
  expect(label('\t@SUM(A1)')).toBe(`'@SUM(A1);23,64;0,00`);
  expect(label('-1')).toBe(`'-1;23,64;0,00`);
  expect(label('a;b\r\nc')).toBe('"a;b c";23,64;0,00');
});

test('each piece balances and the totals are those of the documents', () => {
  const document = fc
    .record({ net: fc.integer({ min: -1e9, max: 1e9 }), vat: fc.integer({ min: 0, max: 1e8 }) })
    .map(({ net, vat }) => {
      const vatCents = net < 0 ? -vat : vat;
      return { netCents: net, vatCents, grossCents: net + vatCents };
    });
  fc.assert(
    fc.property(fc.array(document, { maxLength: 20 }), (amounts) => {
      const documents = amounts.map((amount, i) => ({ ...invoice, ...amount, number: `F-${String(i)}` }));
      const lines = listJournalLines(documents);
      const sum = (account: string): number =>
        lines
          .filter((line) => line.account === account)
          .reduce((total, line) => total + line.debitCents - line.creditCents, 0);
      for (const { number } of documents) {
        const piece = lines.filter((line) => line.piece === number);
        expect(piece.reduce((total, line) => total + line.debitCents - line.creditCents, 0)).toBe(0);
      }
      expect(lines.every((line) => line.debitCents > 0 !== line.creditCents > 0)).toBe(true);
      expect(sum('411')).toBe(amounts.reduce((total, { grossCents }) => total + grossCents, 0));
      expect(0 - sum('701')).toBe(amounts.reduce((total, { netCents }) => total + netCents, 0));
      expect(0 - sum('44571')).toBe(amounts.reduce((total, { vatCents }) => total + vatCents, 0));
    }),
  );
});
