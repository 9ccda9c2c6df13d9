import { PPM_OF_ONE } from '../units.ts';
import { apportion } from './apportion.ts';

/**
 * Completes the shares of a static key to exactly 100 %. Shares that are not given yet get the rest, in
 * equal parts; where none is left open, or nothing is left for them, the given ones are scaled in proportion.
 * What the division leaves goes to the largest remainders, ties to the earlier share.
 *
 * @param sharesPpm shares in ppm, in order of meter ids; null where none is given
 * @returns shares in ppm, in the same order, 1 000 000 together; an empty list stays empty
 * @source specification, section 3 (apportion)
 */
export function completeShares(sharesPpm: readonly (number | null)[]): number[] {
  const given = sharesPpm.map((share) => share ?? 0);
  const rest = PPM_OF_ONE - given.reduce((sum, share) => sum + share, 0);
  const open = sharesPpm.map((share) => (share === null ? 1 : 0));
  if (rest > 0 && open.includes(1)) {
    const added = apportion(rest, open);
    return given.map((share, i) => share + (added[i] as number));
  }
  const isNothingGiven = given.every((share) => share === 0);
  return [...apportion(PPM_OF_ONE, isNothingGiven ? given.map(() => 1) : given)];
}
