/** `allocate`: of a case in a JSON file, or of local days of an operation. */
import { readFile } from 'node:fs/promises';
import { computeAllocationCase, parseAllocationCase } from '#domain/allocation/allocation-case.ts';
import { sumOf, totalFigures, type PeriodFigures } from '#domain/billing/period-figures.ts';
import { ExpectedError } from '#domain/errors.ts';
import { addDays, findPeriod, parseDay, type LocalDay, type Period } from '#domain/time.ts';
import { getText, UsageError, type Verb } from './verb.ts';

export const allocate: Verb = {
  usage: '--input CASE.json | OPERATION --from DATE --to DATE',
  positionals: { least: 0, most: 1 },
  options: { input: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } },
  async run(context, call) {
    const [operation] = call.positionals;
    const [input, from, to] = [getText(call, 'input'), getText(call, 'from'), getText(call, 'to')];
    if (input !== null && operation === undefined && from === null && to === null)
      return { value: await allocateCase(input) };
    if (input !== null || operation === undefined || from === null || to === null) throw new UsageError('allocate');
    const period = readDays(from, to);
    context.session.openForReading(operation);
    const months: { month: string; figures: PeriodFigures }[] = [];
    for (const { month, days } of listMonths(period))
      months.push({ month, figures: await context.jobs.run('computeFigures', days) });
    return { value: { from, to, months: months.map(describeMonth) } };
  },
};

async function allocateCase(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new ExpectedError(isAbsent ? 'path-not-found' : 'path-not-readable', { path });
  }
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new ExpectedError('case-invalid', { path, where: 'JSON', reason: 'not-json' });
  }
  return computeAllocationCase(parseAllocationCase(unwrapCase(value), path));
}

/** A case stands alone, or beside its expected result under `case`. */
function unwrapCase(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'case' in value ? value.case : value;
}

function readDays(from: string, to: string): Period {
  try {
    parseDay(from);
    parseDay(to);
  } catch {
    throw new ExpectedError('period-invalid', { period: `${from} … ${to}` });
  }
  if (to < from) throw new ExpectedError('period-invalid', { period: `${from} … ${to}` });
  return { firstDay: from, lastDay: to };
}

function listMonths({ firstDay, lastDay }: Period): { month: string; days: Period }[] {
  const months: { month: string; days: Period }[] = [];
  for (let day: LocalDay = firstDay; day <= lastDay;) {
    const month = day.slice(0, 7);
    const end = findPeriod(month)?.lastDay ?? lastDay;
    const last = end < lastDay ? end : lastDay;
    months.push({ month, days: { firstDay: day, lastDay: last } });
    day = addDays(last, 1);
  }
  return months;
}

function describeMonth({ month, figures }: { month: string; figures: PeriodFigures }): unknown {
  const { consumptionWmin, productionWmin, allocatedWmin, complementWmin, surplusWmin, missingSlots } =
    totalFigures(figures);
  return {
    month,
    consumers: figures.consumers.map((c) => {
      const [consumption, allocated] = [sumOf(c.consumptionWmin), sumOf(c.allocatedWmin)];
      return {
        meter: c.meterId,
        member: c.memberId === null ? null : c.memberName,
        from: c.firstDay,
        to: c.lastDay,
        consumption,
        allocated,
        complement: consumption - allocated,
        missing: sumOf(c.missingSlots),
      };
    }),
    producers: figures.producers.map((p) => {
      const [production, allocated] = [sumOf(p.productionWmin), sumOf(p.allocatedWmin)];
      return {
        meter: p.meterId,
        production,
        allocated,
        surplus: production - allocated,
        missing: sumOf(p.missingSlots),
      };
    }),
    totals: {
      consumption: consumptionWmin,
      production: productionWmin,
      allocated: allocatedWmin,
      complement: complementWmin,
      surplus: surplusWmin,
      missing: missingSlots,
    },
  };
}
