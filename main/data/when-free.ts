import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';

const PAUSE_MS = 20;
/** About a minute: no job writes for so long. */
const MAX_TRIES = 3000;

/**
 * Does a write as soon as no other connection writes. This thread answers others meanwhile, which SQLite's own
 * waiting would not let it do.
 *
 * @param write one transaction, begun as a writing one (`immediate`), so that it can be tried again
 */
export async function whenFree<Result>(db: Database.Database, write: () => Result): Promise<Result> {
  const patience = db.pragma('busy_timeout', { simple: true }) as number;
  for (let tries = 1; ; tries++) {
    db.pragma('busy_timeout = 0');
    try {
      return write();
    } catch (error) {
      const isBusy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
      if (!isBusy || tries === MAX_TRIES) throw error;
    } finally {
      db.pragma(`busy_timeout = ${String(patience)}`);
    }
    await pause(PAUSE_MS);
  }
}
