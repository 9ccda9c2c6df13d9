import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createCurveMonth } from '#domain/grid.ts';
import { ExpectedError } from '#domain/errors.ts';
import { appendAudit } from './audit.ts';
import { sealIssue } from './issued-records.ts';
import { codeOf, CONSUMER, makeTestOperation, openTestOperation } from './make-test-operation.ts';
import { insertBillingRun } from './queries/billing-runs.ts';
import { insertDocument } from './queries/documents.ts';
import { insertCurveMonth, insertImport } from './queries/imports.ts';
import { Finding, verifyOperation } from './verify-operation.ts';

/** A closed operation with a curve and two invoices. */
function makeBilled(): string {
  const path = makeTestOperation();
  const file = openTestOperation(path);
  const importId = insertImport(file.db, '2026-01-15T08:00:00Z', []);
  const curve = createCurveMonth(2025 * 12, 15);
  curve.energyWmin[5] = 100;
  curve.quality[5] = 1;
  insertCurveMonth(file.db, importId, CONSUMER, 'consumption', curve);
  const billingRunId = insertBillingRun(file.db, {
    firstDay: '2025-01-01',
    lastDay: '2025-01-31',
    issuedAtUtc: '2026-01-15T08:00:00Z',
    figuresJson: '{}',
    importIds: [importId],
  });
  const documentIds = [1, 2].map((sequence) => {
    const number = `SOL-2025-${String(sequence)}`;
    const pdf = Buffer.from(`pdf ${String(sequence)}`);
    const totals = { netCents: 100, vatCents: 20, grossCents: 120 };
    return insertDocument(file.db, {
      kind: 'invoice',
      billingRunId,
      issuerId: 1,
      memberId: 1 + sequence,
      creditedDocumentId: null,
      series: 'SOL-2025',
      sequence,
      number,
      issuedOn: '2025-02-01',
      ...totals,
      modelJson: JSON.stringify({ number, ...totals, lines: [{ netCents: 60 }, { netCents: 40 }] }),
      pdf,
      sha256: createHash('sha256').update(pdf).digest('hex'),
    });
  });
  appendAudit(file.db, {
    atUtc: '2026-01-15T08:00:00Z',
    action: 'issue-run',
    details: { ...sealIssue(file.db, billingRunId, documentIds) },
  });
  file.close();
  return path;
}

/** Changes what the program never would, and puts the triggers back. */
function tamper(path: string, sql: string): void {
  const db = new Database(path);
  db.pragma('foreign_keys = OFF');
  const triggers = db
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  db.exec(sql);
  for (const trigger of triggers) db.exec(trigger.sql);
  db.close();
}

const failed = (path: string): string[] =>
  verifyOperation(path)
    .checks.filter(({ ok }) => !ok)
    .map(({ name }) => name);

