import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion, apportionInto, createApportionScratch, multiplyDivideFloor } from './apportion.ts';

/** The rule word by word, in integers of any size, with a full stable sort. */
function apportionByReference(total: number, weights: readonly number[]): number[] {
  const [t, w] = [BigInt(total), weights.map(BigInt)];
  const sum = w.reduce((a, b) => a + b, 0n);
  if (sum === 0n) return weights.map(() => 0);
  const shares = w.map((weight) => Number((t * weight) / sum));
  const left = total - shares.reduce((a, b) => a + b, 0);
  w.map((weight, index) => ({ index, remainder: (t * weight) % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? 0 : a.remainder > b.remainder ? -1 : 1))
    .slice(0, left)
    .forEach(({ index }) => {
      shares[index] = (shares[index] ?? 0) + 1;
    });
  return shares;
}

describe('apportion', () => {
  it.each([
    // exact proportions
    [10, [1, 4], [2, 8]],
    // 1000 × 700/1500 = 466.67, 333.33, 200: the unit left goes to .67
    [1000, [700, 500, 300], [467, 333, 200]],
    // all remainders equal: the two units left go to the earlier entries
    [5, [1, 1, 1], [2, 2, 1]],
    // a zero weight gets nothing, even of the units left
    [1, [0, 1, 1], [0, 1, 0]],
    // more to split than weights: 7 × 1/2 = 3.5 each
    [7, [1, 1], [4, 3]],
    [0, [3, 2], [0, 0]],
    [9, [0, 0], [0, 0]],
    [9, [], []],
    // in doubles 49 × (1 ÷ 49) is below 1: the whole unit all the same
    [1, [0, 49], [0, 1]],
    [3, [49, 98, 0], [1, 2, 0]],
    // ten equal weights (beyond the few that are searched one by one): 4 units to the first four
    [14, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [2, 2, 2, 2, 1, 1, 1, 1, 1, 1]],
  ])('splits %d by %j', (total, weights, shares) => {
    expect([...apportion(total, weights)]).toEqual(shares);
  });

  it('is exact where total × weight passes 2^53: two plants of 5 MW at 60 minutes', () => {
    // products near 1.8·10^17 > 9.0·10^15. The sum of weights is 599 999 998, so T = sum + 2 and
    // T·w ÷ sum = w + 2w ÷ sum: quotients w, remainders 580 000 004, 599 999 986, 20 000 006, two units
    // left. Plain doubles find one remainder too many and give (290 000 002, 299 999 995, 10 000 003)
    const weights = [290_000_002, 299_999_993, 10_000_003];
    expect([...apportion(600_000_000, weights)]).toEqual([290_000_003, 299_999_994, 10_000_003]);
  });

  const weight = fc.oneof(
    fc.integer({ min: 0, max: 12 }),
    fc.integer({ min: 0, max: 2_000_000 }),
    fc.integer({ min: 0, max: 2 ** 44 }),
  );
  const total = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 20_000_000 }), fc.maxSafeNat());

  it('equals the rule computed in integers of any size', () => {
    fc.assert(
      fc.property(total, fc.array(weight, { maxLength: 60 }), (units, weights) => {
        expect([...apportion(units, weights)]).toEqual(apportionByReference(units, weights));
      }),
      { numRuns: 2000 },
    );
  });

  it('equals it where many remainders are equal', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 9, maxLength: 80 }),
        (units, weights) => {
          expect([...apportion(units, weights)]).toEqual(apportionByReference(units, weights));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('equals it around the limit of the fast path', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 30 }),
        fc.integer({ min: -3, max: 3 }),
        fc.integer({ min: 1, max: 1000 }),
        (sum, offset, first) => {
          const units = Math.max(0, Math.floor(2 ** 51 / sum) + offset);
          const weights = [Math.min(first, sum), sum - Math.min(first, sum)];
          expect([...apportion(units, weights)]).toEqual(apportionByReference(units, weights));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('takes no more than there is where the weights are what there is', () => {
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1, maxLength: 30 }), fc.maxSafeNat(), (weights, seed) => {
        const sum = weights.reduce((a, b) => a + b, 0);
        const shares = apportion(seed % (sum + 1), weights);
        shares.forEach((share, i) => {
          expect(share).toBeLessThanOrEqual(weights[i] ?? 0);
        });
      }),
    );
  });
});

describe('apportionInto', () => {
  it('writes its shares from an index on and nothing beside them', () => {
    const shares = new Float64Array(5).fill(-1);
    apportionInto(7, Float64Array.of(1, 1), 2, 2, shares, 2, createApportionScratch(2));
    expect([...shares]).toEqual([-1, -1, 4, 3, -1]);
    apportionInto(7, Float64Array.of(0, 0), 0, 2, shares, 2, createApportionScratch(2));
    expect([...shares]).toEqual([-1, -1, 0, 0, -1]);
  });
});

describe('multiplyDivideFloor', () => {
  it('rounds down', () => {
    // 1000 W·min × 906 700 ppm = 906.7
    expect(multiplyDivideFloor(1000, 906_700, 1_000_000)).toBe(906);
  });

  it('is exact beyond 2^53', () => {
    // 9 007 199 254 740 991 × 999 999 ÷ 10^6 = 9 007 190 247 541 736.25…
    expect(multiplyDivideFloor(Number.MAX_SAFE_INTEGER, 999_999, 1_000_000)).toBe(9_007_190_247_541_736);
  });
});
