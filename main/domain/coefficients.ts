/**
 * Coefficients for the network operator: an allocation computed exactly, told in hundredths of a percent.
 */
import { createShareSplit, limitToNeed } from './allocation/key-rule.ts';
import { multiplyDivideFloor } from './allocation/apportion.ts';
import { giveLargestRemainders } from './allocation/largest-remainder.ts';

type Energies = Float64Array<ArrayBuffer>;

/** Hundredths of a percent in a whole. */
export const HUNDREDTHS_OF_ONE = 10_000;
const PPM_PER_HUNDREDTH = 100;

/** Makes the coefficients of one step after the other, with its own work space. */
export interface CoefficientMaker {
  /**
   * Coefficients of one step: ⌊10 000·A_i/P⌋, then by falling remainder, ties to the earlier meter id, one
   * unit to each consumer whose remainder is not 0, as long as the sum is below 10 000. Zero production
   * gives zeros.
   *
   * @param productionWmin production of the step, all producers together (or of one producer, with what
   *   it gives each consumer, for a file per producer)
   * @param allocatedWmin A_i in Wmin, in ascending order of meter id; together at most the production
   * @param coefficients receives k_i in hundredths of a percent; together at most 10 000
   */
  readonly make: (productionWmin: number, allocatedWmin: Energies, coefficients: Int32Array) => void;
  /**
   * What rounding to hundredths of a percent costs the consumers in one step: ΣA_i − Σ min(C_i, E_i), with
   * E as the operator computes it from the coefficients (static formula). Below 0 where coefficients
   * rounded up give more than was allocated.
   *
   * @param productionWmin production of the step
   * @param consumptionWmin C_i, in ascending order of meter id
   * @param allocatedWmin A_i, in the same order
   * @param coefficients k_i in hundredths of a percent, in the same order
   * @returns Wmin (60 to the Wh shown)
   */
  readonly lossWmin: (
    productionWmin: number,
    consumptionWmin: Energies,
    allocatedWmin: Energies,
    coefficients: Int32Array,
  ) => number;
}

/**
 * @param consumers number of consumers
 * @source specification, section 3 (coefficients for the network operator); Code de l'énergie, D315-6
 */
export function createCoefficientMaker(consumers: number): CoefficientMaker {
  const remainders = new Float64Array(consumers);
  const shares = new Float64Array(consumers);
  const selection = new Float64Array(consumers);
  const split = createShareSplit(consumers);

  return {
    make(productionWmin, allocatedWmin, coefficients) {
      if (productionWmin === 0) {
        coefficients.fill(0);
        return;
      }
      let left = HUNDREDTHS_OF_ONE;
      let inexact = 0;
      for (let i = 0; i < consumers; i++) {
        const allocated = allocatedWmin[i] as number;
        const share = multiplyDivideFloor(HUNDREDTHS_OF_ONE, allocated, productionWmin);
        const remainder = remainderOf(allocated, share, productionWmin);
        shares[i] = share;
        remainders[i] = remainder;
        left -= share;
        if (remainder > 0) inexact++;
      }
      giveLargestRemainders(Math.min(left, inexact), remainders, consumers, shares, 0, selection);
      coefficients.set(shares);
    },
    lossWmin(productionWmin, consumptionWmin, allocatedWmin, coefficients) {
      for (let i = 0; i < consumers; i++) shares[i] = (coefficients[i] as number) * PPM_PER_HUNDREDTH;
      const energies = remainders;
      split(productionWmin, shares, energies);
      limitToNeed(energies, consumptionWmin, consumers);
      let loss = 0;
      for (let i = 0; i < consumers; i++) loss += (allocatedWmin[i] as number) - (energies[i] as number);
      return loss;
    },
  };
}

/** Remainder of 10 000 × allocated ÷ production, exact also where products pass 2^53. */
function remainderOf(allocated: number, share: number, production: number): number {
  const product = HUNDREDTHS_OF_ONE * allocated;
  if (product <= Number.MAX_SAFE_INTEGER) return product - share * production;
  return Number(BigInt(HUNDREDTHS_OF_ONE) * BigInt(allocated) - BigInt(share) * BigInt(production));
}
