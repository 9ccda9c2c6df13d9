import { undoImport } from '#jobs/import-files.ts';
import { listImports } from '#data/queries/imports.ts';
import { sumOf } from '#domain/billing/period-figures.ts';
import type { Handlers } from '../context.ts';

const NAMES_SHOWN = 3;

export const importHandlers = {
  async 'import.choose'({ dialogs, selections }, { kind }) {
    const paths = await dialogs.chooseMeterFiles(kind);
    return paths && selections.describe(selections.add(paths));
  },

  'import.inspect': ({ selections, jobs }, { selectionId, password, jobId }) =>
    jobs.run('inspectMeterFiles', { paths: selections.get(selectionId), password }, jobId),

  'import.run'({ session, selections, jobs }, { selectionId, password, jobId }) {
    session.get();
    return jobs.run('importMeterFiles', { paths: selections.get(selectionId), password }, jobId);
  },

  async 'import.list'({ session }) {
    const imports = await listImports(session.get().kysely);
    return imports.map(({ id, importedAtUtc, undoneAtUtc, files, meters, isBilled }) => ({
      importId: id, importedAtUtc, undoneAtUtc,
      fileNames: files.slice(0, NAMES_SHOWN).map(({ name }) => name),
      fileCount: files.length,
      meterCount: new Set(meters.map(({ meterId }) => meterId)).size,
      addedSlots: sumOf(meters.map(({ added }) => added)),
      changedSlots: sumOf(meters.map(({ changed }) => changed)),
      fromUtc: meters.map(({ fromUtc }) => fromUtc).sort()[0] ?? null,
      toUtc: meters.map(({ toUtc }) => toUtc).sort().at(-1) ?? null,
      canUndo: undoneAtUtc === null && !isBilled,
    }));
  },

  'import.undo'({ session, clock }, { importId }) {
    undoImport(session.get(), importId, { clock });
    return null;
  },
} satisfies Partial<Handlers>;
