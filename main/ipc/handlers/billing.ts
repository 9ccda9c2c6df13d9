import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { IssuedDocument } from '#contract';
import type { Bill } from '#domain/billing/bill.ts';
import { sumOf } from '#domain/billing/period-figures.ts';
import { ExpectedError } from '#domain/errors.ts';
import { listBillingRuns } from '#data/queries/billing-runs.ts';
import { toWriteError } from '#data/write-error.ts';
import { findDocument, listDocumentModels } from '#data/queries/documents.ts';
import { acceptGap } from '#jobs/accept-gap.ts';
import type { Handlers } from '../context.ts';

export const billingHandlers = {
  'billing.prepare'({ session, jobs }, { period }) {
    session.get();
    return jobs.run('prepareBilling', { period });
  },

  async 'billing.acceptGap'(context, { period, meterId, direction }) {
    const gap = (await context.jobs.run('prepareBilling', { period })).points.find(
      (point) => point.canAccept && point.meterId === meterId && point.direction === direction,
    );
    if (!gap) throw new ExpectedError('no-gap-to-accept', { meter: meterId });
    acceptGap(gap, period, { file: context.session.get, clock: context.clock });
    return context.jobs.run('prepareBilling', { period });
  },

  'billing.previewBill': ({ jobs }, input) => jobs.run('renderDraft', input),

  'billing.issue': ({ jobs }, { period, jobId }) => jobs.run('issueRun', { period }, jobId),

  async 'billing.listRuns'({ session }) {
    const runs = await listBillingRuns(session.get().kysely);
    return runs.map(({ id, documents, ...run }) => ({ ...run, runId: id, documentCount: documents }));
  },

  'billing.listDocuments': ({ session }, { runId }) => listIssuedDocuments(session.get().kysely, runId),

  async 'billing.getDocumentPdf'({ session }, { documentId }) {
    const document = await findDocument(session.get().kysely, documentId);
    if (!document) throw new ExpectedError('document-not-found');
    return document.pdf;
  },

  'billing.creditDocument': ({ jobs }, input) => jobs.run('creditDocument', input),

  async 'billing.exportRun'({ session, dialogs, jobs }, { runId, jobId }) {
    const run = (await listBillingRuns(session.get().kysely)).find(({ id }) => id === runId);
    if (!run) throw new ExpectedError('document-not-found');
    const chosen = await dialogs.chooseOutputFolder();
    if (chosen === null) return null;
    const folder = await makeNewFolder(chosen, `Partajoule ${run.firstDay} – ${run.lastDay}`);
    await jobs.run(
      'exportDocuments',
      { kinds: ['invoices', 'mails', 'report', 'journal'], folder, runId, isSorted: true },
      jobId,
    );
    dialogs.openFolder(folder);
    return { folder };
  },
} satisfies Partial<Handlers>;

async function listIssuedDocuments(
  kysely: Parameters<typeof listDocumentModels>[0],
  runId: number,
): Promise<IssuedDocument[]> {
  const documents = await listDocumentModels(kysely, runId);
  const credits = new Map(
    documents.flatMap(({ creditedDocumentId, number }) =>
      creditedDocumentId === null ? [] : [[creditedDocumentId, number] as const],
    ),
  );
  return documents.map(({ id, kind, number, issuedOn, netCents, vatCents, grossCents, modelJson }) => {
    const bill = JSON.parse(modelJson) as Bill;
    return {
      documentId: id,
      kind,
      number,
      issuedOn,
      netCents,
      vatCents,
      grossCents,
      memberName: bill.member.name,
      issuerName: bill.issuer.name,
      allocatedWmin: sumOf(bill.lines.map((line) => line.energyWmin)),
      creditedBy: credits.get(id) ?? null,
    };
  });
}

/** A folder of this name that did not exist: with a number behind it where it does. */
async function makeNewFolder(parent: string, name: string): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const folder = join(parent, attempt === 1 ? name : `${name} (${String(attempt)})`);
    try {
      await mkdir(folder);
      return folder;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw toWriteError(error, folder);
    }
  }
}
