import { describe, expect, it } from 'vitest';
import { inferSteps } from './infer-steps.ts';

function infer(stamps: readonly number[], direction: 1 | -1 = 1): number[] | undefined {
  const found = inferSteps(Int32Array.from(stamps), stamps.length, direction);
  return found && [...found];
}

/** Stamps from 0 on by these distances. */
function stampsBy(...distances: number[]): number[] {
  const stamps = [0];
  for (const distance of distances) stamps.push((stamps.at(-1) ?? 0) + distance);
  return stamps;
}

const times = (count: number, value: number): number[] => Array<number>(count).fill(value);

describe('inferSteps', () => {
  it('takes six equal distances for a proof and five for none', () => {
    // six of 30, then five of 15: the fives rows keep the step in force
    expect(infer(stampsBy(...times(6, 30), ...times(5, 15)))).toEqual(times(12, 30));
    expect(infer(stampsBy(...times(6, 30), ...times(6, 15)))).toEqual([...times(7, 30), ...times(6, 15)]);
  });

  it('gives the row between two runs the step of the first', () => {
    expect(infer(stampsBy(...times(6, 60), ...times(7, 30)))).toEqual([...times(7, 60), ...times(7, 30)]);
  });

  it('gives both ends of a run after a gap the step of that run', () => {
    // 60 ×6, a gap of 90, 15 ×6: the row after the gap starts the second run
    expect(infer(stampsBy(...times(6, 60), 90, ...times(6, 15)))).toEqual([...times(7, 60), ...times(7, 15)]);
  });

  it('gives rows at the head the step of the first run', () => {
    expect(infer(stampsBy(60, 60, 1440, ...times(6, 30), 60))).toEqual(times(11, 30));
  });

  it('takes the smallest allowed distance where nothing is proven', () => {
    expect(infer(stampsBy(60, 30, 60, 7, 1440))).toEqual(times(6, 30));
  });

  it('takes no other distance for a step, however often it comes', () => {
    expect(infer(stampsBy(...times(20, 20)))).toBeUndefined();
    expect(infer(stampsBy(...times(20, 1440)))).toBeUndefined();
    expect(infer([5])).toBeUndefined();
    expect(infer(stampsBy(...times(20, 20), 10))).toEqual(times(22, 10));
  });

  it('keeps the step in force over a double and a gap', () => {
    expect(infer(stampsBy(...times(6, 30), 0, 1000, 30, 30))).toEqual(times(11, 30));
  });

  it('does not join distances forward with distances back', () => {
    // three forward and three back prove nothing; the smallest allowed distance is 15
    expect(infer(stampsBy(30, 30, 30, -30, -30, -30, 15))).toEqual(times(8, 15));
  });

  it('gives a file that runs backwards the steps of the same rows forward', () => {
    const stamps = stampsBy(...times(6, 60), ...times(9, 30), 1440, 30, ...times(6, 15));
    const forward = infer(stamps);
    expect(infer(stamps.toReversed(), -1)).toEqual(forward?.toReversed());
  });
});
