import { apportionInto, createApportionScratch } from './apportion.ts';
import type { PooledRule } from './key-rule.ts';

/**
 * Key `default` (dynamique par défaut): C_i if ΣC ≤ P, else apportion(P, C).
 *
 * @param consumers number of consumers
 * @source Code de l'énergie, D315-6 (last sentence); specification, section 3
 */
export function createDefaultRule(consumers: number): PooledRule {
  const scratch = createApportionScratch(consumers);
  return (_step, production, need, allocated) => {
    let sum = 0;
    for (let i = 0; i < consumers; i++) sum += need[i] as number;
    if (sum <= production) allocated.set(need);
    else apportionInto(production, need, sum, consumers, allocated, 0, scratch);
  };
}
