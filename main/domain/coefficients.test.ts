import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCoefficientMaker } from './coefficients.ts';

/** Coefficients and loss of one step. */
function make(
  production: number,
  consumption: number[],
  allocated: number[],
): { coefficients: number[]; loss: number } {
  const maker = createCoefficientMaker(allocated.length);
  const coefficients = new Int32Array(allocated.length);
  const energies = Float64Array.from(allocated);
  maker.make(production, energies, coefficients);
  const loss = maker.lossWmin(production, Float64Array.from(consumption), energies, coefficients);
  return { coefficients: [...coefficients], loss };
}

describe('createCoefficientMaker', () => {
  it('gives what is exact as it is', () => {
    // 400 and 600 of 1 000: 40 % and 60 %; the formula gives the same energies back
    expect(make(1000, [400, 600], [400, 600])).toEqual({ coefficients: [4000, 6000], loss: 0 });
  });

  it('rounds up the largest remainders while the sum is below 100 %, ties to the earlier id', () => {
    // 10 000 ÷ 3 = 3 333 remainder 1, three times: 9 999, so one unit to the first.
    // E = apportion(3, (0.3334, 0.3333, 0.3333)) = (1, 1, 1): floors (1, 0, 0), then the two others
    expect(make(3, [1, 1, 1], [1, 1, 1])).toEqual({ coefficients: [3334, 3333, 3333], loss: 0 });
  });

  it('rounds up every inexact coefficient where the sum stays below 100 %, and no exact one', () => {
    // P = 30 000: 100 → 33 r 10 000; 250 → 83 r 10 000; 300 → 100 r 0; 1 → 0 r 10 000
    // k = (34, 84, 100, 1); T = ⌊30 000 × 219 ÷ 10 000⌋ = 657, E = (102, 252, 300, 3) ≥ A: no loss
    expect(make(30_000, [100, 250, 300, 1], [100, 250, 300, 1])).toEqual({
      coefficients: [34, 84, 100, 1],
      loss: 0,
    });
  });

  it('counts what rounding takes and what it gives', () => {
    // P = 100 000, A = (5 004, 4 990): 500 r 40 000 and 499 r 0, so k = (501, 499)
    // T = 100 000 × 1 000 ÷ 10 000 = 10 000, E = (5 010, 4 990); C leaves room: loss = 9 994 − 10 000
    expect(make(100_000, [9000, 9000], [5004, 4990])).toEqual({ coefficients: [501, 499], loss: -6 });
    // whole production shared: 33 334, 33 333, 33 333 of 100 000: 3 333 r 40 000, 30 000, 30 000
    // k = (3 334, 3 333, 3 333): E = (33 340, 33 330, 33 330), C = A: loss = 100 000 − 33 334 − 66 660 = 6
    expect(make(100_000, [33_334, 33_333, 33_333], [33_334, 33_333, 33_333])).toEqual({
      coefficients: [3334, 3333, 3333],
      loss: 6,
    });
  });

  it('gives zeros without production', () => {
    expect(make(0, [400, 600], [0, 0])).toEqual({ coefficients: [0, 0], loss: 0 });
  });

  it('stays exact where 10 000 × A passes 2^53', () => {
    // P = 3 × 2^50, A = 2^50 each: thirds again; the loss against E = ⌊P × k⌋ by largest remainder
    const third = 2 ** 50;
    expect(make(3 * third, [third, third, third], [third, third, third]).coefficients).toEqual([3334, 3333, 3333]);
  });

  it('never passes 100 %, is within a hundredth of the share, and zero where nothing is allocated', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10 ** 7 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 10 ** 8 }),
        (allocated, surplus) => {
          const production = allocated.reduce((a, b) => a + b, 0) + surplus;
          const { coefficients } = make(production, allocated, allocated);
          expect(coefficients.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(10_000);
          coefficients.forEach((k, i) => {
            const energy = allocated[i] ?? 0;
            if (production > 0) expect(Math.abs(k * production - 10_000 * energy)).toBeLessThan(production);
            if (energy === 0) expect(k).toBe(0);
          });
          // where the sum stops below 100 %, everybody was rounded up
          if (production > 0 && coefficients.reduce((a, b) => a + b, 0) < 10_000) {
            coefficients.forEach((k, i) => {
              expect(k * production).toBeGreaterThanOrEqual(10_000 * (allocated[i] ?? 0));
            });
          }
        },
      ),
    );
  });
});
