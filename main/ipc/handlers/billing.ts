import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Bill } from '#domain/billing/bill.ts';
import { ExpectedError } from '#domain/errors.ts';
import { listBillingRuns } from '#data/queries/billing-runs.ts';
import { toWriteError } from '#data/write-error.ts';
import { findDocument, listDocumentModels, type StoredDocument } from '#data/queries/documents.ts';
import { composeBillMail } from '#documents/mail/bill-mail.ts';
import { acceptGap } from '#jobs/accept-gap.ts';
import { writeSavedFile } from '#jobs/write-saved-file.ts';
import type { HandlerContext, Handlers } from '../context.ts';
import { describeDocuments } from '../issued-documents.ts';

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
    await acceptGap(gap, period, { file: context.session.get, clock: context.clock });
    return context.jobs.run('prepareBilling', { period });
  },

  'billing.previewBill': ({ jobs }, input) => jobs.run('renderDraft', input),

  'billing.issue': ({ jobs }, { period, jobId }) => jobs.run('issueRun', { period }, jobId),

  async 'billing.listRuns'({ session }) {
    const runs = await listBillingRuns(session.get().kysely);
    return runs.map(({ id, documents, ...run }) => ({ ...run, runId: id, documentCount: documents }));
  },

  async 'billing.listDocuments'({ session }, { runId }) {
    return describeDocuments(await listDocumentModels(session.get().kysely, { runId }));
  },

  'billing.getDocumentPdf': async (context, { documentId }) => (await getDocument(context, documentId)).pdf,

  async 'billing.getMail'(context, { documentId }) {
    return composeBillMail(JSON.parse((await getDocument(context, documentId)).modelJson) as Bill);
  },

  async 'billing.saveDocument'(context, { documentId }) {
    const { number, pdf } = await getDocument(context, documentId);
    const chosen = await context.dialogs.chooseSavedFile(number, 'pdf');
    if (!chosen) return null;
    await writeSavedFile(chosen.path, pdf, chosen.isReplacing);
    return { fileName: basename(chosen.path) };
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

/** @throws ExpectedError `document-not-found` */
async function getDocument({ session }: HandlerContext, documentId: number): Promise<StoredDocument> {
  const document = await findDocument(session.get().kysely, documentId);
  if (!document) throw new ExpectedError('document-not-found');
  return document;
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
