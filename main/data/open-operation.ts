/** Opening and closing an operation file. */
import { accessSync, constants } from 'node:fs';
import { basename, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { ExpectedError } from '#domain/errors.ts';
import { backupBeforeMigration } from './backup.ts';
import { checkFile, openForReading } from './check-file.ts';
import type { Clock } from './clock.ts';
import { holdsLock, takeLock, type Lock } from './lock.ts';
import { migrate, migrations } from './migrate.ts';
import type { Schema } from './schema.ts';
import { toWriteError } from './write-error.ts';

export interface OperationFile {
  readonly path: string;
  readonly mode: 'write' | 'read';
  /** For transactions and hot paths. */
  readonly db: Database.Database;
  /** For ordinary queries; the same connection. */
  readonly kysely: Kysely<Schema>;
  /** Closes the file; the last connection leaves nothing beside it. */
  close(): void;
}

export interface OpenOptions {
  readonly mode: 'write' | 'read';
  readonly clock: Clock;
}

function connect(path: string): Database.Database {
  const db = new Database(path, { fileMustExist: true, timeout: 5000 });
  db.pragma('trusted_schema = OFF');
  db.pragma('foreign_keys = ON');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  return db;
}

function wrap(path: string, mode: 'write' | 'read', db: Database.Database, lock: Lock | null): OperationFile {
  return {
    path,
    mode,
    db,
    kysely: new Kysely<Schema>({ dialect: new SqliteDialect({ database: db }) }),
    close() {
      if (!db.open) return;
      try {
        // a reader may keep the journal from being emptied; the next one to close does it then
        if (mode === 'write') db.pragma('wal_checkpoint(TRUNCATE)');
      } finally {
        db.close();
        lock?.release();
      }
    },
  };
}

/** SQLite would open a file that is read-only all the same, and fail at the first change. */
function refuseReadOnly(path: string): void {
  try {
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw toWriteError(error, path);
  }
}

function openForWriting(path: string, version: number, clock: Clock, steps: readonly string[]): OperationFile {
  refuseReadOnly(path);
  const lock = takeLock(path, clock);
  let db: Database.Database | undefined;
  try {
    db = connect(path);
    if (version < steps.length) {
      backupBeforeMigration(db, path, version);
      migrate(db, steps);
    }
    return wrap(path, 'write', db, lock);
  } catch (error) {
    db?.close();
    lock.release();
    throw error;
  }
}

/**
 * Opens an operation after checking that it is one. Writing needs the lock, and brings a file of an
 * older version to this one after copying it.
 *
 * @throws ExpectedError `path-not-found`, `path-not-readable`, `not-an-operation`, `operation-damaged`,
 *   `operation-newer`, `path-not-writable`, `operation-older` (reading only), `operation-locked`, `disk-full` (writing only)
 */
export function openOperation(
  path: string,
  { mode, clock }: OpenOptions,
  steps: readonly string[] = migrations,
): OperationFile {
  const absolute = resolve(path);
  const version = checkFile(absolute, steps);
  if (mode === 'write') return openForWriting(absolute, version, clock, steps);
  if (version < steps.length) throw new ExpectedError('operation-older', { path: basename(absolute) });
  return wrap(absolute, 'read', openForReading(absolute), null);
}

/**
 * A further connection of the process that holds the lock, for a worker thread. Close it before the first one.
 *
 * @throws ExpectedError `operation-not-open` where this process does not hold the lock
 */
export function openSecondConnection(path: string, mode: 'write' | 'read' = 'write'): OperationFile {
  const absolute = resolve(path);
  if (!holdsLock(absolute)) throw new ExpectedError('operation-not-open', {});
  const db = connect(absolute);
  if (mode === 'read') db.pragma('query_only = ON');
  return wrap(absolute, mode, db, null);
}
