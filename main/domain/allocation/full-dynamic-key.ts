import { apportionInto, createApportionScratch } from './apportion.ts';
import type { FullDynamicKey } from './key.ts';
import { createShareSplit, type PairedRule } from './key-rule.ts';

/**
 * Key `full-dynamic`: E_j = apportion(⌊P_j·Σ_i k_ji/10^6⌋, k_j); A_i = min(C_i, Σ_j E_ji), taken from
 * the producers by apportion(A_i, E_·i).
 *
 * @param key a checked key
 * @param producerIds producers in ascending order
 * @param consumerIds consumers in ascending order
 * @source Code de l'énergie, D315-6; specification, section 3
 */
export function createFullDynamicRule(
  key: FullDynamicKey,
  producerIds: readonly string[],
  consumerIds: readonly string[],
): PairedRule {
  const [producers, consumers] = [producerIds.length, consumerIds.length];
  const byProducer = new Map(Object.entries(key.sharesPpm));
  const series = producerIds.map((producer) => {
    const shares = new Map(Object.entries(byProducer.get(producer) ?? {}));
    return consumerIds.map((consumer) => shares.get(consumer));
  });
  const ofStep = new Float64Array(consumers);
  const offered = producerIds.map(() => new Float64Array(consumers));
  const offers = new Float64Array(producers);
  const split = createShareSplit(consumers);
  const scratch = createApportionScratch(producers);

  return (step, production, need, allocated, pairs) => {
    offered.forEach((result, j) => {
      series[j]?.forEach((one, i) => {
        ofStep[i] = one?.[step] ?? 0;
      });
      split(production[j] as number, ofStep, result);
    });
    for (let i = 0; i < consumers; i++) {
      let sum = 0;
      for (let j = 0; j < producers; j++) sum += offers[j] = offered[j]?.[i] as number;
      const taken = Math.min(need[i] as number, sum);
      allocated[i] = taken;
      apportionInto(taken, offers, sum, producers, pairs, i * producers, scratch);
    }
  };
}
