/** Verification of an operation file: is it whole, and does what is frozen in it still hold? */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type Database from 'better-sqlite3';
import { utcMonthSlots } from '#domain/time.ts';
import { ExpectedError } from '#domain/errors.ts';
import { verifyAudit } from './audit.ts';
import { checkFile, hasExpectedSchema, openForReading } from './check-file.ts';
import { findBrokenSeals } from './issued-records.ts';
import { energyOfBlob } from './queries/curves.ts';

export interface VerificationCheck {
  readonly name: string;
  readonly ok: boolean;
  /** What was looked at, or the first things that are wrong. */
  readonly details: string;
}

export interface Verification {
  readonly ok: boolean;
  readonly checks: readonly VerificationCheck[];
}

/** What a check found wrong, in its own words; anything else that a damaged file makes a check throw is put into ours. */
export class Finding extends Error {}

/** A further check of the open file; returns what was looked at, or throws a `Finding`. */
export interface ExtraCheck {
  readonly name: string;
  readonly run: (db: Database.Database) => string;
}

const LISTED = 5;
const UNREADABLE = 'what is stored cannot be read';

/** Fails with the first few of what is wrong, or says how many things were right. */
function conclude(wrong: readonly string[], looked: string): string {
  if (wrong.length === 0) return looked;
  const rest = wrong.length > LISTED ? ` … (${String(wrong.length)})` : '';
  throw new Finding(wrong.slice(0, LISTED).join('; ') + rest);
}

function checkPages(db: Database.Database): string {
  const found = db.pragma('integrity_check') as { integrity_check: string }[];
  return conclude(
    found.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
    'integrity_check: ok',
  );
}

function checkReferences(db: Database.Database): string {
  const broken = db.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[];
  return conclude(
    broken.map(({ table, rowid, parent }) => `${table} ${String(rowid)} → ${parent}`),
    'foreign_key_check: ok',
  );
}

function checkSchema(db: Database.Database): string {
  return conclude(
    hasExpectedSchema(db) ? [] : ['schema differs'],
    `version ${String(db.pragma('user_version', { simple: true }))}`,
  );
}

function checkAudit(db: Database.Database): string {
  const { brokenAt, entries } = verifyAudit(db);
  return conclude(brokenAt === null ? [] : [`entry ${String(brokenAt)} does not follow`], `${String(entries)} entries`);
}

interface DocumentRow {
  number: string;
  pdf: Uint8Array;
  sha256: string;
}

function checkDocumentHashes(db: Database.Database): string {
  const wrong: string[] = [];
  let count = 0;
  for (const { number, pdf, sha256 } of db
    .prepare<[], DocumentRow>('SELECT number, pdf, sha256 FROM document ORDER BY id')
    .iterate()) {
    count++;
    if (createHash('sha256').update(pdf).digest('hex') !== sha256) wrong.push(number);
  }
  return conclude(wrong, `${String(count)} documents`);
}

function checkNumbers(db: Database.Database): string {
  const rows = db
    .prepare<[], { series: string; first: number; last: number; count: number; numbers: number }>(
      `SELECT series, min(sequence) AS first, max(sequence) AS last, count(*) AS count, count(DISTINCT number) AS numbers
      FROM document GROUP BY series`,
    )
    .all();
  const wrong = rows.filter(({ first, last, count, numbers }) => first !== 1 || last !== count || numbers !== count);
  return conclude(
    wrong.map(({ series }) => series),
    `${String(rows.length)} series`,
  );
}

interface FrozenBill {
  readonly number?: unknown;
  readonly netCents?: unknown;
  readonly vatCents?: unknown;
  readonly grossCents?: unknown;
  readonly lines?: readonly { readonly netCents?: unknown }[];
}

function checkTotals(db: Database.Database): string {
  const rows = db
    .prepare<[], { number: string; net: number; vat: number; gross: number; model: string }>(
      'SELECT number, net_cents AS net, vat_cents AS vat, gross_cents AS gross, model_json AS model FROM document ORDER BY id',
    )
    .all();
  const wrong = rows.filter(({ number, net, vat, gross, model }) => {
    const bill = JSON.parse(model) as FrozenBill;
    const lines = (bill.lines ?? []).reduce((sum, line) => sum + Number(line.netCents), 0);
    return (
      bill.number !== number ||
      bill.netCents !== net ||
      bill.vatCents !== vat ||
      bill.grossCents !== gross ||
      lines !== net ||
      net + vat !== gross
    );
  });
  return conclude(
    wrong.map(({ number }) => number),
    `${String(rows.length)} documents`,
  );
}

