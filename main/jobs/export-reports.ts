import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Bill } from '#domain/billing/bill.ts';
import type { RunBill } from '#domain/billing/billing-run.ts';
import type { BillingRunSummary } from '#data/queries/billing-runs.ts';
import { findFrozenFigures } from '#data/queries/billing-runs.ts';
import { listDocumentModels } from '#data/queries/documents.ts';
import { getOperation } from '#data/queries/operation.ts';
import { writeRunReport } from '#documents/xlsx/run-report.ts';
import { thawFigures, type FrozenRun } from './frozen-run.ts';
import type { JobContext } from './job.ts';
import { nameRun } from './name-run.ts';
import { writeNewFile } from './write-new-file.ts';

/** One workbook per run, from its frozen figures. */
export async function exportReports(
  folder: string,
  runs: readonly BillingRunSummary[],
  context: JobContext,
): Promise<string[]> {
  const { kysely } = context.file();
  const { name, accNumber, currency } = await getOperation(kysely);
  const paths: string[] = [];
  for (const run of runs) {
    const bills = (await listDocumentModels(kysely, { runId: run.id })).map(
      ({ issuerId, memberId, modelJson }): RunBill => ({
        issuerId,
        memberId,
        bill: JSON.parse(modelJson) as Bill,
      }),
    );
    const figures = thawFigures(JSON.parse((await findFrozenFigures(kysely, run.id)) ?? '') as FrozenRun);
    const stream = new PassThrough();
    const [bytes] = await Promise.all([
      buffer(stream),
      writeRunReport({ operationName: name, accNumber, currency, figures, bills }, context.language, stream),
    ]);
    const path = join(folder, `${nameRun(run, runs)}.xlsx`);
    await writeNewFile(path, bytes);
    paths.push(path);
    context.onProgress('exporting', paths.length, runs.length);
  }
  return paths;
}
