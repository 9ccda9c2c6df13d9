import type { Database } from 'better-sqlite3';
import type { Kysely } from 'kysely';
import type { LocalDay } from '#domain/time.ts';
import { prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';

export interface BillingRunSummary {
  readonly id: number;
  readonly firstDay: LocalDay;
  readonly lastDay: LocalDay;
  readonly issuedAtUtc: string;
  readonly documents: number;
  readonly grossCents: number;
}

/** All issued runs, newest first. */
export function listBillingRuns(kysely: Kysely<Schema>): Promise<BillingRunSummary[]> {
  return kysely
    .selectFrom('billing_run')
    .leftJoin('document', 'document.billing_run_id', 'billing_run.id')
    .select((is) => [
      'billing_run.id',
      'first_day as firstDay',
      'last_day as lastDay',
      'issued_at_utc as issuedAtUtc',
      is.fn.count<number>('document.id').as('documents'),
      is.fn.coalesce(is.fn.sum<number>('gross_cents'), is.val(0)).as('grossCents'),
    ])
    .groupBy('billing_run.id')
    .orderBy('billing_run.id', 'desc')
    .execute();
}

/** The frozen figures of a run, as JSON text. */
export async function findFrozenFigures(kysely: Kysely<Schema>, runId: number): Promise<string | undefined> {
  return (await kysely.selectFrom('billing_run').select('figures_json').where('id', '=', runId).executeTakeFirst())
    ?.figures_json;
}

export interface NewBillingRun {
  readonly firstDay: LocalDay;
  readonly lastDay: LocalDay;
  readonly issuedAtUtc: string;
  readonly figuresJson: string;
  readonly importIds: readonly number[];
}

/** Writes a run and what it rests on; call it inside the transaction of the issue. Returns its id. */
export function insertBillingRun(db: Database, run: NewBillingRun): number {
  const id = Number(
    prepared(db, 'INSERT INTO billing_run (first_day, last_day, issued_at_utc, figures_json) VALUES (?, ?, ?, ?)').run(
      run.firstDay,
      run.lastDay,
      run.issuedAtUtc,
      run.figuresJson,
    ).lastInsertRowid,
  );
  const rest = prepared(db, 'INSERT INTO billing_run_import (billing_run_id, import_id) VALUES (?, ?)');
  for (const importId of run.importIds) rest.run(id, importId);
  return id;
}
