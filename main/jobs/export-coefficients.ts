import { join } from 'node:path';
import type { StepAllocation } from '#domain/allocation/allocate.ts';
import { createCoefficientMaker, type CoefficientMaker } from '#domain/coefficients.ts';
import type { Period, UtcMinute } from '#domain/time.ts';
import type { BillingRunSummary } from '#data/queries/billing-runs.ts';
import { getOperation } from '#data/queries/operation.ts';
import {
  defaultCoefficientProfile,
  formatCoefficientFileName,
  writeCoefficientLines,
  type CoefficientRow,
} from '#formats/enedis-coefficients.ts';
import type { JobContext } from './job.ts';
import { readFigures } from './read-figures.ts';
import { writeNewFile } from './write-new-file.ts';

/** One coefficient file per billed period, for the network operator: a period billed twice has the same one. */
export async function exportCoefficients(
  folder: string,
  runs: readonly BillingRunSummary[],
  context: JobContext,
): Promise<string[]> {
  const { accNumber, gridMinutes, timeZone } = await getOperation(context.file().kysely);
  const paths: string[] = [];
  for (const period of listPeriods(runs)) {
    const rows: CoefficientRow[] = [];
    let consumerIds: readonly string[] = [];
    let maker: CoefficientMaker | undefined;
    const onStep = (startMinute: UtcMinute, step: StepAllocation): void => {
      consumerIds = step.consumerIds;
      maker ??= createCoefficientMaker(consumerIds.length);
      const coefficients = new Int32Array(consumerIds.length);
      maker.make(
        step.productionWmin.reduce((sum, value) => sum + value, 0),
        step.consumerAllocatedWmin,
        coefficients,
      );
      rows.push({ startMinute, coefficients });
    };
    await readFigures(period, context, { onStep });
    const path = join(
      folder,
      formatCoefficientFileName(defaultCoefficientProfile, {
        operation: accNumber ?? 'ACC',
        stepMinutes: gridMinutes,
        period,
      }),
    );
    const text = [
      ...writeCoefficientLines(defaultCoefficientProfile, { consumerIds, stepMinutes: gridMinutes, timeZone }, rows),
    ].join('');
    await writeNewFile(path, Buffer.from(text));
    paths.push(path);
  }
  return paths;
}

function listPeriods(runs: readonly BillingRunSummary[]): Period[] {
  return [...new Map(runs.map(({ firstDay, lastDay }) => [`${firstDay} ${lastDay}`, { firstDay, lastDay }])).values()];
}
