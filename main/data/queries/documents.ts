import type { Database } from 'better-sqlite3';
import type { Kysely } from 'kysely';
import type { LocalDay } from '#domain/time.ts';
import { prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';

export interface DocumentSummary {
  readonly id: number;
  readonly kind: 'invoice' | 'credit-note';
  readonly billingRunId: number;
  readonly issuerId: number;
  readonly memberId: number;
  readonly memberName: string;
  readonly number: string;
  readonly issuedOn: LocalDay;
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
  /** The invoice a credit note takes back. */
  readonly creditedDocumentId: number | null;
}

export interface StoredDocument extends DocumentSummary {
  /** The frozen bill, as JSON text. */
  readonly modelJson: string;
  readonly pdf: Uint8Array;
  readonly sha256: string;
}

const summaryColumns = [
  'document.id',
  'document.kind',
  'billing_run_id as billingRunId',
  'issuer_id as issuerId',
  'member_id as memberId',
  'member.name as memberName',
  'number',
  'issued_on as issuedOn',
  'net_cents as netCents',
  'vat_cents as vatCents',
  'gross_cents as grossCents',
  'credited_document_id as creditedDocumentId',
] as const;

/** Documents in order of number series, of one run or of all. */
export function listDocuments(kysely: Kysely<Schema>, billingRunId?: number): Promise<DocumentSummary[]> {
  let query = kysely
    .selectFrom('document')
    .innerJoin('member', 'member.id', 'member_id')
    .select(summaryColumns)
    .orderBy('series')
    .orderBy('sequence');
  if (billingRunId !== undefined) query = query.where('billing_run_id', '=', billingRunId);
  return query.execute();
}

export function findDocument(kysely: Kysely<Schema>, id: number): Promise<StoredDocument | undefined> {
  return kysely
    .selectFrom('document')
    .innerJoin('member', 'member.id', 'member_id')
    .select(summaryColumns)
    .select(['model_json as modelJson', 'pdf', 'sha256'])
    .where('document.id', '=', id)
    .executeTakeFirst();
}

/** The next number of a series, from 1; read it inside the transaction that uses it. */
export function nextSequence(db: Database, series: string): number {
  return (
    prepared<{ next: number }>(db, 'SELECT coalesce(max(sequence), 0) + 1 AS next FROM document WHERE series = ?').get(
      series,
    )?.next ?? 1
  );
}

export interface NewDocument {
  readonly kind: 'invoice' | 'credit-note';
  readonly billingRunId: number;
  readonly issuerId: number;
  readonly memberId: number;
  readonly creditedDocumentId: number | null;
  readonly series: string;
  readonly sequence: number;
  readonly number: string;
  readonly issuedOn: LocalDay;
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
  readonly modelJson: string;
  readonly pdf: Uint8Array;
  readonly sha256: string;
}

/** Writes an issued document, which is final; call it inside the transaction of the issue. Returns its id. */
export function insertDocument(db: Database, document: NewDocument): number {
  return Number(
    prepared(
      db,
      `INSERT INTO document (kind, billing_run_id, issuer_id, member_id, credited_document_id, series, sequence, number,
      issued_on, net_cents, vat_cents, gross_cents, model_json, pdf, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      document.kind,
      document.billingRunId,
      document.issuerId,
      document.memberId,
      document.creditedDocumentId,
      document.series,
      document.sequence,
      document.number,
      document.issuedOn,
      document.netCents,
      document.vatCents,
      document.grossCents,
      document.modelJson,
      document.pdf,
      document.sha256,
    ).lastInsertRowid,
  );
}

/** `issuer member` of the invoices that bill a day of the period and that no credit note takes back. */
export async function listBilledPairs(
  kysely: Kysely<Schema>,
  { firstDay, lastDay }: { readonly firstDay: LocalDay; readonly lastDay: LocalDay },
): Promise<Set<string>> {
  const rows = await kysely
    .selectFrom('document')
    .innerJoin('billing_run', 'billing_run.id', 'document.billing_run_id')
    .leftJoin('document as credit', 'credit.credited_document_id', 'document.id')
    .select(['document.issuer_id as issuerId', 'document.member_id as memberId'])
    .where('document.kind', '=', 'invoice')
    .where('credit.id', 'is', null)
    .where('billing_run.first_day', '<=', lastDay)
    .where('billing_run.last_day', '>=', firstDay)
    .execute();
  return new Set(rows.map(({ issuerId, memberId }) => `${String(issuerId)} ${String(memberId)}`));
}

/** The credit note of an invoice, if it has one. */
export function findCreditNote(
  kysely: Kysely<Schema>,
  invoiceId: number,
): Promise<{ id: number; number: string } | undefined> {
  return kysely
    .selectFrom('document')
    .select(['id', 'number'])
    .where('credited_document_id', '=', invoiceId)
    .executeTakeFirst();
}

/** Day of the newest document of a series: numbers follow the calendar. */
export async function findLastIssuedOn(kysely: Kysely<Schema>, series: string): Promise<LocalDay | undefined> {
  return (
    await kysely
      .selectFrom('document')
      .select('issued_on')
      .where('series', '=', series)
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.issued_on;
}

export interface DocumentModel extends DocumentSummary {
  /** The frozen bill, as JSON text. */
  readonly modelJson: string;
}

/** Documents of a run or of a member with their frozen models, without the PDF bytes, in order of number series. */
export function listDocumentModels(
  kysely: Kysely<Schema>,
  of: { readonly runId: number } | { readonly memberId: number },
): Promise<DocumentModel[]> {
  const query = kysely
    .selectFrom('document')
    .innerJoin('member', 'member.id', 'member_id')
    .select(summaryColumns)
    .select('model_json as modelJson');
  return 'runId' in of
    ? query.where('billing_run_id', '=', of.runId).orderBy('series').orderBy('sequence').execute()
    : query.where('member_id', '=', of.memberId).orderBy('document.id').execute();
}

/** What members were billed by the runs whose days lie within the period, credit notes taken off. */
export function listBilledMembers(
  kysely: Kysely<Schema>,
  { firstDay, lastDay }: { readonly firstDay: LocalDay; readonly lastDay: LocalDay },
): Promise<{ memberId: number; grossCents: number }[]> {
  return kysely
    .selectFrom('document')
    .innerJoin('billing_run', 'billing_run.id', 'document.billing_run_id')
    .select((is) => ['member_id as memberId', is.fn.sum<number>('gross_cents').as('grossCents')])
    .where('billing_run.first_day', '>=', firstDay)
    .where('billing_run.last_day', '<=', lastDay)
    .groupBy('member_id')
    .orderBy('member_id')
    .execute();
}

/** A document with what was frozen in it, but for its bytes. */
export interface DocumentRow {
  readonly documentId: number;
  readonly kind: 'invoice' | 'credit-note';
  readonly number: string;
  readonly issuedOn: LocalDay;
  readonly memberId: number;
  readonly memberName: string;
  readonly issuerName: string;
  readonly firstDay: LocalDay;
  readonly lastDay: LocalDay;
  readonly allocatedWmin: number;
  readonly grossCents: number;
  readonly creditedBy: string | null;
  readonly credits: string | null;
}

/** Every document, newest first. SQLite reads the frozen models itself: thousands never become objects here. */
export function listDocumentRows(db: Database): DocumentRow[] {
  return prepared<DocumentRow>(
    db,
    `SELECT document.id AS documentId, document.kind AS kind, document.number AS number, document.issued_on AS issuedOn,
      document.member_id AS memberId,
      document.model_json ->> '$.member.name' AS memberName, document.model_json ->> '$.issuer.name' AS issuerName,
      billing_run.first_day AS firstDay, billing_run.last_day AS lastDay,
      (SELECT coalesce(sum(line.value ->> 'energyWmin'), 0) FROM json_each(document.model_json, '$.lines') AS line) AS allocatedWmin,
      document.gross_cents AS grossCents, invoice.number AS credits,
      (SELECT group_concat(note.number, ', ') FROM document AS note WHERE note.credited_document_id = document.id) AS creditedBy
    FROM document
      JOIN billing_run ON billing_run.id = document.billing_run_id
      LEFT JOIN document AS invoice ON invoice.id = document.credited_document_id
    ORDER BY document.issued_on DESC, document.id DESC`,
  ).all();
}
