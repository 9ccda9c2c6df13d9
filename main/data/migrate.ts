/** Numbered migrations, forward only: each brings a file from the version before to its own. */
import type { Database } from 'better-sqlite3';
import { sql as operation } from './migrations/0001-operation.ts';
import { sql as importMapping } from './migrations/0002-import-mapping.ts';
import { sql as monthSum } from './migrations/0003-month-sum.ts';

/** "PJOU": what tells an operation from any other SQLite database. */
export const APPLICATION_ID = 0x504a4f55;

/** Texts of the migrations; the first makes version 1. A released one is never changed again. */
export const migrations: readonly string[] = [operation, importMapping, monthSum];

export function readSchemaVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/**
 * Brings a database to the latest version. Each step is one transaction with its version number: one
 * that fails leaves everything as it was after the step before.
 */
export function migrate(db: Database, steps: readonly string[] = migrations): void {
  for (let version = readSchemaVersion(db) + 1; version <= steps.length; version++) {
    db.transaction(() => {
      db.exec(steps[version - 1] as string);
      const broken = db.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0)
        throw new Error(`migration ${String(version)} leaves ${String(broken.length)} broken references`);
      db.pragma(`user_version = ${String(version)}`);
    }).immediate();
  }
}
