import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BillingRun } from '#domain/billing/billing-run.ts';
import { findPeriod, listDays } from '#domain/time.ts';
import { cooperative, makeBill, makeCreditNote } from '../pdf/bill-fixture.ts';
import { writeRunReport } from './run-report.ts';
import { toCellText } from './sheet-writer.ts';

const HOSTILE = '=HYPERLINK("http://x.example";"clic")';
const period = findPeriod('2025-03') as { firstDay: string; lastDay: string };
const days = listDays(period.firstDay, period.lastDay);
const each = (value: number): Float64Array => new Float64Array(days.length).fill(value);
const none = (): Int32Array => new Int32Array(days.length);

/** 31 days: Élodie uses 10 kWh a day, 4 of them shared; the baker 20 and 6. One plant makes 15 kWh a day. */
function makeRun(): BillingRun {
  const whole = { firstDay: period.firstDay, lastDay: period.lastDay };
  const consumer = (
    meterId: string,
    memberId: number | null,
    memberName: string,
    consumption: number,
    allocated: number,
  ) => ({
    ...whole,
    meterId,
    memberId,
    memberName,
    label: 'Maison',
    consumptionWmin: each(consumption * 60_000),
    allocatedWmin: each(allocated * 60_000),
    missingSlots: none(),
    estimatedSlots: none(),
    fromProducerWmin: [each(allocated * 60_000)],
  });
  const bill = makeBill({ sharedWh: () => 4_000, plants: 1 });
  const gap = consumer('19500000000002', 2, HOSTILE, 20, 6);
  gap.missingSlots[3] = 96;
  return {
    operationName: 'Villard & Cie',
    accNumber: 'ACC00001234',
    currency: 'EUR',
    figures: {
      period,
      days,
      gridMinutes: 15,
      dataUntil: Date.UTC(2025, 2, 31, 22) / 60_000,
      importIds: [1],
      keys: [{ kind: 'default', ...whole }],
      consumers: [
        consumer('19500000000001', 1, 'Mme Élodie Lefèvre', 10, 4),
        gap,
        consumer('19500000000003', null, '', 99, 0),
      ],
      producers: [
        {
          plantId: 1,
          issuerId: 1,
          meterId: '30000000000001',
          name: 'Toit de l’école',
          technology: 'solar',
          productionWmin: each(15 * 60_000),
          allocatedWmin: each(10 * 60_000),
          missingSlots: none(),
          estimatedSlots: none(),
        },
      ],
    },
    bills: [
      { issuerId: 1, memberId: 1, bill },
      { issuerId: 1, memberId: 1, bill: makeCreditNote(makeBill({ sharedWh: () => 1_000, plants: 1 })) },
    ],
  };
}

