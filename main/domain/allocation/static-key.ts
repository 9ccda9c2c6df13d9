import type { StaticKey } from './key.ts';
import { createShareSplit, limitToNeed, type PooledRule } from './key-rule.ts';

/**
 * Key `static`: min(C_i, E_i) with E = apportion(⌊P·Σk/10^6⌋, k) and constant shares k. What a
 * consumer cannot use is surplus.
 *
 * @param key a checked key
 * @param consumerIds consumers in ascending order
 * @source Code de l'énergie, D315-4; specification, section 3
 */
export function createStaticRule(key: StaticKey, consumerIds: readonly string[]): PooledRule {
  const shares = new Map(Object.entries(key.sharesPpm));
  const sharesPpm = Float64Array.from(consumerIds, (id) => shares.get(id) ?? 0);
  const split = createShareSplit(consumerIds.length);
  return (_step, production, need, allocated) => {
    split(production, sharesPpm, allocated);
    limitToNeed(allocated, need, consumerIds.length);
  };
}
