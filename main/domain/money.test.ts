import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeDocumentTotals, computeLineNetCents, toBilledWh } from './money.ts';

describe('toBilledWh', () => {
  // 60 Wmin = 1 Wh: 29 Wmin is below half a Wh, 30 is half
  it.each([
    [0, 0],
    [29, 0],
    [30, 1],
    [89, 1],
    [90, 2],
    [-29, 0],
    [-30, -1],
    [-90, -2],
    [60_000, 1000],
  ])('rounds %d Wmin half up to %d Wh', (wmin, wh) => {
    expect(toBilledWh(wmin)).toBe(wh);
  });

  it('refuses what is not an exact integer', () => {
    expect(() => toBilledWh(0.5)).toThrow(RangeError);
    expect(() => toBilledWh(NaN)).toThrow(RangeError);
  });
});

describe('computeLineNetCents', () => {
  it('rounds half a cent away from zero', () => {
    // 5 000 Wh × 1 000 µ€/kWh = 5 kWh × 0.1 cent = 0.5 cent
    expect(computeLineNetCents(5000, 1000)).toBe(1);
    expect(computeLineNetCents(-5000, 1000)).toBe(-1);
    expect(computeLineNetCents(5000, -1000)).toBe(-1);
    expect(computeLineNetCents(4999, 1000)).toBe(0);
    expect(computeLineNetCents(-4999, 1000)).toBe(0);
  });

  it('gives the opposite amount for a credit note', () => {
    // 777.600 kWh × 12.83 cents = 9 976.608 cents
    expect(computeLineNetCents(777_600, 128_300)).toBe(9977);
    expect(computeLineNetCents(-777_600, 128_300)).toBe(-9977);
  });

  it('stays exact where Wh × µ€/kWh passes 2^53', () => {
    // 90 071 992 547 415 × 100 = 9 007 199 254 741 500 > 2^53; ÷ 10^7 = 900 719 925.474 15
    expect(computeLineNetCents(90_071_992_547_415, 100)).toBe(900_719_925);
    // 10^12 Wh × 200 005 µ€/kWh = 200 005 000 000 000 000; ÷ 10^7 = 20 000 500 000
    expect(computeLineNetCents(1e12, 200_005)).toBe(20_000_500_000);
    // 123 456 789 015 × 999 999 = 123 456 665 558 210 985; ÷ 10^7 = 12 345 666 555.82…
    expect(computeLineNetCents(123_456_789_015, 999_999)).toBe(12_345_666_556);
  });

  it('is the integer nearest to the exact amount, and symmetrical', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), fc.integer({ min: 0, max: 10_000_000 }), (wh, price) => {
        const cents = computeLineNetCents(wh, price);
        const twiceError = 2n * (BigInt(wh) * BigInt(price) - BigInt(cents) * 10_000_000n);
        expect(twiceError >= -10_000_000n && twiceError < 10_000_000n).toBe(true);
        expect(computeLineNetCents(-wh, price)).toBe(0 - cents);
      }),
    );
  });
});

describe('computeDocumentTotals', () => {
  it('takes VAT once on the sum of the lines', () => {
    // 10 % of each 5 cents would round to 1 + 1 + 1 = 3; 10 % of 15 cents is 1.5, that is 2
    expect(computeDocumentTotals([5, 5, 5], 100_000)).toEqual({
      netCents: 15,
      vatCents: 2,
      grossCents: 17,
    });
  });

  it('rounds a credit note like its invoice', () => {
    expect(computeDocumentTotals([-5, -5, -5], 100_000)).toEqual({
      netCents: -15,
      vatCents: -2,
      grossCents: -17,
    });
  });

  it('has no VAT at rate 0 and nothing without lines', () => {
    expect(computeDocumentTotals([1234], 0)).toEqual({
      netCents: 1234,
      vatCents: 0,
      grossCents: 1234,
    });
    expect(computeDocumentTotals([], 200_000)).toEqual({ netCents: 0, vatCents: 0, grossCents: 0 });
  });
});

const shared = join(import.meta.dirname, '../../../shared/cases/money.json');

describe.skipIf(!existsSync(shared))('cases/money.json', () => {
  interface Cases {
    lines: { wh: number; microEuroPerKwh: number; netCents: number }[];
    documents: {
      lineNetsCents: number[];
      vatPpm: number;
      netCents: number;
      vatCents: number;
      grossCents: number;
    }[];
  }
  const cases = existsSync(shared) ? (JSON.parse(readFileSync(shared, 'utf8')) as Cases) : { lines: [], documents: [] };

  it('holds for every line', () => {
    expect(cases.lines.length).toBeGreaterThan(0);
    for (const { wh, microEuroPerKwh, netCents } of cases.lines) {
      expect(computeLineNetCents(wh, microEuroPerKwh)).toBe(netCents);
    }
  });

  it('holds for every document', () => {
    expect(cases.documents.length).toBeGreaterThan(0);
    for (const { lineNetsCents, vatPpm, ...totals } of cases.documents) {
      expect(computeDocumentTotals(lineNetsCents, vatPpm)).toEqual(totals);
    }
  });
});
