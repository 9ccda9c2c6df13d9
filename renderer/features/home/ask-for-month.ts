import type { Channel, Contract } from '#contract';
import { client } from '../../api/client.ts';
import { callEngine } from '../../api/engine.ts';

/**
 * Asks for what the page of a month shows before the page is there, in the page's own words. The twelve months are left
 * to the page: they may take a while, and it shows how far they are.
 */
export function askForMonth(month: string): void {
  ask('energy.getPeriod', { period: month });
  ask('billing.prepare', { period: month });
  ask('billing.listRuns', {});
}

function ask<C extends Channel>(channel: C, input: Contract[C]['input']): void {
  // what went wrong is told where it is shown
  client.query({ queryKey: [channel, input], queryFn: () => callEngine(channel, input) }).catch(() => undefined);
}
