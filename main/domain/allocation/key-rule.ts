/**
 * What a key kind does with one step. Adding a kind: its type in `key.ts`, its reading in `parse-key.ts`,
 * its checks in `check-key.ts`, its rule in a file of its own, and its line in `createStepRule` of
 * `allocate.ts`; the compiler names the places that are still missing.
 */
import { PPM_OF_ONE } from '../units.ts';
import { apportionInto, createApportionScratch, multiplyDivideFloor } from './apportion.ts';

type Energies = Float64Array<ArrayBuffer>;

/**
 * Key on the pooled production: writes what each consumer gets.
 *
 * @param step index of the step in the run
 * @param production production of the step in Wmin, all producers together
 * @param need what each consumer may take, in Wmin, in order of consumer ids
 * @param allocated receives what each consumer gets, in Wmin: at most its need, together at most the production
 */
export type PooledRule = (step: number, production: number, need: Energies, allocated: Energies) => void;

/**
 * Key per producer and consumer: writes the pairs, from which the rest follows.
 *
 * @param step index of the step in the run
 * @param production production of each producer in Wmin, in order of producer ids
 * @param need what each consumer may take, in Wmin, in order of consumer ids
 * @param allocated receives what each consumer gets, in Wmin
 * @param pairs receives consumer i from producer j at i × producers + j, in Wmin
 */
export type PairedRule = (
  step: number,
  production: Energies,
  need: Energies,
  allocated: Energies,
  pairs: Energies,
) => void;

/**
 * Splits energy by shares in ppm: apportion(⌊energy × Σk ÷ 10^6⌋, k).
 *
 * @param count number of shares
 * @returns a function (energy in Wmin, shares in ppm, result in Wmin) with its own work space
 * @source specification, section 3 (keys `static`, `dynamic`, `full-dynamic`)
 */
export function createShareSplit(count: number): (energy: number, sharesPpm: Energies, result: Energies) => void {
  const scratch = createApportionScratch(count);
  return (energy, sharesPpm, result) => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += sharesPpm[i] as number;
    apportionInto(multiplyDivideFloor(energy, sum, PPM_OF_ONE), sharesPpm, sum, count, result, 0, scratch);
  };
}

/** Lowers each energy to the consumer's need: min(C_i, E_i). */
export function limitToNeed(energies: Energies, need: Energies, count: number): void {
  for (let i = 0; i < count; i++) energies[i] = Math.min(energies[i] as number, need[i] as number);
}
