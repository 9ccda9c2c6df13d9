import type { EnergySteps } from '#contract';
import { createStepEnergy } from '#domain/billing/step-energy.ts';
import type { Period } from '#domain/time.ts';
import { getOperation } from '#data/queries/operation.ts';
import type { Job, JobContext } from './job.ts';
import { parsePeriod } from './parse-period.ts';
import { readFigures } from './read-figures.ts';

/** Energy of a period hour by hour. */
export const readEnergyHours: Job<{ readonly period: string }, EnergySteps> = ({ period }, context) =>
  readSteps(parsePeriod(period), 60, context);

/** Energy of a local day on the steps of the operation's grid. */
export const readEnergyDay: Job<{ readonly day: string }, EnergySteps> = ({ day }, context) =>
  readSteps({ firstDay: day, lastDay: day }, null, context);

async function readSteps(period: Period, stepMinutes: number | null, context: JobContext): Promise<EnergySteps> {
  const { timeZone, gridMinutes } = await getOperation(context.file().kysely);
  const { energy, listeners } = createStepEnergy(period, timeZone, gridMinutes, stepMinutes ?? gridMinutes);
  await readFigures(period, context, listeners);
  return energy;
}
