import { join } from 'node:path';
import type { BillingRunSummary } from '#data/queries/billing-runs.ts';
import { listDocuments } from '#data/queries/documents.ts';
import { writeJournal } from '#formats/accounting-journal.ts';
import type { JobContext } from './job.ts';
import { writeNewFile } from './write-new-file.ts';

/** One balanced journal of the runs' documents, in order of day and number. */
export async function exportJournal(
  folder: string,
  runs: readonly BillingRunSummary[],
  { file }: JobContext,
): Promise<string[]> {
  const { kysely } = file();
  const documents = (await Promise.all(runs.map(({ id }) => listDocuments(kysely, id))))
    .flat()
    .sort((a, b) => (a.issuedOn === b.issuedOn ? a.id - b.id : a.issuedOn < b.issuedOn ? -1 : 1));
  const path = join(folder, `journal_${documents[0]?.issuedOn ?? ''}_${documents.at(-1)?.issuedOn ?? ''}.csv`);
  await writeNewFile(path, writeJournal(documents));
  return [path];
}
