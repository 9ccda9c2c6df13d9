import { ExpectedError } from '#domain/errors.ts';
import { getOperation } from '#data/queries/operation.ts';
import { renderBill } from '#documents/pdf/bill.ts';
import type { Job } from './job.ts';
import { parsePeriod } from './parse-period.ts';
import { readShownRun } from './read-run.ts';

/** One draft as PDF, without a number. @throws ExpectedError `document-not-found` */
export const renderDraft: Job<
  { readonly period: string; readonly memberId: number; readonly issuerId: number },
  Uint8Array
> = async ({ period, memberId, issuerId }, context) => {
  const { bills } = await readShownRun(parsePeriod(period), context);
  const found = bills.find((entry) => entry.memberId === memberId && entry.issuerId === issuerId);
  if (!found) throw new ExpectedError('document-not-found');
  const { timeZone } = await getOperation(context.file().kysely);
  return renderBill(found.bill, { timeZone });
};
