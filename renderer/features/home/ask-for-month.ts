import { client } from '../../api/client.ts';
import { callEngine } from '../../api/engine.ts';
import { askForWork } from '../../api/use-work.ts';

/**
 * Asks for what the page of a month shows before the page is there, in the page's own words. The twelve months are left
 * to the page: they may take a while, and it shows how far they are.
 */
export function askForMonth(month: string): void {
  for (const channel of ['energy.getPeriod', 'billing.prepare'] as const)
    keep([channel, { period: month }], (signal) => askForWork(channel, { period: month }, signal));
  keep(['billing.listRuns', {}], () => callEngine('billing.listRuns', {}));
}

function keep(queryKey: readonly unknown[], ask: (signal: AbortSignal) => Promise<unknown>): void {
  // what went wrong is told where it is shown
  client.query({ queryKey, queryFn: ({ signal }) => ask(signal) }).catch(() => undefined);
}
