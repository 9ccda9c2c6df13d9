/** Twelve months of the whole operation, for the picture of the year. */
import { sumOf, totalFigures } from '#domain/billing/period-figures.ts';
import type { MonthSum } from '#domain/month-sum.ts';
import { addDays, type LocalDay } from '#domain/time.ts';
import { listMonthSums, readFigureRevision } from '#data/queries/month-sums.ts';
import type { Job, JobContext } from './job.ts';
import { listDataMonths } from './list-data-months.ts';
import { parsePeriod } from './parse-period.ts';
import { readFigures } from './read-figures.ts';

const MONTHS = 12;

export interface ReadMonths {
  /** Ascending; months before the first one with values are left out. */
  readonly months: readonly MonthSum[];
  /** Those of them that were not kept in the file, and the revision that they were computed at. */
  readonly computed: readonly MonthSum[];
  readonly revision: number;
}

/** @throws ExpectedError `period-invalid`, `cancelled` and those of the key */
export const readMonths: Job<{ readonly lastMonth: string }, ReadMonths> = async ({ lastMonth }, context) => {
  const file = context.file();
  const [first] = await listDataMonths(file);
  // read before the values are: a change while they are read makes what is computed void
  const revision = readFigureRevision(file.db);
  const kept = listMonthSums(file.db);
  const months: MonthSum[] = [];
  const computed: MonthSum[] = [];
  const names = listMonthsUpTo(lastMonth).filter((month) => first !== undefined && month >= first);
  for (const [index, month] of names.entries()) {
    const known = kept.get(month);
    const sum = known ?? (await computeMonth(month, within(context, index, names.length)));
    months.push(sum);
    if (!known) computed.push(sum);
  }
  return { months, computed, revision };
};

function listMonthsUpTo(lastMonth: string): string[] {
  const names: string[] = [];
  let day: LocalDay = parsePeriod(lastMonth).firstDay;
  for (let count = 0; count < MONTHS; count++) {
    names.unshift(day.slice(0, 7));
    day = parsePeriod(addDays(day, -1).slice(0, 7)).firstDay;
  }
  return names;
}

/** One month's progress as a part of all of them. */
function within(context: JobContext, index: number, count: number): JobContext {
  return {
    ...context,
    onProgress: (step, done, total) => {
      context.onProgress(step, index * total + done, count * total);
    },
  };
}

async function computeMonth(month: string, context: JobContext): Promise<MonthSum> {
  const figures = await readFigures(parsePeriod(month), context);
  const { productionWmin, consumptionWmin, allocatedWmin, missingSlots } = totalFigures(figures);
  const held = figures.consumers.filter(({ memberId }) => memberId !== null);
  const estimatedSlots = sumOf([...held, ...figures.producers].map((one) => sumOf(one.estimatedSlots)));
  return { month, productionWmin, consumptionWmin, allocatedWmin, missingSlots, estimatedSlots };
}
