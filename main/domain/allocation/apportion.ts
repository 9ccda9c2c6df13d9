/**
 * The one integer split of the program: in proportion to weights, conserving every unit.
 */
import { giveLargestRemainders } from './largest-remainder.ts';

/** Largest total × sum for which `divideFast` is exact. */
const FAST_PRODUCT = 2 ** 51;

/** Work space for splits of up to a number of shares; reused from step to step. */
export interface ApportionScratch {
  readonly remainders: Float64Array<ArrayBuffer>;
  readonly selection: Float64Array<ArrayBuffer>;
}

/** @param capacity largest number of shares that will be split with it */
export function createApportionScratch(capacity: number): ApportionScratch {
  return { remainders: new Float64Array(capacity), selection: new Float64Array(capacity) };
}

/**
 * Splits an integer in proportion to integer weights: floor of total × weight ÷ sum of weights, then
 * one unit each to the largest remainders, ties to the earlier entry. Exact for all safe integers, also
 * where total × weight passes 2^53.
 *
 * @param total integer to split (any unit), not negative
 * @param weights integers, not negative
 * @param sum sum of the first `count` weights, a safe integer
 * @param count number of shares
 * @param shares receives the shares, in the unit of `total`; all zeros where `sum` is 0
 * @param at index in `shares` of the first share
 * @param scratch work space of at least `count` entries
 * @source specification, section 3 (apportion)
 */
export function apportionInto(
  total: number,
  weights: Float64Array<ArrayBuffer>,
  sum: number,
  count: number,
  shares: Float64Array<ArrayBuffer>,
  at: number,
  scratch: ApportionScratch,
): void {
  if (total === 0 || sum === 0) {
    shares.fill(0, at, at + count);
    return;
  }
  const remainders = scratch.remainders;
  const left =
    total * sum <= FAST_PRODUCT
      ? divideFast(total, weights, sum, count, shares, at, remainders)
      : divideEach(total, weights, sum, count, shares, at, remainders);
  giveLargestRemainders(left, remainders, count, shares, at, scratch.selection);
}

/**
 * Floors and remainders where total × sum is at most 2^51, with one division for all; returns the units
 * left to give. The two roundings of weight × ratio together are off by less than 1 ÷ sum, so a share is
 * never too high, and one too low only where the quotient is an integer; its remainder is then the whole
 * sum, larger than any other, and it is the first to be given one of the units left.
 */
function divideFast(
  total: number,
  weights: Float64Array<ArrayBuffer>,
  sum: number,
  count: number,
  shares: Float64Array<ArrayBuffer>,
  at: number,
  remainders: Float64Array<ArrayBuffer>,
): number {
  const ratio = total / sum;
  let left = total;
  for (let i = 0; i < count; i++) {
    const weight = weights[i] as number;
    const share = Math.floor(weight * ratio);
    shares[at + i] = share;
    remainders[i] = total * weight - share * sum;
    left -= share;
  }
  return left;
}

/** Floors and remainders of any safe integers; returns the units left to give. */
function divideEach(
  total: number,
  weights: Float64Array<ArrayBuffer>,
  sum: number,
  count: number,
  shares: Float64Array<ArrayBuffer>,
  at: number,
  remainders: Float64Array<ArrayBuffer>,
): number {
  let left = total;
  for (let i = 0; i < count; i++) {
    const weight = weights[i] as number;
    const product = total * weight;
    if (product <= Number.MAX_SAFE_INTEGER) {
      // exact: a double quotient of integers below 2^53 never rounds up to the next integer
      const share = Math.floor(product / sum);
      shares[at + i] = share;
      remainders[i] = product - share * sum;
    } else {
      const exact = BigInt(total) * BigInt(weight);
      shares[at + i] = Number(exact / BigInt(sum));
      remainders[i] = Number(exact % BigInt(sum));
    }
    left -= shares[at + i] as number;
  }
  return left;
}

/**
 * Floor of a × b ÷ divisor, exact also where a × b passes 2^53.
 *
 * @param a integer, not negative
 * @param b integer, not negative
 * @param divisor positive integer
 * @returns the integer quotient, rounded down
 */
export function multiplyDivideFloor(a: number, b: number, divisor: number): number {
  const product = a * b;
  if (product <= Number.MAX_SAFE_INTEGER) return Math.floor(product / divisor);
  return Number((BigInt(a) * BigInt(b)) / BigInt(divisor));
}

/**
 * `apportionInto` for a single split, with its own arrays.
 *
 * @param total integer to split, not negative
 * @param weights integers, not negative, with a safe sum
 * @returns one share per weight, in the unit of `total`
 * @source specification, section 3 (apportion)
 */
export function apportion(total: number, weights: ArrayLike<number>): Float64Array<ArrayBuffer> {
  const own = Float64Array.from(weights);
  const shares = new Float64Array(own.length);
  const sum = own.reduce((a, b) => a + b, 0);
  apportionInto(total, own, sum, own.length, shares, 0, createApportionScratch(own.length));
  return shares;
}
