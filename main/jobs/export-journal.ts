import { join } from 'node:path';
import type { BillingRunSummary } from '#data/queries/billing-runs.ts';
import { listDocuments } from '#data/queries/documents.ts';
import { listIssuers } from '#data/queries/issuers.ts';
import { writeJournal } from '#formats/accounting-journal.ts';
import type { JobContext } from './job.ts';
import { writeNewFile } from './write-new-file.ts';

/**
 * One balanced journal per issuer, in order of day and number: what is sold in a producer's name belongs into that
 * producer's books. With a single issuer its prefix is left out of the name.
 */
export async function exportJournal(
  folder: string,
  runs: readonly BillingRunSummary[],
  { file }: JobContext,
): Promise<string[]> {
  const { kysely } = file();
  const documents = (await Promise.all(runs.map(({ id }) => listDocuments(kysely, id))))
    .flat()
    .sort((a, b) => (a.issuedOn === b.issuedOn ? a.id - b.id : a.issuedOn < b.issuedOn ? -1 : 1));
  const issuers = (await listIssuers(kysely)).filter(({ id }) => documents.some(({ issuerId }) => issuerId === id));
  const paths: string[] = [];
  for (const { id, numberPrefix } of issuers) {
    const own = documents.filter(({ issuerId }) => issuerId === id);
    const name = issuers.length > 1 ? `journal_${numberPrefix}` : 'journal';
    const path = join(folder, `${name}_${own[0]?.issuedOn ?? ''}_${own.at(-1)?.issuedOn ?? ''}.csv`);
    await writeNewFile(path, writeJournal(own));
    paths.push(path);
  }
  return paths;
}
