import type { DynamicKey } from './key.ts';
import { createShareSplit, limitToNeed, type PooledRule } from './key-rule.ts';

/**
 * Key `dynamic` (dynamique simple): as `static`, with shares per step.
 *
 * @param key a checked key
 * @param consumerIds consumers in ascending order
 * @source Code de l'énergie, D315-4 and D315-6; specification, section 3
 */
export function createDynamicRule(key: DynamicKey, consumerIds: readonly string[]): PooledRule {
  const shares = new Map(Object.entries(key.sharesPpm));
  const series = consumerIds.map((id) => shares.get(id));
  const ofStep = new Float64Array(consumerIds.length);
  const split = createShareSplit(consumerIds.length);
  return (step, production, need, allocated) => {
    series.forEach((one, i) => {
      ofStep[i] = one?.[step] ?? 0;
    });
    split(production, ofStep, allocated);
    limitToNeed(allocated, need, consumerIds.length);
  };
}
