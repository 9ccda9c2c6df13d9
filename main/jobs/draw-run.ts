import type { PrintedRun } from '#contract';
import type { Bill } from '#domain/billing/bill.ts';
import { ExpectedError } from '#domain/errors.ts';
import { listDocumentModels } from '#data/queries/documents.ts';
import { getOperation } from '#data/queries/operation.ts';
import { getFormats } from '#documents/format.ts';
import { renderBills } from '#documents/pdf/bill.ts';
import type { Job, JobContext } from './job.ts';
import { parsePeriod } from './parse-period.ts';
import { readRun } from './read-run.ts';

/**
 * All bills of a run in one PDF, to be looked through and printed: the drafts of a period, or what was issued as it was
 * frozen. @throws ExpectedError `document-not-found` where there are none, `cancelled`
 */
export const drawRun: Job<PrintedRun, Uint8Array> = async (run, context) => {
  const [first, ...others] = await listBills(run, context);
  if (!first) throw new ExpectedError('document-not-found');
  const { timeZone } = await getOperation(context.file().kysely);
  return renderBills([first, ...others], {
    title: `${first.operationName} – ${getFormats(context.language).period(first.period)}`,
    timeZone,
    onDrawn: (count) => {
      if (context.signal.aborted) throw new ExpectedError('cancelled');
      context.onProgress('drawing-bills', count, others.length + 1);
    },
  });
};

async function listBills(run: PrintedRun, context: JobContext): Promise<readonly Bill[]> {
  if ('period' in run) return (await readRun(parsePeriod(run.period), context)).bills.map(({ bill }) => bill);
  const documents = await listDocumentModels(context.file().kysely, { runId: run.runId });
  return documents.map(({ modelJson }) => JSON.parse(modelJson) as Bill);
}
