/**
 * Gives numbers, draws the PDFs and writes everything in one transaction: a failure or a crash at any
 * instant leaves no gap, for a number exists only together with its document.
 */
import { createHash } from 'node:crypto';
import type { Bill } from '#domain/billing/bill.ts';
import { formatDocumentNumber, nameSeries } from '#domain/billing/numbering.ts';
import { ExpectedError } from '#domain/errors.ts';
import { appendAudit, findAuditHead } from '#data/audit.ts';
import { backupOperation } from '#data/backup.ts';
import { nowUtc } from '#data/clock.ts';
import { sealIssue } from '#data/issued-records.ts';
import { findLastIssuedOn, insertDocument, nextSequence } from '#data/queries/documents.ts';
import { getOperation } from '#data/queries/operation.ts';
import { renderBill } from '#documents/pdf/bill.ts';
import type { JobContext } from './job.ts';

/** A bill without number, and the records that it hangs on. */
export interface BillToIssue {
  readonly bill: Bill;
  readonly issuerId: number;
  readonly numberPrefix: string;
  readonly memberId: number;
  readonly creditedDocumentId: number | null;
}

interface NumberedBill extends BillToIssue {
  readonly series: string;
  readonly sequence: number;
  readonly number: string;
  readonly pdf: Uint8Array;
  readonly sha256: string;
}

/**
 * @param bills in the order in which they are numbered
 * @param writeRun called inside the transaction; returns the id of the run that the documents belong to
 * @returns ids of the documents, in the same order
 * @throws ExpectedError `cancelled`, `changed-meanwhile`, `clock-before-last-invoice`; nothing is written then
 */
export async function issueDocuments(
  bills: readonly BillToIssue[],
  action: string,
  writeRun: () => number,
  context: JobContext,
  expectedState: FileState,
): Promise<number[]> {
  const file = context.file();
  const { timeZone } = await getOperation(file.kysely);
  const numbered = await numberAndDraw(bills, timeZone, context);
  backupOperation(file);
  if (context.signal.aborted) throw new ExpectedError('cancelled');
  return file.db
    .transaction(() => {
      if (!isSameState(expectedState, readFileState(context))) throw new ExpectedError('changed-meanwhile');
      const billingRunId = writeRun();
      const ids = numbered.map(({ bill, ...record }) =>
        insertDocument(file.db, {
          ...record,
          billingRunId,
          kind: bill.kind,
          issuedOn: bill.issuedOn,
          netCents: bill.netCents,
          vatCents: bill.vatCents,
          grossCents: bill.grossCents,
          modelJson: JSON.stringify({ ...bill, number: record.number }),
        }),
      );
      appendAudit(file.db, {
        atUtc: nowUtc(context.clock),
        action,
        details: { runId: billingRunId, ...sealIssue(file.db, billingRunId, ids) },
      });
      return ids;
    })
    .immediate();
}

async function numberAndDraw(
  bills: readonly BillToIssue[],
  timeZone: string,
  context: JobContext,
): Promise<NumberedBill[]> {
  const { db, kysely } = context.file();
  const next = new Map<string, number>();
  const numbered: NumberedBill[] = [];
  for (const entry of bills) {
    if (context.signal.aborted) throw new ExpectedError('cancelled');
    const { bill } = entry;
    const series = nameSeries(entry.numberPrefix, bill.kind, bill.issuedOn);
    const last = await findLastIssuedOn(kysely, series);
    if (last !== undefined && last > bill.issuedOn)
      throw new ExpectedError('clock-before-last-invoice', { today: bill.issuedOn, last });
    const sequence = next.get(series) ?? nextSequence(db, series);
    next.set(series, sequence + 1);
    const number = formatDocumentNumber(series, sequence);
    const pdf = await renderBill({ ...bill, number }, { timeZone });
    numbered.push({ ...entry, series, sequence, number, pdf, sha256: createHash('sha256').update(pdf).digest('hex') });
    context.onProgress('drawing-bills', numbered.length, bills.length);
  }
  return numbered;
}

/** What must not have moved between the figures and the issue: another connection's commits and the audit chain. */
export interface FileState {
  readonly dataVersion: number;
  readonly auditHead: string;
}

export function readFileState({ file }: JobContext): FileState {
  const { db } = file();
  return { dataVersion: Number(db.pragma('data_version', { simple: true })), auditHead: findAuditHead(db) };
}

function isSameState(a: FileState, b: FileState): boolean {
  return a.dataVersion === b.dataVersion && a.auditHead === b.auditHead;
}
