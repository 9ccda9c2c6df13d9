import { client } from '../../api/client.ts';
import { callEngine } from '../../api/engine.ts';
import { askForWork } from '../../api/use-work.ts';
import { previousYear } from '../../app/period.ts';

/**
 * Asks for what the home page of a month shows before the page is there, in the page's own words; the twelve months
 * last, since they may take a while.
 */
export function askForMonth(month: string, months: readonly string[]): void {
  for (const channel of ['energy.getPeriod', 'billing.prepare'] as const)
    keep([channel, { period: month }], (signal) => askForWork(channel, { period: month }, signal));
  keep(['billing.listRuns', {}], () => callEngine('billing.listRuns', {}));
  const before = previousYear(month);
  if (months.some((known) => known.startsWith(before.slice(0, 4))))
    keep(['energy.getPeriod', { period: before }], (signal) =>
      askForWork('energy.getPeriod', { period: before }, signal),
    );
  const year = { lastMonth: month };
  keep(['energy.getMonths', year], (signal) => askForWork('energy.getMonths', year, signal));
}

function keep(queryKey: readonly unknown[], ask: (signal: AbortSignal) => Promise<unknown>): void {
  // what went wrong is told where it is shown
  client.query({ queryKey, queryFn: ({ signal }) => ask(signal) }).catch(() => undefined);
}
