import { sumOf } from '#domain/billing/period-figures.ts';
import type { OperationFile } from '#data/open-operation.ts';
import { listBillingRuns, findFrozenFigures } from '#data/queries/billing-runs.ts';
import { thawFigures, type FrozenRun } from './frozen-run.ts';

/** Invariants of the specification, section 3, on the frozen figures of every run, day by day. */
export async function checkAllocation({ kysely }: OperationFile): Promise<{ name: string; ok: boolean; details: string }> {
  const broken: string[] = [];
  for (const { id, firstDay, lastDay } of await listBillingRuns(kysely)) {
    const json = await findFrozenFigures(kysely, id);
    const { days, consumers, producers } = thawFigures(JSON.parse(json ?? '') as FrozenRun);
    const isSound = days.every((_, d) => {
      const taken = sumOf(consumers.map((c) => c.allocatedWmin[d] ?? 0));
      const given = sumOf(producers.map((p) => p.allocatedWmin[d] ?? 0));
      return taken === given
        && consumers.every((c) => isWithin(c.allocatedWmin[d], c.consumptionWmin[d])
          && sumOf(c.fromProducerWmin.map((values) => values[d] ?? 0)) === c.allocatedWmin[d])
        && producers.every((p, j) => isWithin(p.allocatedWmin[d], p.productionWmin[d])
          && sumOf(consumers.map((c) => c.fromProducerWmin[j]?.[d] ?? 0)) === p.allocatedWmin[d]);
    });
    if (!isSound) broken.push(`${firstDay} – ${lastDay}`);
  }
  return { name: 'allocation', ok: broken.length === 0, details: broken.join(', ') };
}

function isWithin(part: number | undefined, whole: number | undefined): boolean {
  return part !== undefined && whole !== undefined && part >= 0 && part <= whole;
}
