import { basename, dirname, join } from 'node:path';
import type { Bill } from '#domain/billing/bill.ts';
import { ExpectedError } from '#domain/errors.ts';
import { listBillingRuns, type BillingRunSummary } from '#data/queries/billing-runs.ts';
import { listDocumentModels, listDocuments } from '#data/queries/documents.ts';
import { composeBillMail } from '#documents/mail/bill-mail.ts';
import { acceptGap } from '#jobs/accept-gap.ts';
import { exportFolders } from '#jobs/export-folders.ts';
import { writeSavedFile } from '#jobs/write-saved-file.ts';
import type { Handlers, Session } from '../context.ts';
import { findNewFolder } from '../find-new-folder.ts';
import { getDocument } from '../get-document.ts';
import { describeDocuments } from '../issued-documents.ts';
import { rememberWritten } from '../written-places.ts';

async function getRun(session: Session, runId: number): Promise<BillingRunSummary> {
  const run = (await listBillingRuns(session.get().kysely)).find(({ id }) => id === runId);
  if (!run) throw new ExpectedError('document-not-found');
  return run;
}

const nameOfRun = ({ firstDay, lastDay }: BillingRunSummary): string => `${firstDay} – ${lastDay}`;

export const billingHandlers = {
  'billing.prepare'({ session, jobs }, { period, jobId }) {
    session.get();
    return jobs.run('prepareBilling', { period }, jobId);
  },

  async 'billing.acceptGap'(context, { period, meterId, direction }) {
    const gap = (await context.jobs.run('prepareBilling', { period })).points.find(
      (point) => point.canAccept && point.meterId === meterId && point.direction === direction,
    );
    if (!gap) throw new ExpectedError('no-gap-to-accept', { meter: meterId });
    await acceptGap(gap, period, { file: context.session.get, clock: context.clock });
    return context.jobs.run('prepareBilling', { period });
  },

  'billing.previewBill': ({ jobs }, { jobId, ...bill }) => jobs.run('renderDraft', bill, jobId),

  'billing.previewRun': ({ jobs }, { run, jobId }) => jobs.run('drawRun', run, jobId),

  async 'billing.saveRunPdf'({ session, jobs, dialogs }, { run, jobId }) {
    const name = 'period' in run ? run.period : nameOfRun(await getRun(session, run.runId));
    const chosen = await dialogs.chooseSavedFile(`Partajoule ${name}`, 'pdf');
    if (!chosen) return null;
    await writeSavedFile(chosen.path, await jobs.run('drawRun', run, jobId), chosen.isReplacing);
    dialogs.openFolder(chosen.path);
    return { fileName: basename(chosen.path) };
  },

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
    const fileName = basename(chosen.path);
    rememberWritten(context, { folder: dirname(chosen.path), fileName, documentIds: [documentId] });
    return { fileName };
  },

  'billing.creditDocument': ({ jobs }, input) => jobs.run('creditDocument', input),

  async 'billing.exportRun'(context, { runId, jobId }) {
    const { session, dialogs, jobs } = context;
    const run = await getRun(session, runId);
    const chosen = await dialogs.chooseOutputFolder();
    if (chosen === null) return null;
    const folder = findNewFolder(chosen, `Partajoule ${nameOfRun(run)}`);
    await jobs.run(
      'exportDocuments',
      { kinds: ['invoices', 'mails', 'report', 'journal'], folder, runId, isSorted: true },
      jobId,
    );
    rememberWritten(context, {
      folder: join(folder, exportFolders.invoices),
      fileName: null,
      documentIds: (await listDocuments(session.get().kysely, runId)).map(({ id }) => id),
    });
    dialogs.openFolder(folder);
    return { folder };
  },
} satisfies Partial<Handlers>;
