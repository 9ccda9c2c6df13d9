import type { StoredKey } from '#contract';
import { compareKeys, type KeyComparison } from '#domain/billing/compare-keys.ts';
import type { DatedKey } from '#domain/billing/compute-figures.ts';
import type { LocalDay, Period } from '#domain/time.ts';
import { listPrices } from '#data/queries/prices.ts';
import { checkStoredKey } from './check-stored-key.ts';
import type { Job, JobContext } from './job.ts';
import { parseShownPeriod } from './parse-period.ts';
import { readFigures } from './read-figures.ts';

/**
 * What another key would have given on past days. Nothing is written.
 *
 * @throws ExpectedError `period-invalid`, `cancelled` and those of the key
 */
export const tryKey: Job<Period & { readonly key: StoredKey }, KeyComparison> = async (
  { firstDay, lastDay, key },
  context,
) => {
  // as much as the window shows at once: three years
  const period = parseShownPeriod(`${firstDay}..${lastDay}`);
  const { db, kysely } = context.file();
  checkStoredKey(db, key);
  const now = await readFigures(period, inHalf(context, 0));
  const tried = await readFigures(period, inHalf(context, 1), {}, (keys) => [replaceFrom(keys, firstDay, key)]);
  return compareKeys(now, tried, await listPrices(kysely));
};

/** The key in place of the one in force on a day: from the same start, so that a yearly ceiling counts the same months. */
function replaceFrom(keys: readonly DatedKey[], day: LocalDay, key: StoredKey): DatedKey {
  const starts = keys.map(({ startsOn }) => startsOn).filter((startsOn) => startsOn <= day);
  return { startsOn: starts.sort().at(-1) ?? day, key };
}

/** Two allocations, one progress. */
function inHalf(context: JobContext, half: 0 | 1): JobContext {
  return {
    ...context,
    onProgress: (step, done, total) => {
      context.onProgress(step, done + half * total, 2 * total);
    },
  };
}
