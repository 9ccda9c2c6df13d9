/** The figures shown last, kept while nothing is written to the file: one month's page asks for them several times. */
import type { Database } from 'better-sqlite3';
import { createStepEnergy, type MeterSteps, type StepEnergy } from '#domain/billing/step-energy.ts';
import type { PeriodFigures } from '#domain/billing/period-figures.ts';
import type { Period } from '#domain/time.ts';
import { prepared } from '#data/prepared.ts';
import { getOperation } from '#data/queries/operation.ts';
import type { JobContext } from './job.ts';
import { readFigures } from './read-figures.ts';

export interface ShownFigures {
  readonly figures: PeriodFigures;
  /** Hour by hour, of a calendar year only: 30 MB for 300 meters. */
  readonly hours: { readonly energy: StepEnergy; readonly meters: ReadonlyMap<string, MeterSteps> } | null;
}

interface Kept {
  readonly stamp: string;
  readonly periods: Map<string, ShownFigures>;
}

/** A month, its year and what they are compared with. */
const MOST_PERIODS = 4;
const keptOf = new WeakMap<Database, Kept>();

/** @throws ExpectedError `cancelled` and those of the key */
export async function readShownFigures(period: Period, context: JobContext): Promise<ShownFigures> {
  const { db } = context.file();
  const stamp = readStamp(db);
  const name = `${period.firstDay} ${period.lastDay}`;
  const known = keptOf.get(db);
  const kept = known?.stamp === stamp ? known : { stamp, periods: new Map<string, ShownFigures>() };
  keptOf.set(db, kept);
  const shown = kept.periods.get(name) ?? (await compute(period, context));
  // the one asked for last stands last
  kept.periods.delete(name);
  kept.periods.set(name, shown);
  for (const oldest of [...kept.periods.keys()].slice(0, -MOST_PERIODS)) kept.periods.delete(oldest);
  return shown;
}

/** Another text after any change of the file, by this connection or by another. */
function readStamp(db: Database): string {
  const own = prepared<{ changes: number }>(db, 'SELECT total_changes() AS changes').get()?.changes;
  return `${String(db.pragma('data_version', { simple: true }))} ${String(own)}`;
}

async function compute(period: Period, context: JobContext): Promise<ShownFigures> {
  const { firstDay, lastDay } = period;
  const isYear = firstDay.endsWith('-01-01') && lastDay === `${firstDay.slice(0, 4)}-12-31`;
  if (!isYear) return { figures: await readFigures(period, context), hours: null };
  const { timeZone, gridMinutes } = await getOperation(context.file().kysely);
  const { energy, meters, listeners } = createStepEnergy(period, timeZone, gridMinutes, 60);
  return { figures: await readFigures(period, context, listeners), hours: { energy, meters } };
}
