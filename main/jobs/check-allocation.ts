import { sumOf } from '#domain/billing/period-figures.ts';
import { Finding, type ExtraCheck } from '#data/verify-operation.ts';
import { thawFigures, type FrozenRun } from './frozen-run.ts';

interface RunRow {
  readonly first_day: string;
  readonly last_day: string;
  readonly figures_json: string;
}

/** Invariants of the specification, section 3, on the frozen figures of every run, day by day. */
export const checkAllocation: ExtraCheck = {
  name: 'allocation',
  run(db) {
    const runs = db.prepare('SELECT first_day, last_day, figures_json FROM billing_run ORDER BY id').all() as RunRow[];
    const broken = runs.filter(({ figures_json }) => !isSound(JSON.parse(figures_json) as FrozenRun));
    if (broken.length > 0)
      throw new Finding(broken.map(({ first_day, last_day }) => `${first_day} – ${last_day}`).join(', '));
    return `${String(runs.length)} runs`;
  },
};

function isSound(run: FrozenRun): boolean {
  const { days, consumers, producers } = thawFigures(run);
  return days.every(
    (_, d) =>
      consumers.every(
        (c) =>
          isWithin(c.allocatedWmin[d], c.consumptionWmin[d]) &&
          sumOf(c.fromProducerWmin.map((values) => values[d] ?? 0)) === c.allocatedWmin[d],
      ) &&
      producers.every(
        (p, j) =>
          isWithin(p.allocatedWmin[d], p.productionWmin[d]) &&
          sumOf(consumers.map((c) => c.fromProducerWmin[j]?.[d] ?? 0)) === p.allocatedWmin[d],
      ),
  );
}

function isWithin(part: number | undefined, whole: number | undefined): boolean {
  return part !== undefined && whole !== undefined && part >= 0 && part <= whole;
}
