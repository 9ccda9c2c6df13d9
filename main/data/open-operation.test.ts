import { copyFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { verifyAudit } from './audit.ts';
import {
  codeOf,
  CONSUMER,
  makeTestFolder,
  makeTestOperation,
  openTestOperation,
  testClock,
} from './make-test-operation.ts';
import { migrate, migrations } from './migrate.ts';
import { openOperation, openSecondConnection } from './open-operation.ts';
import { readCurveStretch } from './queries/curves.ts';
import { listStoredMappings } from './queries/import-mappings.ts';
import { listImportedFiles } from './queries/imports.ts';
import { listMembers } from './queries/members.ts';
import { listMonthSums, readFigureRevision } from './queries/month-sums.ts';
import { verifyOperation } from './verify-operation.ts';

const open = (path: string, mode: 'write' | 'read' = 'write', steps?: readonly string[]) =>
  openOperation(path, { mode, clock: testClock }, steps);
const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Changes a closed operation behind the program's back. */
function tamper(path: string, sql: string): void {
  const db = new Database(path);
  db.exec(sql);
  db.close();
}

function readVersion(path: string): unknown {
  const db = new Database(path, { readonly: true });
  const version = db.pragma('user_version', { simple: true });
  db.close();
  return version;
}

/** Refused with this code, without a byte changed and without a trace beside it. */
async function expectRefused(path: string, code: string): Promise<void> {
  const before = [hashOf(path), readdirSync(join(path, '..'))];
  expect(
    await codeOf(() => {
      open(path);
    }),
  ).toBe(code);
  expect(
    await codeOf(() => {
      open(path, 'read');
    }),
  ).toBe(code);
  expect([hashOf(path), readdirSync(join(path, '..'))]).toEqual(before);
}

describe('openOperation', () => {
  it('opens, writes durably and leaves one file that can be copied alone', () => {
    const path = makeTestOperation();
    const file = open(path);
    expect(
      ['journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema', 'application_id', 'user_version'].map((name) =>
        file.db.pragma(name, { simple: true }),
      ),
    ).toEqual(['wal', 2, 1, 0, 0x504a4f55, 3]);
    file.db.prepare("UPDATE meter SET label = 'Ferme' WHERE id = ?").run(CONSUMER);
    expect(existsSync(`${path}.lock`)).toBe(true);
    file.close();
    expect(readdirSync(join(path, '..'))).toEqual(['village.partajoule']);
    const copy = join(makeTestFolder(), 'copy.partajoule');
    copyFileSync(path, copy);
    const again = open(copy, 'read');
    expect(again.db.prepare('SELECT label FROM meter WHERE id = ?').pluck().get(CONSUMER)).toBe('Ferme');
    again.close();
    expect(readdirSync(join(copy, '..'))).toEqual(['copy.partajoule']);
  });

  it('reads without the lock, beside a writer and without writing', async () => {
    const file = openTestOperation();
    const reader = open(file.path, 'read');
    expect((await listMembers(reader.kysely)).map(({ name }) => name)).toEqual([
      'Anne Martin',
      'Boulangerie Petit',
      'Soleil du village',
    ]);
    expect(() => reader.db.exec("UPDATE meter SET label = 'x'")).toThrow(/readonly/);
    reader.close();
  });

  it('gives a further connection to the holder of the lock only', async () => {
    const path = makeTestOperation();
    expect(await codeOf(() => openSecondConnection(path))).toBe('operation-not-open');
    const file = open(path);
    const second = openSecondConnection(path);
    second.db.prepare("UPDATE meter SET label = 'Atelier' WHERE id = ?").run(CONSUMER);
    expect(file.db.prepare('SELECT label FROM meter WHERE id = ?').pluck().get(CONSUMER)).toBe('Atelier');
    second.close();
    expect(existsSync(`${path}.lock`)).toBe(true);
    file.close();
    expect(readdirSync(join(path, '..'))).toEqual(['village.partajoule']);
  });

  it('says what a file is not', async () => {
    const folder = makeTestFolder();
    const make = (name: string, bytes: Uint8Array | string): string => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    expect(await codeOf(() => open(join(folder, 'absent.partajoule')))).toBe('path-not-found');
    expect(await codeOf(() => open(folder))).toBe('path-not-readable');
    await expectRefused(make('empty', ''), 'not-an-operation');
    await expectRefused(make('text', 'hello'), 'not-an-operation');
    await expectRefused(make('random', randomBytes(9000)), 'not-an-operation');
    const foreign = join(folder, 'foreign.db');
    tamper(foreign, 'CREATE TABLE t (x)');
    await expectRefused(foreign, 'not-an-operation');
  });

  it('refuses the file of a newer version', async () => {
    const path = makeTestOperation();
    tamper(path, 'PRAGMA user_version = 4');
    await expectRefused(path, 'operation-newer');
  });

  it('refuses a file that was cut short or whose pages were overwritten', async () => {
    const cut = makeTestOperation();
    truncateSync(cut, 40_000);
    await expectRefused(cut, 'operation-damaged');
    const spoiled = makeTestOperation();
    const bytes = readFileSync(spoiled);
    bytes.fill(0xa5, 4096, 12_288);
    writeFileSync(spoiled, bytes);
    await expectRefused(spoiled, 'operation-damaged');
  });

  it.each([
    [
      'a trigger',
      'CREATE TRIGGER evil AFTER INSERT ON import BEGIN UPDATE price SET price_micro_euro_per_kwh = 1; END',
    ],
    ['a view', 'CREATE VIEW evil AS SELECT * FROM member'],
    ['a table', 'CREATE TABLE evil (x)'],
    ['an index', 'CREATE INDEX evil ON member (name)'],
    ['a trigger less', 'DROP TRIGGER document_update'],
    ['a column more', 'ALTER TABLE member ADD COLUMN evil TEXT'],
  ])('refuses a schema with %s', async (_, sql) => {
    const path = makeTestOperation();
    tamper(path, sql);
    await expectRefused(path, 'operation-damaged');
  });

  it('keeps issued documents, runs and audit entries as they are', () => {
    const { db } = openTestOperation();
    db.exec(`INSERT INTO billing_run (id, first_day, last_day, issued_at_utc, figures_json) VALUES (1, '2025-01-01', '2025-01-31', 'x', '{}');
      INSERT INTO document (kind, billing_run_id, issuer_id, member_id, series, sequence, number, issued_on, net_cents, vat_cents, gross_cents, model_json, pdf, sha256)
      VALUES ('invoice', 1, 1, 2, 'SOL', 1, 'SOL-1', '2025-02-01', 100, 20, 120, '{}', x'00', '${'0'.repeat(64)}')`);
    for (const [table, message] of [
      ['document', 'document-is-final'],
      ['billing_run', 'billing-run-is-final'],
      ['audit_entry', 'audit-entry-is-final'],
    ] as const) {
      expect(() => db.exec(`UPDATE ${table} SET id = id + 1`)).toThrow(message);
      expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(message);
    }
  });
});

describe('migration', () => {
  const withNotes = [...migrations, 'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;'];

  it('copies an older file beside it, then brings it up to date', () => {
    const path = makeTestOperation();
    const file = open(path, 'write', withNotes);
    expect(file.db.pragma('user_version', { simple: true })).toBe(4);
    file.db.exec("INSERT INTO note (text) VALUES ('works')");
    file.close();
    expect(readdirSync(join(path, '..'))).toEqual(['village.partajoule', 'village.version-3.partajoule']);
    const copy = open(join(path, '..', 'village.version-3.partajoule'));
    expect(copy.db.pragma('user_version', { simple: true })).toBe(3);
    copy.close();
    open(path, 'write', withNotes).close();
    expect(readdirSync(join(path, '..'))).toHaveLength(2);
  });

  it('does not overwrite the copy of an earlier attempt, and asks a reader to open it for writing', async () => {
    const path = makeTestOperation();
    writeFileSync(join(path, '..', 'village.version-3.partajoule'), 'mine');
    expect(await codeOf(() => open(path, 'read', withNotes))).toBe('operation-older');
    open(path, 'write', withNotes).close();
    expect(readdirSync(join(path, '..'))).toEqual([
      'village.partajoule',
      'village.version-3-2.partajoule',
      'village.version-3.partajoule',
    ]);
    expect(readFileSync(join(path, '..', 'village.version-3.partajoule'), 'utf8')).toBe('mine');
  });

  it('leaves version, tables and rows of a step that fails, and frees the file', () => {
    const path = makeTestOperation();
    const failing = [
      ...withNotes,
      "INSERT INTO note (text) VALUES ('half'); UPDATE meter SET label = 'half'; INSERT INTO nowhere VALUES (1);",
    ];
    expect(() => open(path, 'write', failing)).toThrow(/nowhere/);
    const file = open(path, 'write', withNotes);
    expect(file.db.pragma('user_version', { simple: true })).toBe(4);
    expect(file.db.prepare('SELECT count(*) FROM note').pluck().get()).toBe(0);
    expect(file.db.prepare("SELECT count(*) FROM meter WHERE label = 'half'").pluck().get()).toBe(0);
    file.close();
  });

  it('refuses a step that breaks references', () => {
    const db = new Database(':memory:');
    expect(() => {
      migrate(db, [
        'CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (a REFERENCES a (id)); PRAGMA defer_foreign_keys = ON; INSERT INTO b VALUES (1);',
      ]);
    }).toThrow();
    expect(db.pragma('user_version', { simple: true })).toBe(0);
  });

  it('opens the file kept from version 1', async () => {
    const path = join(makeTestFolder(), 'old.partajoule');
    copyFileSync(join(import.meta.dirname, 'migrations', 'fixtures', 'version-1.partajoule'), path);
    expect(readVersion(path)).toBe(1);
    const file = openTestOperation(path);
    expect(file.db.pragma('user_version', { simple: true })).toBe(3);
    expect(listStoredMappings(file.db)).toEqual([]);
    expect(listImportedFiles(file.db, 1).map(({ mapping }) => mapping)).toEqual([null]);
    expect((await listMembers(file.kysely)).map(({ reference }) => reference)).toEqual(['M1', 'M2', 'PMO']);
    const march = Date.UTC(2025, 2, 1) / 60_000;
    const { energyWmin, quality } = readCurveStretch(file.db, CONSUMER, 'consumption', march, march + 60, 15);
    expect([...energyWmin]).toEqual([1500, 3000, 0, 6000]);
    expect([...quality]).toEqual([1, 1, 0, 1]);
    expect(verifyAudit(file.db)).toEqual({ ok: true, entries: 2, brokenAt: null });
    expect(verifyOperation(path).checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('opens the file kept from version 2, and counts from there what changes', () => {
    const path = join(makeTestFolder(), 'old.partajoule');
    copyFileSync(join(import.meta.dirname, 'migrations', 'fixtures', 'version-2.partajoule'), path);
    expect(readVersion(path)).toBe(2);
    const file = openTestOperation(path);
    expect(file.db.pragma('user_version', { simple: true })).toBe(3);
    expect(listStoredMappings(file.db).map(({ name }) => name)).toEqual(['Onduleur']);
    expect(readFigureRevision(file.db)).toBe(1);
    expect(listMonthSums(file.db).size).toBe(0);
    expect(verifyOperation(path).checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});
