import { basename, dirname } from 'node:path';
import { exportFolders } from '#jobs/export-folders.ts';
import { parsePeriod } from '#jobs/parse-period.ts';
import type { HandlerContext, Handlers } from '../context.ts';
import { getDocument } from '../get-document.ts';
import { findNewFolder } from '../find-new-folder.ts';
import { findWritten, rememberWritten } from '../written-places.ts';

export const documentHandlers = {
  'documents.list'({ session, jobs }) {
    session.get();
    return jobs.run('listAllDocuments', {});
  },

  async 'documents.saveSeveral'(context, { documentIds, as, jobId }) {
    const target = await chooseTarget(context, as);
    if (!target) return null;
    await context.jobs.run('saveDocuments', { documentIds, target }, jobId);
    const name = basename(target.path);
    if (target.kind === 'zip') {
      rememberWritten(context, { folder: dirname(target.path), fileName: name, documentIds });
      context.dialogs.showInFolder(target.path);
    } else {
      rememberWritten(context, { folder: target.path, fileName: null, documentIds });
      context.dialogs.openFolder(target.path);
    }
    return { name };
  },

  async 'documents.export'({ session, dialogs, jobs }, { what, period, jobId }) {
    session.get();
    const within = parsePeriod(period);
    const chosen = await dialogs.chooseOutputFolder();
    if (chosen === null) return null;
    const folder = findNewFolder(chosen, `Partajoule ${exportFolders[what]} ${period}`);
    const { files, coefficients } = await jobs.run(
      'exportDocuments',
      { kinds: [what], folder, runId: null, within, isSorted: false },
      jobId,
    );
    dialogs.openFolder(folder);
    const lossWh = what === 'coefficients' ? coefficients.reduce((sum, file) => sum + file.lossWh, 0) : null;
    return { folder, fileCount: files.length, lossWh };
  },

  async 'documents.showInFolder'(context, { documentId }) {
    const path = findWritten(context, await getDocument(context, documentId));
    if (path === undefined) return { state: 'never-written' };
    if (path === null) return { state: 'gone' };
    context.dialogs.showInFolder(path);
    return { state: 'shown' };
  },
} satisfies Partial<Handlers>;

type Target =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'zip'; readonly path: string; readonly isReplacing: boolean };

const SAVED_NAME = 'Partajoule factures';

async function chooseTarget({ dialogs, session }: HandlerContext, as: 'folder' | 'zip'): Promise<Target | null> {
  session.get();
  if (as === 'zip') {
    const chosen = await dialogs.chooseSavedFile(SAVED_NAME, 'zip');
    return chosen && { kind: 'zip', ...chosen };
  }
  const parent = await dialogs.chooseOutputFolder();
  return parent === null ? null : { kind: 'folder', path: findNewFolder(parent, SAVED_NAME) };
}
