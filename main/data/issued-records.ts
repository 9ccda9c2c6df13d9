/**
 * What an issue writes into the audit chain about runs and documents, and whether they are still so: a
 * document's own hash stands beside its bytes and could be changed with them, the chain could not.
 */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { canonicalJson, type JsonValue } from './canonical-json.ts';
import { prepared } from './prepared.ts';

const DOCUMENT = `SELECT id, kind, billing_run_id, issuer_id, member_id, credited_document_id, series, sequence, number, issued_on,
  net_cents, vat_cents, gross_cents, model_json, sha256 FROM document`;
const RUN = `SELECT id, first_day, last_day, issued_at_utc, figures_json,
  (SELECT group_concat(import_id) FROM (SELECT import_id FROM billing_run_import WHERE billing_run_id = billing_run.id ORDER BY import_id)) AS imports
  FROM billing_run`;

interface Row {
  readonly [column: string]: string | number | null;
  readonly id: number;
}

const hashOf = (row: Row): string => createHash('sha256').update(canonicalJson(row)).digest('hex');

/** One issued document, or one billing run, as the chain knows it. */
interface Sealed {
  readonly id: number;
  /** SHA-256 of all its columns; the PDF counts by its own hash. */
  readonly sealed: string;
}

/** The part of an audit entry that seals a run and the documents just written; call it inside their transaction. */
export function sealIssue(
  db: Database,
  runId: number,
  documentIds: readonly number[],
): { readonly run: JsonValue; readonly documents: JsonValue } {
  const seal = (sql: string, id: number): Row | undefined => prepared<Row>(db, `${sql} WHERE id = ?`).get(id);
  const run = seal(RUN, runId);
  return {
    run: { id: runId, sealed: run ? hashOf(run) : '' },
    documents: documentIds.flatMap((id) => {
      const row = seal(DOCUMENT, id);
      return row ? [{ id, number: row['number'] ?? '', sealed: hashOf(row) }] : [];
    }),
  };
}

interface IssueDetails {
  readonly run?: Sealed;
  readonly documents?: readonly (Sealed & { readonly number: string })[];
}

/** What is no longer as the chain says it was issued, or was never issued; empty where all is well. */
export function findBrokenSeals(db: Database): string[] {
  const runs = new Map<number, { name: string; sealed: string }>();
  const documents = new Map<number, { name: string; sealed: string }>();
  const entries = db
    .prepare<[], { details: string }>(
      "SELECT details_json AS details FROM audit_entry WHERE action IN ('issue-run', 'credit-document') ORDER BY id",
    )
    .iterate();
  for (const { details } of entries) {
    const { run, documents: issued = [] } = JSON.parse(details) as IssueDetails;
    if (run) runs.set(run.id, { name: `run ${String(run.id)}`, sealed: run.sealed });
    for (const { id, number, sealed } of issued) documents.set(id, { name: number, sealed });
  }
  return [
    ...compare(db, RUN, runs, (row) => `run ${String(row.id)}`),
    ...compare(db, DOCUMENT, documents, (row) => String(row['number'])),
  ];
}

function compare(
  db: Database,
  sql: string,
  sealed: Map<number, { name: string; sealed: string }>,
  nameOf: (row: Row) => string,
): string[] {
  const wrong: string[] = [];
  for (const row of db.prepare<[], Row>(`${sql} ORDER BY id`).iterate()) {
    const known = sealed.get(row.id);
    sealed.delete(row.id);
    if (!known) wrong.push(`${nameOf(row)}: not in the audit chain`);
    else if (known.sealed !== hashOf(row)) wrong.push(`${known.name}: changed`);
  }
  return [...wrong, ...[...sealed.values()].map(({ name }) => `${name}: gone`)];
}
