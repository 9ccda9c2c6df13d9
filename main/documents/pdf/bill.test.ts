import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import type { Bill } from '#domain/billing/bill.ts';
import { hostileEntries } from '#domain/hostile-texts.ts';
import { renderBill, renderBills } from './bill.ts';
import { cooperative, makeBill, makeCreditNote } from './bill-fixture.ts';
import { getFonts } from './fonts.ts';
import { findPaymentText } from './payment-qr.ts';
import { toPrintable } from './printable-text.ts';

const HOSTILE = `=cmd|' /C calc'!A0 <b>Zoë</b> & "fils" 😀 \u202eevil\u202c \u0000 שלום ${'W'.repeat(10_000)}`;
// 31 days of 4 kWh out of 10 from one plant: 124 kWh at 0,1310 € = 16,24 + 3,25 VAT
const plain = { sharedWh: () => 4_000, consumedWh: () => 10_000, plants: 1 };

test('the same model gives the same bytes, another one does not', async () => {
  const bytes = await renderBill(makeBill(plain));
  expect(await renderBill(makeBill(plain))).toEqual(bytes);
  expect(await renderBill(makeBill({ ...plain, number: 'SDV-2025-0043' }))).not.toEqual(bytes);
});

test('PDF/A-3b: identification, output intent, language, tags; no time of day', async () => {
  const text = Buffer.from(await renderBill(makeBill(plain))).toString('latin1');
  expect(text.startsWith('%PDF-1.7')).toBe(true);
  expect(text).toContain('<pdfaid:part>3</pdfaid:part>');
  expect(text).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
  for (const sign of [
    '/GTS_PDFA1',
    '/MarkInfo',
    '/StructTreeRoot',
    '/Lang (fr-FR)',
    '/DisplayDocTitle true',
    '/S /Figure',
    '/S /TH',
    '/S /H1',
  ])
    expect(text).toContain(sign);
  expect(text).toContain('<xmp:CreateDate>2025-04-08T00:00:00Z</xmp:CreateDate>');
});

test.each([
  ['en', 'en-GB'],
  ['it', 'it-IT'],
  ['tr', 'tr-TR'],
  ['sv', 'sv-SE'],
] as const)('a bill in %s says so: %s', async (language, tag) => {
  const text = Buffer.from(await renderBill(makeBill({ ...plain, language }))).toString('latin1');
  expect(text).toContain(`/Lang (${tag})`);
});

test('several bills in one document: pages one after the other, told and stopped after each', async () => {
  const bills = [makeBill(plain), makeBill({ ...plain, number: null, language: 'en' })] as const;
  const drawn: number[] = [];
  const bytes = await renderBills(bills, {
    title: 'Village',
    onDrawn: (count) => {
      drawn.push(count);
    },
  });
  expect(drawn).toEqual([1, 2]);
  const countPages = (pdf: Uint8Array): number =>
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\b/g)?.length ?? 0;
  const alone = await Promise.all(bills.map((bill) => renderBill(bill)));
  expect(countPages(bytes)).toBe(alone.reduce((sum, pdf) => sum + countPages(pdf), 0));
  const stop = (): never => {
    throw new Error('stopped');
  };
  await expect(renderBills(bills, { title: 'Village', onDrawn: stop })).rejects.toThrow('stopped');
});

test('a bill of a month stays below 80 KB', async () => {
  expect((await renderBill(makeBill())).length).toBeLessThan(80_000);
});

test('names cannot break the metadata', async () => {
  const bill = makeBill({}, { issuer: { ...cooperative, name: 'A & B </rdf:li><x>' } });
  const text = Buffer.from(await renderBill(bill)).toString('utf8');
  const xmp = text.slice(text.indexOf('<x:xmpmeta'), text.indexOf('</x:xmpmeta>'));
  expect(xmp).toContain('A ＆ B ‹/rdf:li›‹x›');
});

