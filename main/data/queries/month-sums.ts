/** Sums of local months, kept in the file until anything changes that an allocation rests on. */
import Database from 'better-sqlite3';
import type { MonthSum } from '#domain/month-sum.ts';
import { prepared } from '../prepared.ts';

type Db = Database.Database;

/** A number that grows with every change of what an allocation rests on. */
export function readFigureRevision(db: Db): number {
  return prepared<{ revision: number }>(db, 'SELECT revision FROM figure_revision').get()?.revision ?? 0;
}

/** The kept sums that still hold, by month (`YYYY-MM`). */
export function listMonthSums(db: Db): Map<string, MonthSum> {
  const rows = prepared<MonthSum>(
    db,
    `SELECT month, production_wmin AS productionWmin, consumption_wmin AS consumptionWmin,
      allocated_wmin AS allocatedWmin, missing_slots AS missingSlots, estimated_slots AS estimatedSlots
    FROM month_sum WHERE revision = (SELECT revision FROM figure_revision)`,
  ).all();
  return new Map(rows.map((sum) => [sum.month, sum]));
}

/**
 * Keeps sums that were computed at a revision; nothing where the file has changed since. They are a comfort: where
 * they cannot be written, because a job writes or the disk is full, they are computed again another time.
 */
export function keepMonthSums(db: Db, revision: number, sums: readonly MonthSum[]): void {
  const patience = db.pragma('busy_timeout', { simple: true }) as number;
  const write = db.transaction(() => {
    if (readFigureRevision(db) !== revision) return;
    const insert = prepared(
      db,
      `INSERT OR REPLACE INTO month_sum
        (month, revision, production_wmin, consumption_wmin, allocated_wmin, missing_slots, estimated_slots)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    for (const sum of sums)
      insert.run(
        sum.month,
        revision,
        sum.productionWmin,
        sum.consumptionWmin,
        sum.allocatedWmin,
        sum.missingSlots,
        sum.estimatedSlots,
      );
  });
  try {
    db.pragma('busy_timeout = 0');
    write.immediate();
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  } finally {
    db.pragma(`busy_timeout = ${String(patience)}`);
  }
}