const folder = mkdtempSync(join(tmpdir(), 'partajoule-report-'));
const path = join(folder, 'rapport.xlsx');
const workbook = new exceljs.Workbook();
beforeAll(async () => {
  await writeRunReport(makeRun(), 'fr', path);
  await workbook.xlsx.readFile(path);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function readRow(sheet: string, first: string): unknown[] {
  let found: unknown[] | undefined;
  workbook.getWorksheet(sheet)?.eachRow((row) => {
    if (row.getCell(1).value === first) found = (row.values as unknown[]).slice(1);
  });
  if (!found) throw new Error(`no row ${first} in ${sheet}`);
  return found;
}

test('one sheet a view, in the language of the reader', () => {
  expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual([
    'Synthèse',
    'Participants',
    'Compteurs',
    'Productions',
    'Qui a reçu quoi',
    'Jours',
    'Factures',
    'Qualité des données',
    'À propos',
  ]);
});

test.each([
  ['en', 'Summary', 'Participants'],
  ['it', 'Sintesi', 'Partecipanti'],
  ['tr', 'Özet', 'Katılımcılar'],
  ['sv', 'Översikt', 'Deltagare'],
] as const)('the same sheets in %s', async (language, summary, participants) => {
  const file = join(folder, `report-${language}.xlsx`);
  await writeRunReport(makeRun(), language, file);
  const other = new exceljs.Workbook();
  await other.xlsx.readFile(file);
  const names = other.worksheets.map((sheet) => sheet.name);
  expect(names.slice(0, 2)).toEqual([summary, participants]);
  expect(new Set(names).size).toBe(workbook.worksheets.length);
});

test('participants: energy, rate and amounts to the cent, credit notes deducted', () => {
  // 31 × 4 kWh at 0,1310 €: 16,24 + 3,25 VAT; the credit note takes back 31 kWh: 4,06 + 0,81
  expect(readRow('Participants', 'Mme Élodie Lefèvre')).toEqual([
    'Mme Élodie Lefèvre',
    1,
    310,
    124,
    186,
    0.4,
    12.18,
    2.44,
    14.62,
  ]);
  expect(readRow('Participants', 'Total').slice(1, 6)).toEqual([2, 930, 310, 620, 310 / 930]);
});

test('real dates and numbers, and a meter that nobody holds only under data quality', () => {
  const sheet = workbook.getWorksheet('Jours');
  expect(sheet?.getCell('A2').value).toEqual(new Date('2025-03-01T00:00:00Z'));
  expect((sheet?.getRow(2).values as unknown[]).slice(2, 8)).toEqual([30, 15, 10, 20, 5, 10 / 15]);
  expect(sheet?.getCell('A2').numFmt).toBe('dd/mm/yyyy');
  expect(readRow('Synthèse', 'Production (kWh)')[1]).toBe(465);
  expect(readRow('Qualité des données', '19500000000003')).toContain('sans titulaire');
  expect(readRow('Qualité des données', '19500000000002').slice(4)).toEqual([96, 1, 0]);
  expect(() => readRow('Compteurs', '19500000000003')).toThrow();
});

test('frozen header, filter and print set-up', () => {
  const sheet = workbook.getWorksheet('Participants');
  expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  expect(sheet?.autoFilter).toBe('A1:I3');
  expect(sheet?.pageSetup).toMatchObject({
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '1:1',
  });
  expect(sheet?.headerFooter.oddHeader).toContain('Villard && Cie');
});

test('a foreign text is never a formula', () => {
  const [name] = readRow('Participants', HOSTILE);
  expect(name).toBe(HOSTILE);
  for (const sheet of workbook.worksheets)
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        expect(cell.type).not.toBe(exceljs.ValueType.Formula);
      });
    });
});

test('signs that XML refuses are taken out', () => {
  expect(toCellText('a\u0000b\ud800c\uffff')).toBe('a b\ufffdc ');
  expect(toCellText('é 😀')).toBe('é 😀');
});

test('the same run gives the same bytes at any time', async () => {
  // two seconds are what the clock of an archive can tell apart
  await new Promise((resolve) => {
    setTimeout(resolve, 2_100);
  });
  const again = join(folder, 'again.xlsx');
  await writeRunReport(makeRun(), 'fr', again);
  expect(readFileSync(again).equals(readFileSync(path))).toBe(true);
});

const hasOffice = spawnSync('soffice', ['--version']).status === 0;
describe('in LibreOffice (needs the command soffice)', () => {
  test.skipIf(!hasOffice)('every sheet opens with the right figures', { timeout: 120_000 }, () => {
    execFileSync('soffice', [
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      '--convert-to',
      'csv:Text - txt - csv (StarCalc):59,34,76,1,,1033,false,true,true,false,false,-1',
      '--outdir',
      folder,
      path,
    ]);
    const read = (sheet: string): string => readFileSync(join(folder, `rapport-${sheet}.csv`), 'utf8');
    // as shown on an English screen: 1033
    expect(read('Participants')).toContain('Mme Élodie Lefèvre;1;310.000;124.000;186.000;40.0%;12.18;2.44;14.62');
    expect(read('Participants')).toContain('=HYPERLINK');
    expect(read('Jours')).toContain('01/03/2025;30.000;15.000;10.000;20.000;5.000;66.7%;33.3%;0');
    expect(read('Factures')).toContain('SDV-A-2025-0003;avoir;20/04/2025;;Soleil du Vercors SCIC');
  });
});
test('the issuer of a document stands beside it', () => {
  expect(readRow('Factures', 'SDV-2025-0042')[4]).toBe(cooperative.name);
});