describe('verifyOperation', () => {
  it('finds a good file good, by every check', () => {
    const { ok, checks } = verifyOperation(makeBilled());
    expect(ok).toBe(true);
    expect(checks.map(({ name }) => name)).toEqual([
      'opening',
      'integrity',
      'references',
      'schema',
      'audit-chain',
      'document-hashes',
      'document-numbers',
      'document-totals',
      'issued-records',
      'curves',
    ]);
    expect(checks.at(-1)?.details).toBe('1 months of curves');
  });

  it.each([
    ['audit-chain', "UPDATE audit_entry SET details_json = replace(details_json, 'Soleil', 'Lune')"],
    ['document-hashes', "UPDATE document SET pdf = x'00' WHERE id = 2"],
    ['curves', 'UPDATE curve SET quality = zeroblob(length(quality))'],
    ['curves', "UPDATE curve SET quality = x'01', energy_wmin = x'01000000'"],
    [
      'curves',
      "UPDATE curve SET energy_wmin = CAST(x'000000ff' || substr(energy_wmin, 5) AS BLOB), quality = CAST(x'01' || substr(quality, 2) AS BLOB)",
    ],
    ['curves', "UPDATE curve SET quality = CAST(x'04' || substr(quality, 2) AS BLOB)"],
  ])('finds a breach by the check %s: %s', (name, sql) => {
    const path = makeBilled();
    tamper(path, sql);
    expect(failed(path)).toEqual([name]);
  });

  it.each([
    ['references', 'UPDATE document SET member_id = 99 WHERE id = 1'],
    ['document-numbers', 'DELETE FROM document WHERE id = 1'],
    ['document-totals', 'UPDATE document SET net_cents = 101, gross_cents = 121 WHERE id = 1'],
    [
      'document-totals',
      `UPDATE document SET model_json = replace(model_json, '"netCents":60', '"netCents":61') WHERE id = 1`,
    ],
    ['document-totals', "UPDATE document SET number = 'SOL-2025-9' WHERE id = 2"],
  ])('finds a breach of an issued document by the check %s and by its seal: %s', (name, sql) => {
    const path = makeBilled();
    tamper(path, sql);
    expect(failed(path)).toEqual([name, 'issued-records']);
  });

  it.each([
    ['SOL-2025-1: changed', "UPDATE document SET pdf = x'00', sha256 = lower(hex(zeroblob(32))) WHERE id = 1"],
    ['SOL-2025-1: changed', 'UPDATE document SET member_id = 1 WHERE id = 1'],
    ['SOL-2025-1: changed', "UPDATE document SET issued_on = '2025-01-31' WHERE id = 1"],
    ['SOL-2025-2: gone', 'DELETE FROM document WHERE id = 2'],
    ['run 1: changed', `UPDATE billing_run SET figures_json = '{"days":[]}'`],
    ['run 1: changed', 'DELETE FROM billing_run_import'],
    [
      'run 1: not in the audit chain; SOL-2025-1: not in the audit chain; SOL-2025-2: not in the audit chain',
      'DELETE FROM audit_entry WHERE id = (SELECT max(id) FROM audit_entry)',
    ],
  ])('finds by the seals alone: %s', (details, sql) => {
    const path = makeBilled();
    tamper(path, sql);
    expect(verifyOperation(path).checks.find(({ name }) => name === 'issued-records')).toEqual({
      name: 'issued-records',
      ok: false,
      details,
    });
  });

  it('reports a damaged file as a finding, and another file as an error', async () => {
    const path = makeBilled();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, 50_000));
    expect(verifyOperation(path)).toEqual({
      ok: false,
      checks: [{ name: 'opening', ok: false, details: 'cut-short' }],
    });
    writeFileSync(path, 'text');
    expect(await codeOf(() => verifyOperation(path))).toBe('not-an-operation');
  });

  it('says of what it stumbles over that it cannot be read, never where in the program', () => {
    const path = makeBilled();
    tamper(path, "UPDATE document SET model_json = 'null'");
    const totals = verifyOperation(path).checks.find(({ name }) => name === 'document-totals');
    expect(totals).toEqual({ name: 'document-totals', ok: false, details: 'what is stored cannot be read' });
  });

  it('tells before each check how far it is, and can be stopped there', () => {
    const told: string[] = [];
    verifyOperation(makeBilled(), [], (done, total) => told.push(`${String(done)}/${String(total)}`));
    expect(told).toEqual(['0/9', '1/9', '2/9', '3/9', '4/9', '5/9', '6/9', '7/9', '8/9']);
    const stop = (): never => {
      throw new ExpectedError('cancelled');
    };
    expect(() => verifyOperation(makeBilled(), [], stop)).toThrow(ExpectedError);
  });

  it('runs further checks on the open file', () => {
    const path = makeBilled();
    const { ok, checks } = verifyOperation(path, [
      { name: 'members', run: (db) => `${String(db.prepare('SELECT count(*) FROM member').pluck().get())} members` },
      {
        name: 'never',
        run: () => {
          throw new Finding('wrong sum');
        },
      },
    ]);
    expect(ok).toBe(false);
    expect(checks.slice(-2)).toEqual([
      { name: 'members', ok: true, details: '3 members' },
      { name: 'never', ok: false, details: 'wrong sum' },
    ]);
  });
});
