/** Random numbers that are the same on every machine: integer arithmetic only. */

/** Next number of a stream, uniform in [0, 1). */
export type Random = () => number;

function mix(hash: number, value: number): number {
  let h = Math.imul(hash ^ value, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  return h ^ (h >>> 13);
}

/** A stream (mulberry32) of its own for each list of integer seeds. */
export function createRandom(...seeds: readonly number[]): Random {
  let state = seeds.reduce(mix, 0x50a4_0e55 | 0);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A number around 0, bell-shaped, within ±1.5, with a standard deviation of 0.5. */
export function drawBell(random: Random): number {
  return random() + random() + random() - 1.5;
}
