import { apportionInto, createApportionScratch } from './apportion.ts';
import type { PriorityKey } from './key.ts';
import type { PooledRule } from './key-rule.ts';

/**
 * Key `priority`: each group in turn takes min(its need, what is left); inside a group
 * apportion(left, C) in the order of meter ids.
 *
 * @param key a checked key
 * @param consumerIds consumers in ascending order
 * @source specification, section 3 (a method of the organiser, sent as a dynamic key)
 */
export function createPriorityRule(key: PriorityKey, consumerIds: readonly string[]): PooledRule {
  const indexOf = new Map(consumerIds.map((id, i) => [id, i]));
  const groups = key.groups.map((ids) => Int32Array.from(ids, (id) => indexOf.get(id) ?? -1).sort());
  const needOfGroup = new Float64Array(consumerIds.length);
  const taken = new Float64Array(consumerIds.length);
  const scratch = createApportionScratch(consumerIds.length);

  return (_step, production, need, allocated) => {
    allocated.fill(0);
    let left = production;
    for (const members of groups) {
      let sum = 0;
      members.forEach((i, m) => {
        sum += needOfGroup[m] = need[i] as number;
      });
      const given = Math.min(sum, left);
      // a group that gets its whole need gets each need: apportion(ΣC, C) = C
      apportionInto(given, needOfGroup, sum, members.length, taken, 0, scratch);
      members.forEach((i, m) => {
        allocated[i] = taken[m] as number;
      });
      left -= given;
    }
  };
}
