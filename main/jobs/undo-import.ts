import { ExpectedError } from '#domain/errors.ts';
import { appendAudit } from '#data/audit.ts';
import { backupOperation } from '#data/backup.ts';
import { nowUtc, type Clock } from '#data/clock.ts';
import type { OperationFile } from '#data/open-operation.ts';
import { findImportState, markImportUndone } from '#data/queries/imports.ts';
import { recordChange } from '#data/undo-log.ts';

/**
 * Takes one import back: its values no longer count, what they had replaced counts again.
 *
 * @throws ExpectedError `import-not-found`, `import-already-undone`, `import-billed`
 */
export async function undoImport(
  file: OperationFile,
  importId: number,
  { clock }: { readonly clock: Clock },
): Promise<void> {
  const check = (): void => {
    const state = findImportState(file.db, importId);
    if (!state) throw new ExpectedError('import-not-found', { importId });
    if (state.isUndone) throw new ExpectedError('import-already-undone', { importId });
    if (state.isBilled) throw new ExpectedError('import-billed', { importId });
  };
  check();
  backupOperation(file);
  await recordChange(file.db, 'undo-import', () => {
    check();
    const atUtc = nowUtc(clock);
    markImportUndone(file.db, importId, atUtc);
    appendAudit(file.db, { atUtc, action: 'undo-import', details: { importId } });
  });
}
