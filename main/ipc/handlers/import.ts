import { basename } from 'node:path';
import { checkUndo, undoImport } from '#jobs/undo-import.ts';
import { listImports } from '#data/queries/imports.ts';
import { recordImport } from '#data/undo-log.ts';
import { getOperation } from '#data/queries/operation.ts';
import { DEFAULT_TIME_ZONE } from '#domain/allocation/allocate.ts';
import { listMappings } from '#jobs/list-mappings.ts';
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

  async 'import.inspect'({ session, selections, jobs }, { selectionId, password, chosenMappings, jobId }) {
    const file = session.find();
    const timeZone = file ? (await getOperation(file.kysely)).timeZone : DEFAULT_TIME_ZONE;
    const mappings = file ? listMappings(file.db) : [];
    const paths = selections.get(selectionId);
    return jobs.run('inspectMeterFiles', { paths, password, timeZone, mappings, chosenMappings }, jobId);
  },

  async 'import.run'({ session, selections, jobs }, { selectionId, password, chosenMappings, jobId }) {
    const { db } = session.get();
    const input = { paths: selections.get(selectionId), password, chosenMappings };
    const outcome = await jobs.run('importMeterFiles', input, jobId);
    if (outcome.importId !== null && db.open) recordImport(db, outcome.importId);
    return outcome;
  },

  'import.list': ({ session }) => listImports(session.get().db),

  'import.getDetails'({ session, jobs }, { importId }) {
    session.get();
    return jobs.run('readImportDetails', { importId });
  },

  async 'import.undo'({ session, clock, jobs }, { importId, jobId }) {
    const file = session.get();
    checkUndo(file, importId);
    await jobs.run('makeBackup', {}, jobId);
    await undoImport(file, importId, { clock });
    return null;
  },
} satisfies Partial<Handlers>;
