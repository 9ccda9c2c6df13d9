/**
 * Gives the last units of an integer split to the largest remainders.
 */

/** Work space of `giveLargestRemainders`; one entry per share at least. */
export type RemainderScratch = Float64Array<ArrayBuffer>;

/** Below this many shares, looking for the largest again for each unit is faster than selecting. */
const FEW = 8;

/**
 * Adds one unit each to the shares with the largest remainders; ties go to the earlier share.
 *
 * @param units how many units to give: at most the number of remainders that are not 0
 * @param remainders remainders of the shares (same divisor for all), not negative; used up by the call
 * @param count number of shares
 * @param shares integers to add to, from index `at` on
 * @param at index in `shares` of the first share
 * @param scratch work space of at least `count` entries
 * @source specification, section 3 (apportion)
 */
export function giveLargestRemainders(
  units: number,
  remainders: Float64Array<ArrayBuffer>,
  count: number,
  shares: Float64Array<ArrayBuffer>,
  at: number,
  scratch: RemainderScratch,
): void {
  if (count <= FEW) giveOneByOne(units, remainders, count, shares, at);
  else if (units > 0) giveAboveThreshold(units, remainders, count, shares, at, scratch);
}

function giveOneByOne(
  units: number,
  remainders: Float64Array<ArrayBuffer>,
  count: number,
  shares: Float64Array<ArrayBuffer>,
  at: number,
): void {
  for (let left = units; left > 0; left--) {
    let best = 0;
    let largest = remainders[0] as number;
    for (let i = 1; i < count; i++) {
      const remainder = remainders[i] as number;
      if (remainder <= largest) continue;
      largest = remainder;
      best = i;
    }
    shares[at + best] = (shares[at + best] as number) + 1;
    remainders[best] = 0;
  }
}

function giveAboveThreshold(
  units: number,
  remainders: Float64Array<ArrayBuffer>,
  count: number,
  shares: Float64Array<ArrayBuffer>,
  at: number,
  scratch: RemainderScratch,
): void {
  for (let i = 0; i < count; i++) scratch[i] = remainders[i] as number;
  const threshold = selectLargest(scratch, count, units);
  let ties = units;
  for (let i = 0; i < count; i++) {
    if ((remainders[i] as number) > threshold) {
      shares[at + i] = (shares[at + i] as number) + 1;
      ties--;
    }
  }
  for (let i = 0; ties > 0; i++) {
    if (remainders[i] === threshold) {
      shares[at + i] = (shares[at + i] as number) + 1;
      ties--;
    }
  }
}

/** The `rank`-th largest (from 1) of the first `count` values, by Hoare's selection; reorders them. */
function selectLargest(values: Float64Array<ArrayBuffer>, count: number, rank: number): number {
  const target = rank - 1;
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const pivot = medianOfThree(values[low] as number, values[(low + high) >> 1] as number, values[high] as number);
    let i = low;
    let j = high;
    while (i <= j) {
      while ((values[i] as number) > pivot) i++;
      while ((values[j] as number) < pivot) j--;
      if (i > j) break;
      const swapped = values[i] as number;
      values[i++] = values[j] as number;
      values[j--] = swapped;
    }
    if (target <= j) high = j;
    else if (target >= i) low = i;
    else break;
  }
  return values[target] as number;
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
