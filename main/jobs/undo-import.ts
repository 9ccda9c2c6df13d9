import { ExpectedError } from '#domain/errors.ts';
import { appendAudit } from '#data/audit.ts';
import { backupOperation } from '#data/backup.ts';
import { nowUtc, type Clock } from '#data/clock.ts';
import type { OperationFile } from '#data/open-operation.ts';
import { findImportState, markImportUndone } from '#data/queries/imports.ts';
import { recordChange } from '#data/undo-log.ts';

/** @throws ExpectedError `import-not-found`, `import-already-undone`, `import-billed` */
export function checkUndo({ db }: Pick<OperationFile, 'db'>, importId: number): void {
  const state = findImportState(db, importId);
  if (!state) throw new ExpectedError('import-not-found', { importId });
  if (state.isUndone) throw new ExpectedError('import-already-undone', { importId });
  if (state.isBilled) throw new ExpectedError('import-billed', { importId });
}

/**
 * Takes one import back: its values no longer count, what they had replaced counts again. Whoever waits for it makes the
 * backup beforehand, as a job that says how far it is; here it is made where that one is no longer current.
 *
 * @throws ExpectedError as {@link checkUndo}
 */
export async function undoImport(
  file: OperationFile,
  importId: number,
  { clock }: { readonly clock: Clock },
): Promise<void> {
  checkUndo(file, importId);
  backupOperation(file);
  await recordChange(file.db, 'undo-import', () => {
    checkUndo(file, importId);
    const atUtc = nowUtc(clock);
    markImportUndone(file.db, importId, atUtc);
    appendAudit(file.db, { atUtc, action: 'undo-import', details: { importId } });
  });
}
