import { backupOperation } from '#data/backup.ts';
import type { Job } from './job.ts';

/** Backs the open operation up, unless nothing was done since the last time. */
export const makeBackup: Job<Readonly<Record<string, never>>, { readonly isNew: boolean }> = (_, { file }) =>
  Promise.resolve({ isNew: backupOperation(file()) !== null });