function checkSeals(db: Database.Database): string {
  const count = db.prepare<[], number>('SELECT count(*) FROM document').pluck().get() ?? 0;
  return conclude(findBrokenSeals(db), `${String(count)} documents`);
}

interface CurveRow {
  meter: string;
  direction: string;
  month: number;
  importId: number;
  energy: Uint8Array;
  quality: Uint8Array;
}

function describeCurveFault({ month, energy, quality }: CurveRow, gridMinutes: number): string | null {
  if (quality.length !== utcMonthSlots(month, gridMinutes) || energy.length !== 4 * quality.length) return 'length';
  const values = energyOfBlob(energy);
  for (let slot = 0; slot < quality.length; slot++) {
    const value = values[slot] as number;
    const known = quality[slot] as number;
    if (known > 3) return `quality ${String(known)}`;
    if (value < 0) return 'negative';
    if (known === 0 && value !== 0) return 'value under a missing slot';
  }
  return null;
}

function checkCurves(db: Database.Database): string {
  const gridMinutes =
    db.prepare<[], { grid_minutes: number }>('SELECT grid_minutes FROM operation').get()?.grid_minutes ?? 15;
  const rows = db
    .prepare<[], CurveRow>(
      'SELECT meter_id AS meter, direction, utc_month AS month, import_id AS importId, energy_wmin AS energy, quality FROM curve ORDER BY id',
    )
    .iterate();
  const wrong: string[] = [];
  let count = 0;
  for (const row of rows) {
    count++;
    const fault = describeCurveFault(row, gridMinutes);
    if (fault !== null)
      wrong.push(`${row.meter} ${row.direction} ${String(row.month)} import ${String(row.importId)}: ${fault}`);
  }
  return conclude(wrong, `${String(count)} months of curves`);
}

const ownChecks: readonly ExtraCheck[] = [
  { name: 'integrity', run: checkPages },
  { name: 'references', run: checkReferences },
  { name: 'schema', run: checkSchema },
  { name: 'audit-chain', run: checkAudit },
  { name: 'document-hashes', run: checkDocumentHashes },
  { name: 'document-numbers', run: checkNumbers },
  { name: 'document-totals', run: checkTotals },
  { name: 'issued-records', run: checkSeals },
  { name: 'curves', run: checkCurves },
];

function runCheck({ name, run }: ExtraCheck, db: Database.Database): VerificationCheck {
  try {
    return { name, ok: true, details: run(db) };
  } catch (error) {
    // what a damaged file makes a check stumble over is the finding; where in the program it stumbled helps nobody
    return { name, ok: false, details: error instanceof Finding ? error.message : UNREADABLE };
  }
}

/**
 * Verifies an operation file without changing it. A damaged file is a finding; a path that is no
 * operation is an error.
 *
 * @param onCheck called before each check; may throw to stop
 * @throws ExpectedError `path-not-found`, `path-not-readable`, `not-an-operation`, `operation-newer`
 */
export function verifyOperation(
  path: string,
  extraChecks: readonly ExtraCheck[] = [],
  onCheck: (done: number, total: number) => void = () => undefined,
): Verification {
  const absolute = resolve(path);
  const opening = checkOpening(absolute);
  if (!opening.ok) return { ok: false, checks: [opening] };
  const db = openForReading(absolute);
  try {
    const all = [...ownChecks, ...extraChecks];
    const found = all.map((check, index) => {
      onCheck(index, all.length);
      return runCheck(check, db);
    });
    const checks = [opening, ...found];
    return { ok: checks.every(({ ok }) => ok), checks };
  } finally {
    db.close();
  }
}

function checkOpening(path: string): VerificationCheck {
  try {
    return { name: 'opening', ok: true, details: `version ${String(checkFile(path))}` };
  } catch (error) {
    if (!(error instanceof ExpectedError) || error.code !== 'operation-damaged') throw error;
    return { name: 'opening', ok: false, details: String(error.params.detail) };
  }
}
