import { basename } from 'node:path';
import { undoImport } from '#jobs/import-files.ts';
import { listImports } from '#data/queries/imports.ts';
import { recordImport } from '#data/undo-log.ts';
import type { Handlers } from '../context.ts';

export const importHandlers = {
  async 'import.choose'({ dialogs, selections }, { kind }) {
    const paths = await dialogs.chooseMeterFiles(kind);
    return paths && selections.describe(selections.add(paths));
  },

  'import.leaveOut'({ selections }, { selectionId, names }) {
    const left = selections.get(selectionId).filter((path) => !names.includes(basename(path)));
    return selections.describe(selections.add(left));
  },

  'import.inspect': ({ selections, jobs }, { selectionId, password, jobId }) =>
    jobs.run('inspectMeterFiles', { paths: selections.get(selectionId), password }, jobId),

  async 'import.run'({ session, selections, jobs }, { selectionId, password, jobId }) {
    const { db } = session.get();
    const outcome = await jobs.run('importMeterFiles', { paths: selections.get(selectionId), password }, jobId);
    if (outcome.importId !== null && db.open) recordImport(db, outcome.importId);
    return outcome;
  },

  'import.list': ({ session }) => listImports(session.get().db),

  async 'import.undo'({ session, clock }, { importId }) {
    await undoImport(session.get(), importId, { clock });
    return null;
  },
} satisfies Partial<Handlers>;
