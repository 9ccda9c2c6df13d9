/**
 * What is looked at before a file is trusted: nothing in it is run, and a file that fails is left as it
 * was. The header is read as bytes first, so that SQLite never sees a file of another kind.
 */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { ExpectedError } from '#domain/errors.ts';
import { APPLICATION_ID, migrate, migrations, readSchemaVersion } from './migrate.ts';
import { toWriteError } from './write-error.ts';

/** What is wrong with a damaged file; each has its words in the catalogues, under `damage`. */
export type Damage = 'cut-short' | 'unreadable' | 'schema-differs' | 'pages-broken' | 'copy-differs';

const SQLITE_MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;

export function damaged(path: string, detail: Damage): ExpectedError {
  return new ExpectedError('operation-damaged', { path: basename(path), detail });
}

function readHeader(path: string): Buffer {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new ExpectedError(code === 'ENOENT' || code === 'ENOTDIR' ? 'path-not-found' : 'path-not-readable', { path });
  }
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    return header.subarray(0, readSync(handle, header, 0, HEADER_BYTES, 0));
  } catch {
    throw new ExpectedError('path-not-readable', { path });
  } finally {
    closeSync(handle);
  }
}

/** @throws ExpectedError `path-not-found`, `path-not-readable`, `not-an-operation`, `operation-damaged` */
function checkHeader(path: string): void {
  const header = readHeader(path);
  if (
    header.length < HEADER_BYTES ||
    header.toString('latin1', 0, 16) !== SQLITE_MAGIC ||
    header.readInt32BE(68) !== APPLICATION_ID
  ) {
    throw new ExpectedError('not-an-operation', { path: basename(path) });
  }
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const pages = header.readUInt32BE(28);
  // with a journal of changes beside it, the main file may rightly be shorter than its header says
  if (!existsSync(`${path}-wal`) && statSync(path).size < pageSize * pages) throw damaged(path, 'cut-short');
}

/**
 * Opens a file for looking only. Where SQLite's journal is absent, the connection may write but is told
 * not to: a read-only one would leave an empty journal behind it.
 */
export function openForReading(path: string): Database.Database {
  if (!existsSync(`${path}-wal`) && !existsSync(`${path}-journal`)) {
    try {
      const db = new Database(path, { fileMustExist: true, timeout: 5000 });
      db.pragma('query_only = ON');
      db.pragma('trusted_schema = OFF');
      return db;
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error;
    }
  }
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 });
  db.pragma('trusted_schema = OFF');
  return db;
}

interface SchemaEntry {
  type: string;
  name: string;
  tbl_name: string;
  sql: string | null;
}

/** Everything the schema of a file says, in one order, blanks outside quotes made equal. */
function describeSchema(db: Database.Database): string {
  const entries = db.prepare<[], SchemaEntry>('SELECT type, name, tbl_name, sql FROM sqlite_master').all();
  return entries
    .map(({ type, name, tbl_name, sql }) => [type, name, tbl_name, normaliseSql(sql ?? '')].join('\t'))
    .sort()
    .join('\n');
}

function normaliseSql(sql: string): string {
  return sql
    .split(/('(?:[^']|'')*')/)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/--[^\n]*/g, '').replace(/\s+/g, ' ')))
    .join('')
    .trim();
}

const expectedSchemas = new WeakMap<readonly string[], Map<number, string>>();

function expectedSchema(steps: readonly string[], version: number): string {
  const known = expectedSchemas.get(steps) ?? new Map<number, string>();
  expectedSchemas.set(steps, known);
  let expected = known.get(version);
  if (expected === undefined) {
    const db = new Database(':memory:');
    migrate(db, steps.slice(0, version));
    expected = describeSchema(db);
    db.close();
    known.set(version, expected);
  }
  return expected;
}

/** True where tables, indexes, views and triggers are exactly those of the file's version. */
export function hasExpectedSchema(db: Database.Database, steps: readonly string[] = migrations): boolean {
  return describeSchema(db) === expectedSchema(steps, readSchemaVersion(db));
}

/**
 * Checks that a file is a whole operation of a known version.
 *
 * @returns the schema version of the file
 * @throws ExpectedError `path-not-found`, `path-not-readable`, `not-an-operation`, `operation-newer`, `operation-damaged`,
 *   `path-not-writable` (SQLite cannot even look at a file where its journal has no place)
 */
export function checkFile(path: string, steps: readonly string[] = migrations): number {
  checkHeader(path);
  let db: Database.Database | undefined;
  try {
    db = openForReading(path);
    const version = readSchemaVersion(db);
    if (version > steps.length) throw new ExpectedError('operation-newer', { path: basename(path) });
    if (version < 1) throw new ExpectedError('not-an-operation', { path: basename(path) });
    if (!hasExpectedSchema(db, steps)) throw damaged(path, 'schema-differs');
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damaged(path, 'pages-broken');
    return version;
  } catch (error) {
    // the bytes were read already: what cannot be opened is the journal beside a file that lies where nothing can be written
    const known = toWriteError(error, path);
    if (known instanceof Database.SqliteError) throw damaged(path, 'unreadable');
    throw known;
  } finally {
    db?.close();
  }
}