test('payment code: EPC069-12 lines', () => {
  expect(findPaymentText(makeBill(plain))?.split('\n')).toEqual([
    'BCD',
    '002',
    '1',
    'SCT',
    'AGRIFRPP',
    'Soleil du Vercors SCIC',
    'FR7630006000011234567890189',
    'EUR19.49',
    '',
    '',
    'SDV-2025-0042',
    '',
  ]);
});

test('no payment code without an amount, a number, an account, euros, or on a credit note', () => {
  const bill = makeBill(plain);
  const without: Bill[] = [
    makeBill({ ...plain, sharedWh: () => 0 }),
    makeBill({ ...plain, number: null }),
    { ...bill, issuer: { ...cooperative, iban: null } },
    { ...bill, issuer: { ...cooperative, iban: 'FR00 0000' } },
    { ...bill, currency: 'CHF' },
    makeCreditNote(bill),
  ];
  expect(without.map(findPaymentText)).toEqual(without.map(() => undefined));
});

const folder = mkdtempSync(join(tmpdir(), 'partajoule-bill-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function writePdf(bytes: Uint8Array): string {
  const path = join(folder, 'bill.pdf');
  writeFileSync(path, bytes);
  return path;
}

const writeBill = async (bill: Bill): Promise<string> => writePdf(await renderBill(bill));

/** Words of the document, spaces of all kinds made one. */
const readText = async (bill: Bill): Promise<string> => readWords(await writeBill(bill));

function readWords(path: string): string {
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replaceAll(/[\s\u00a0\u202f]+/g, ' ');
}

const has = (command: string, ...versionFlag: string[]): boolean => spawnSync(command, versionFlag).error === undefined;

describe.skipIf(!has('qpdf', '--version'))('structure (needs the command qpdf)', () => {
  test.each<[string, Bill]>([
    ['a month', makeBill()],
    ['a quarter with gaps', makeBill({ period: '2025-Q1', missingDays: [2, 3] })],
    ['a draft', makeBill({ number: null })],
    ['a credit note', makeCreditNote(makeBill())],
    ['300 lines', makeBill({ plants: 300 })],
    ['hostile names', makeBill({}, { operationName: HOSTILE })],
  ])('%s has no syntax error', async (_name, bill) => {
    const { status, stdout, stderr } = spawnSync('qpdf', ['--check', await writeBill(bill)], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('No syntax or stream encoding errors found');
  });
});

describe.skipIf(!has('pdftotext', '-v') || !has('pdffonts', '-v'))(
  'what is printed (needs the commands pdftotext and pdffonts)',
  () => {
    test('all fonts are embedded', async () => {
      const rows = execFileSync('pdffonts', [await writeBill(makeBill())], { encoding: 'utf8' })
        .trim()
        .split('\n')
        .slice(2);
      expect(rows).toHaveLength(2);
      for (const row of rows) expect(row).toMatch(/NotoSans.*CID TrueType\s+Identity-H\s+yes yes yes/);
    });

    test('several bills: each has its own foot, count of pages and mark of a draft', async () => {
      const bills = [makeBill(plain), makeBill({ ...plain, number: null, language: 'en' })] as const;
      const path = writePdf(await renderBills(bills, { title: 'Village' }));
      expect(spawnSync('qpdf', ['--check', path], { encoding: 'utf8' }).stderr).toBe('');
      const text = readWords(path);
      expect(text).toContain('Facture SDV-2025-0042 · 8 avril 2025');
      expect(text).toContain('Invoice (draft) · 8 April 2025');
      expect(text.match(/Page \d (?:\/|of) \d/g)).toEqual(['Page 1 / 2', 'Page 2 / 2', 'Page 1 of 2', 'Page 2 of 2']);
      expect(text).not.toContain('BROUILLON');
      expect(text).toContain('DRAFT');
    });

    test('a household: figures, sentence of the month, how to pay, mentions', async () => {
      const text = await readText(makeBill(plain));
      for (const part of [
        'Facture',
        'SDV-2025-0042',
        '8 avril 2025',
        'mars 2025',
        'M-007',
        'Ce mois-ci, l’opération a couvert 40,0 % de votre consommation.',
        '124,000 kWh',
        '0,1310 €/kWh',
        '16,24 €',
        'TVA 20 %',
        '3,25 €',
        'Total TTC 19,49 €',
        'IBAN FR76 3000 6000 0112 3456 7890 189',
        'BIC AGRIFRPP',
        'Mme Élodie Lefèvre-Œuvrard',
        'SIREN 912 345 678',
        'TVA FR40912345678',
        'livraison de biens',
        'Livraison du 1er mars 2025 au 31 mars 2025',
        'L’acheminement (TURPE), la CTA et l’abonnement restent facturés par votre fournisseur',
        'energie-mediateur.fr',
        'clé dynamique par défaut',
        '30 mars (23 h)',
        'Page 1 / 2',
        'Page 2 / 2',
      ])
        expect(text).toContain(part);
      for (const absent of ['indemnité forfaitaire', '40,00 €', 'BROUILLON', 'au nom et pour le compte'])
        expect(text).not.toContain(absent);
    });

    test('a business and a public body are told the terms of payment', async () => {
      const business = await readText(makeBill({ kind: 'business' }));
      for (const part of [
        'SIREN 798 765 432',
        'Échéance : 8 mai 2025',
        'Escompte pour paiement anticipé : néant',
        'majoré de 10 points',
        'recouvrement : 40,00 €',
      ])
        expect(business).toContain(part);
      expect(business).not.toContain('energie-mediateur.fr');
      expect(await readText(makeBill({ kind: 'public' }))).toContain('majoré de 8 points');
      expect(
        await readText(makeBill({ kind: 'business' }, { latePenaltyMention: 'trois fois le taux légal' })),
      ).toContain('trois fois le taux légal');
    });

    test('in English', async () => {
      const text = await readText(makeBill({ ...plain, language: 'en', period: '2025-10' }));
      for (const part of [
        'Invoice',
        'October 2025',
        'This month, sharing covered 40.0% of what you used.',
        '124.000 kWh',
        '€0.1310/kWh',
        'Total to pay €19.49',
        'livraison de biens',
        '26 Oct (25 h)',
      ]) {
        expect(text).toContain(part);
      }
    });

    test('in Italian, Turkish and Swedish, with the letters of each', async () => {
      const member = { ...makeBill().member, name: 'Işıl Şükrü Çağlar İnönü Åsa Öberg Perché' };
      const read = (language: Bill['language']): Promise<string> =>
        readText(makeBill({ ...plain, language, period: '2025-08' }, { member }));
      const expected = {
        it: [
          'Fattura',
          'agosto 2025',
          'coperta questo mese dall’operazione: 40,0%.',
          '0,1310 €/kWh',
          'Totale con IVA 19,49 €',
          'Pagina 2 / 2',
        ],
        tr: [
          'Fatura',
          'Ağustos 2025',
          'paylaşılan enerjinin tüketiminizdeki payı %40,0 oldu.',
          '€0,1310/kWh',
          'KDV dahil toplam €19,49',
          'Şebeke',
          'Sayfa 2 / 2',
        ],
        sv: [
          'Faktura',
          'augusti 2025',
          'Den här månaden täckte energigemenskapen 40,0 % av din förbrukning.',
          '0,1310 €/kWh',
          'Summa inkl. moms 19,49 €',
          'Förfallodag',
          'Sida 2 / 2',
        ],
      } as const;
      for (const language of ['it', 'tr', 'sv'] as const) {
        const text = await read(language);
        for (const part of [...expected[language], '124,000 kWh', member.name, 'livraison de biens'])
          expect(text, language).toContain(part);
        expect(text, 'a letter without a glyph').not.toMatch(/[\ufffd\u0000]/);
      }
    });

    test('exempt from VAT, and made out on behalf of a producer', async () => {
      const text = await readText(
        makeBill(
          { ...plain, exempt: true },
          { isOnBehalf: true, issuer: { ...cooperative, name: 'Jean Rey & fils', siren: null, vatNumber: null } },
        ),
      );
      expect(text).toContain('TVA non applicable, article 293 B du CGI');
      expect(text).toContain('Total TTC 16,24 €');
      expect(text).toContain('Facture établie par Soleil du Vercors SCIC au nom et pour le compte de Jean Rey & fils.');
    });

    test('a draft says so and has no number; a credit note cites what it cancels', async () => {
      const draft = await readText(makeBill({ number: null }));
      expect(draft).toContain('BROUILLON sans valeur');
      const credit = await readText(makeCreditNote(makeBill(plain)));
      for (const part of [
        'Avoir',
        'SDV-A-2025-0003',
        'Cet avoir annule la facture SDV-2025-0042 du 8 avril 2025.',
        'Motif : Relevé corrigé par Enedis',
        '-124,000 kWh',
        '-19,49 €',
      ])
        expect(credit).toContain(part);
      expect(credit).not.toContain('IBAN');
    });

    test('nothing shared, nothing measured, values missing: each is said', async () => {
      const zero = await readText(makeBill({ ...plain, sharedWh: () => 0 }));
      expect(zero).toContain('couvert 0,0 % de votre consommation');
      expect(zero).toContain('Rien à payer.');
      expect(await readText(makeBill({ ...plain, sharedWh: () => 0, consumedWh: () => 0 }))).toContain(
        'Aucune consommation n’a été mesurée',
      );
      const gap = await readText(makeBill({ ...plain, missingDays: [4] }));
      expect(gap).toContain('5 mars * – – –');
      expect(gap).toContain('96 valeurs manquantes');
    });

    test('300 lines flow over pages, each with its header and number', async () => {
      const text = await readText(makeBill({ plants: 300 }));
      expect(text).toContain('Production 300');
      const pages = Number(/Page 1 \/ (\d+)/.exec(text)?.[1]);
      expect(pages).toBeGreaterThan(5);
      expect(text).toContain(`Page ${String(pages)} / ${String(pages)}`);
      expect(text.match(/Point de livraison Production Quantité/g)?.length).toBeGreaterThan(5);
    });

    test('hostile names are shown as text, shortened, and stay on the page', async () => {
      const bill = makeBill();
      const hostile = { ...bill.member, name: HOSTILE, addressLines: [HOSTILE, HOSTILE], city: HOSTILE };
      const text = await readText({
        ...bill,
        member: hostile,
        operationName: HOSTILE,
        lines: bill.lines.map((line) => ({ ...line, plantName: HOSTILE, meterLabel: HOSTILE })),
      });
      expect(text).toContain('<b>Zoë</b>');
      expect(text).toContain('\ufffd evil');
      expect(text).not.toContain('\u202e');
      expect(text).toContain('23,64 €');
      expect(Number(/Page 1 \/ (\d+)/.exec(text)?.[1])).toBeLessThanOrEqual(3);
    });

    test.each(hostileEntries)('%s is printed as it is, or as what stands for it', async (_name, reason) => {
      const note = makeCreditNote(makeBill());
      if (!note.credits) throw new Error('a credit note says what it takes back');
      const text = await readText({ ...note, credits: { ...note.credits, reason } });
      // pdftotext joins marks, and signs that look like one, to the letters beside them
      const squeeze = (words: string): string => words.normalize('NFD').replaceAll(/[\s\p{M}`]/gu, '');
      expect(squeeze(text)).toContain(squeeze(toPrintable(reason.slice(0, 100), getFonts().regular.font)));
      expect(text).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/);
      expect(Number(/Page 1 \/ (\d+)/.exec(text)?.[1])).toBeLessThanOrEqual(2);
    });
  },
);

test('the quarter-hour curve is not in the file: only days', async () => {
  // every stream, unpacked, draws fewer texts than a curve of a month has values
  const bytes = Buffer.from(await renderBill(makeBill()));
  let texts = 0;
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    try {
      texts +=
        inflateSync(bytes.subarray(at + 7))
          .toString('latin1')
          .match(/^BT$/gm)?.length ?? 0;
    } catch {
      // an end of a stream, or one that is not packed
    }
  }
  expect(texts).toBeGreaterThan(100);
  expect(texts).toBeLessThan(31 * 24);
});
