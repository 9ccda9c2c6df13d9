import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeShares } from './complete-shares.ts';

describe('completeShares', () => {
  it('gives the rest to the open shares in equal parts, what is left over to the earlier ones', () => {
    // 1 000 000 − 500 000 = 500 000 over three: 166 666 each and 2 units more for the first two
    expect(completeShares([null, 500_000, null, null])).toEqual([166_667, 500_000, 166_667, 166_666]);
  });

  it('scales the given shares where none is open', () => {
    // 200 000 : 100 000 is 2/3 and 1/3 of 1 000 000; the remainder of 2/3 is the larger
    expect(completeShares([200_000, 100_000])).toEqual([666_667, 333_333]);
    expect(completeShares([900_000, 900_000])).toEqual([500_000, 500_000]);
  });

  it('leaves nothing for open shares where the given ones already take all', () => {
    expect(completeShares([1_000_000, null])).toEqual([1_000_000, 0]);
    expect(completeShares([1_500_000, 500_000, null])).toEqual([750_000, 250_000, 0]);
  });

  it('shares equally where everything is zero', () => {
    expect(completeShares([0, 0, 0, 0])).toEqual([250_000, 250_000, 250_000, 250_000]);
    expect(completeShares([])).toEqual([]);
  });

  it('always makes exactly 100 %, and keeps given shares while there is a rest for open ones', () => {
    const share = fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: null });
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 300 }), (shares) => {
        const completed = completeShares(shares);
        expect(completed.reduce((sum, one) => sum + one, 0)).toBe(1_000_000);
        const given = shares.reduce<number>((sum, one) => sum + (one ?? 0), 0);
        if (given < 1_000_000 && shares.includes(null))
          shares.forEach((one, i) => {
            if (one !== null) expect(completed[i]).toBe(one);
          });
      }),
    );
  });
});
