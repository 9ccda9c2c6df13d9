import { apportionInto, type ApportionScratch } from './apportion.ts';

type Energies = Float64Array<ArrayBuffer>;

/**
 * Splits what each consumer gets among the producers, consumer by consumer in order of meter id:
 * row_i = apportion(A_i, what each producer still has to give).
 *
 * @param allocated Wmin of each consumer
 * @param given Wmin of each producer, with the same sum
 * @param pairs receives Wmin of consumer i from producer j at i × producers + j
 * @param remaining work space, one entry per producer
 * @param scratch work space of `apportionInto`, one entry per producer
 * @source specification, section 3
 */
export function splitByProducer(
  allocated: Energies,
  given: Energies,
  pairs: Energies,
  remaining: Energies,
  scratch: ApportionScratch,
): void {
  const producers = given.length;
  let left = 0;
  for (let j = 0; j < producers; j++) left += remaining[j] = given[j] as number;
  // at night nothing is produced
  if (left === 0) {
    pairs.fill(0);
    return;
  }
  for (let i = 0, at = 0; i < allocated.length; i++, at += producers) {
    const energy = allocated[i] as number;
    apportionInto(energy, remaining, left, producers, pairs, at, scratch);
    if (energy === 0) continue;
    left -= energy;
    for (let j = 0; j < producers; j++) remaining[j] = (remaining[j] as number) - (pairs[at + j] as number);
  }
}
