import { ExpectedError } from '#domain/errors.ts';
import { backupInSteps } from '#data/backup.ts';
import type { Job } from './job.ts';

/** Backs the open operation up, unless nothing was done since the last time. @throws ExpectedError `cancelled` */
export const makeBackup: Job<Readonly<Record<string, never>>, { readonly isNew: boolean }> = async (
  _,
  { file, signal, onProgress },
) => {
  const backup = await backupInSteps(file(), (doneBytes, totalBytes) => {
    if (signal.aborted) throw new ExpectedError('cancelled');
    onProgress('copying', Math.round(doneBytes / 1000), Math.round(totalBytes / 1000));
  });
  return { isNew: backup !== null };
};
