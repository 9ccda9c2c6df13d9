import type { Bill } from '#domain/billing/bill.ts';
import { createCreditNote } from '#domain/billing/credit-note.ts';
import { ExpectedError } from '#domain/errors.ts';
import { getTimeZone } from '#domain/time.ts';
import { findCreditNote, findDocument } from '#data/queries/documents.ts';
import { listIssuers } from '#data/queries/issuers.ts';
import { getOperation } from '#data/queries/operation.ts';
import type { Job } from './job.ts';
import { issueDocuments, readFileState } from './issue-documents.ts';

/**
 * Issues the credit note that takes back a whole invoice.
 *
 * @throws ExpectedError `document-not-found`, `not-an-invoice`, `already-credited` {number}, and those of `issueDocuments`
 */
export const creditDocument: Job<
  { readonly documentId: number; readonly reason: string },
  { readonly documentId: number }
> = async ({ documentId, reason }, context) => {
  const state = readFileState(context);
  const { kysely } = context.file();
  const invoice = await findDocument(kysely, documentId);
  if (!invoice) throw new ExpectedError('document-not-found');
  if (invoice.kind !== 'invoice') throw new ExpectedError('not-an-invoice', { number: invoice.number });
  const earlier = await findCreditNote(kysely, documentId);
  if (earlier) throw new ExpectedError('already-credited', { number: invoice.number, creditNote: earlier.number });
  const { timeZone } = await getOperation(kysely);
  const issuedOn = getTimeZone(timeZone).dayAt(Math.floor(context.clock().getTime() / 60_000));
  const issuer = (await listIssuers(kysely)).find(({ id }) => id === invoice.issuerId);
  const [id] = await issueDocuments(
    [
      {
        bill: createCreditNote(JSON.parse(invoice.modelJson) as Bill, issuedOn, reason),
        issuerId: invoice.issuerId,
        memberId: invoice.memberId,
        numberPrefix: issuer?.numberPrefix ?? '',
        creditedDocumentId: documentId,
      },
    ],
    'credit-document',
    () => invoice.billingRunId,
    context,
    state,
  );
  return { documentId: id ?? 0 };
};
