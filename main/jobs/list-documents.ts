import type { DocumentEntry } from '#contract';
import { listDocumentRows } from '#data/queries/documents.ts';
import type { Job } from './job.ts';
import { findPeriodName } from './name-run.ts';

/** Every issued document, newest first, without its bytes. */
export const listAllDocuments: Job<Readonly<Record<string, never>>, DocumentEntry[]> = (_, { file }) =>
  Promise.resolve(listDocumentRows(file().db).map((row) => ({ ...row, period: findPeriodName(row) ?? null })));
