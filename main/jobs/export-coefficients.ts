import { join } from 'node:path';
import type { StepAllocation } from '#domain/allocation/allocate.ts';
import { createCoefficientMaker, type CoefficientMaker } from '#domain/coefficients.ts';
import type { Period, UtcMinute } from '#domain/time.ts';
import { multiplyDivideHalfUp, WMIN_PER_WH } from '#domain/units.ts';
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

export interface CoefficientFile {
  readonly file: string;
  /** What hundredths of a percent cannot say: shared energy that the operator will not find again. */
  readonly lossWh: number;
}

/** One coefficient file per period, for the network operator. */
export async function exportCoefficients(
  folder: string,
  periods: readonly Period[],
  context: JobContext,
): Promise<CoefficientFile[]> {
  const { accNumber, gridMinutes, timeZone } = await getOperation(context.file().kysely);
  const files: CoefficientFile[] = [];
  for (const period of periods) {
    const rows: CoefficientRow[] = [];
    let consumerIds: readonly string[] = [];
    let maker: CoefficientMaker | undefined;
    let lossWmin = 0;
    const onStep = (startMinute: UtcMinute, step: StepAllocation): void => {
      consumerIds = step.consumerIds;
      maker ??= createCoefficientMaker(consumerIds.length);
      const coefficients = new Int32Array(consumerIds.length);
      const production = step.productionWmin.reduce((sum, value) => sum + value, 0);
      maker.make(production, step.consumerAllocatedWmin, coefficients);
      lossWmin += maker.lossWmin(production, step.consumptionWmin, step.consumerAllocatedWmin, coefficients);
      rows.push({ startMinute, coefficients });
    };
    await readFigures(period, context, { onStep });
    const file = join(
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
    await writeNewFile(file, Buffer.from(text));
    files.push({ file, lossWh: multiplyDivideHalfUp(lossWmin, 1, WMIN_PER_WH) });
  }
  return files;
}
