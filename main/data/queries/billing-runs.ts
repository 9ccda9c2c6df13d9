import type { Database } from 'better-sqlite3';
import type { Kysely } from 'kysely';
import type { BilledSale } from '#domain/billing/billed-sales.ts';
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

/** What members were billed for, by invoices that no credit note took back. */
export function listBilledSales(db: Database): BilledSale[] {
  return prepared<BilledSale>(
    db,
    `SELECT DISTINCT billing_run.first_day AS firstDay, billing_run.last_day AS lastDay,
      plant.id AS plantId, document.member_id AS memberId
    FROM document
      JOIN billing_run ON billing_run.id = document.billing_run_id
      JOIN plant ON plant.issuer_id = document.issuer_id
    WHERE document.kind = 'invoice'
      AND NOT EXISTS (SELECT 1 FROM document AS note WHERE note.credited_document_id = document.id)`,
  ).all();
}
