import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOperation } from '#data/open-operation.ts';
import { createDemonstration, type DemonstrationSummary } from './create-demonstration.ts';
import type { JobContext } from './job.ts';

const parent = mkdtempSync(join(tmpdir(), 'partajoule-demo-'));
const folder = join(parent, 'demo');
const context: JobContext = {
  file: () => {
    throw new Error('the demonstration opens its own file');
  },
  clock: () => new Date('2026-11-22T10:00:00Z'),
  language: 'fr',
  signal: { aborted: false },
  onProgress: () => undefined,
};
let summary: DemonstrationSummary;

beforeAll(async () => {
  ({ summary } = await createDemonstration({ folder, billedMonths: 12 }, context));
}, 300_000);
afterAll(() => {
  rmSync(parent, { recursive: true, force: true });
});

const list = (name: string): string[] => readdirSync(join(folder, name)).sort();
const euros = (text: string): number => Number(text.replace(/[^\d,-]/g, '').replace(',', ''));

describe('the demonstration', () => {
  it('makes what the specification names', () => {
    expect(list('.').filter((name) => !name.startsWith('.'))).toEqual(
      [
        'comptabilite',
        'coefficients',
        'courriels',
        'enedis',
        'factures',
        'operation.backups',
        'operation.partajoule',
        'rapports',
        'summary.json',
      ].sort(),
    );
    expect(JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8'))).toEqual(summary);
    expect(list('rapports')).toHaveLength(12);
    expect(list('coefficients')).toHaveLength(12);
    expect(list('enedis').some((name) => name.endsWith('.zip'))).toBe(true);
  });

  it('agrees with itself: energy balances, rates follow', () => {
    const { consumption, production, allocated, surplus, complement } = summary.energyWmin;
    expect(allocated + complement).toBe(consumption);
    expect(allocated + surplus).toBe(production);
    expect(summary.rates.coverage).toBe(Math.floor((allocated * 1e6) / consumption + 0.5));
    expect(summary.rates.selfConsumption).toBe(Math.floor((allocated * 1e6) / production + 0.5));
  });

  it('has one PDF per issued document, byte for byte what the file holds, numbered without gap', () => {
    const file = openOperation(join(folder, 'operation.partajoule'), { mode: 'read', clock: context.clock });
    const documents = file.db.prepare('SELECT number, sha256, gross_cents FROM document ORDER BY number').all() as {
      number: string;
      sha256: string;
      gross_cents: number;
    }[];
    file.close();
    expect(documents).toHaveLength(summary.invoices.count);
    expect(list('factures')).toEqual(documents.map(({ number }) => `${number}.pdf`));
    for (const { number, sha256 } of documents) {
      expect(
        createHash('sha256')
          .update(readFileSync(join(folder, 'factures', `${number}.pdf`)))
          .digest('hex'),
      ).toBe(sha256);
    }
    expect(documents.reduce((sum, { gross_cents }) => sum + gross_cents, 0)).toBe(summary.invoices.grossCents);
    for (const year of ['2025', '2026']) {
      const numbers = documents
        .filter(({ number }) => number.includes(`-${year}-`))
        .map(({ number }) => Number(number.slice(-4)));
      expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    }
  });

  it('prints in the PDFs the amounts of the summary', () => {
    const totals = list('factures').map((name) => {
      const text = execFileSync('pdftotext', ['-layout', join(folder, 'factures', name), '-'], { encoding: 'utf8' });
      const gross = /(?:Total TTC|Total to pay)\s+€?(\S+)/.exec(text)?.[1] ?? '';
      return euros(gross.replace('.', ','));
    });
    expect(totals.reduce((sum, cents) => sum + cents, 0)).toBe(summary.invoices.grossCents);
  });

  it('puts the same amounts and energies into the workbooks', async () => {
    let [gross, shared] = [0, 0];
    for (const name of list('rapports')) {
      const workbook = new exceljs.Workbook();
      await workbook.xlsx.readFile(join(folder, 'rapports', name));
      const values = new Map(
        workbook.worksheets[0]
          ?.getSheetValues()
          .flatMap((row) => (Array.isArray(row) ? [[row[1], row[2]] as const] : [])) ?? [],
      );
      const find = (start: string): number =>
        Number([...values].find(([label]) => typeof label === 'string' && label.startsWith(start))?.[1]);
      gross += Math.round(find('TTC') * 100);
      shared += Math.round(find('Partagé') * 60_000);
    }
    expect(gross).toBe(summary.invoices.grossCents);
    expect(shared).toBe(summary.energyWmin.allocated);
  });

  it('writes one draft per bill with its PDF, and a balanced journal', async () => {
    const [first = ''] = list('courriels');
    expect(list('courriels')).toHaveLength(summary.invoices.count);
    const mail = await new PostalMime().parse(readFileSync(join(folder, 'courriels', first)));
    expect(
      Buffer.from(mail.attachments[0]?.content as ArrayBuffer).equals(
        readFileSync(join(folder, 'factures', first.replace('.eml', '.pdf'))),
      ),
    ).toBe(true);
    const rows = readFileSync(join(folder, 'comptabilite', list('comptabilite')[0] ?? ''), 'utf8')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(';'));
    const sum = (column: number, account?: string): number =>
      rows
        .filter((row) => account === undefined || row[3] === account)
        .reduce((all, row) => all + euros(row[column] ?? ''), 0);
    expect(sum(5)).toBe(sum(6));
    expect(sum(5, '411')).toBe(summary.invoices.grossCents);
    expect(sum(6, '701')).toBe(summary.invoices.netCents);
    expect(sum(6, '44571')).toBe(summary.invoices.vatCents);
  });

  it('makes the same documents again, in the place of the earlier one', async () => {
    const before = list('factures')
      .slice(0, 15)
      .map((name) => readFileSync(join(folder, 'factures', name)));
    const other = join(parent, 'again');
    await createDemonstration({ folder: other, billedMonths: 1 }, context);
    await createDemonstration({ folder: other, billedMonths: 1 }, context);
    readdirSync(join(other, 'factures'))
      .sort()
      .slice(0, 15)
      .forEach((name, i) => {
        expect(readFileSync(join(other, 'factures', name)).equals(before[i] ?? Buffer.alloc(0))).toBe(true);
      });
  }, 300_000);

  it('leaves a demonstration alone that is open elsewhere', async () => {
    const file = openOperation(join(folder, 'operation.partajoule'), { mode: 'write', clock: context.clock });
    await expect(createDemonstration({ folder, billedMonths: 1 }, context)).rejects.toMatchObject({
      code: 'operation-locked',
    });
    file.close();
    expect(list('factures')).toHaveLength(summary.invoices.count);
  });

  it('touches no folder of the person’s own', async () => {
    const own = join(parent, 'own');
    mkdirSync(own);
    writeFileSync(join(own, 'thesis.txt'), 'ten years');
    await expect(createDemonstration({ folder: own, billedMonths: 1 }, context)).rejects.toMatchObject({
      code: 'demo-folder-not-empty',
    });
    expect(readdirSync(own)).toEqual(['thesis.txt']);
    expect(existsSync(join(own, 'enedis'))).toBe(false);
  });
});
