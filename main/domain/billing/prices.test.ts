import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listDays } from '../time.ts';
import { findPrice, listPriceStretches, type PriceRule } from './prices.ts';

const everyone = (price: number, startsOn: string, endsOn: string | null = null): PriceRule => ({
  plantId: null,
  memberId: null,
  priceMicroEuroPerKwh: price,
  startsOn,
  endsOn,
});

describe('findPrice', () => {
  const rules: PriceRule[] = [
    everyone(138_000, '2025-01-01'),
    { ...everyone(150_000, '2025-01-01'), plantId: 7 },
    { ...everyone(112_000, '2025-01-01'), memberId: 3 },
    { ...everyone(99_000, '2025-02-01', '2025-02-28'), plantId: 7, memberId: 3 },
  ];

  it('lets the most specific rule in force win', () => {
    expect(findPrice(rules, 1, 1, '2025-01-15')).toBe(138_000);
    expect(findPrice(rules, 7, 1, '2025-01-15')).toBe(150_000);
    expect(findPrice(rules, 7, 3, '2025-01-15')).toBe(112_000);
    expect(findPrice(rules, 7, 3, '2025-02-15')).toBe(99_000);
    expect(findPrice(rules, 7, 3, '2025-03-01')).toBe(112_000);
  });

  it('takes the later start between rules as specific', () => {
    expect(findPrice([everyone(131_000, '2025-07-01'), everyone(138_000, '2025-01-01')], 1, 1, '2025-07-01')).toBe(
      131_000,
    );
    expect(findPrice([everyone(131_000, '2025-07-01'), everyone(138_000, '2025-01-01')], 1, 1, '2025-06-30')).toBe(
      138_000,
    );
  });

  it('finds none before the first rule starts or after the last one ends', () => {
    expect(findPrice([everyone(1, '2025-02-01', '2025-02-28')], 1, 1, '2025-01-31')).toBeUndefined();
    expect(findPrice([everyone(1, '2025-02-01', '2025-02-28')], 1, 1, '2025-03-01')).toBeUndefined();
  });
});

describe('listPriceStretches', () => {
  it('cuts days where the price changes, and says where there is none', () => {
    const rules = [everyone(138_000, '2025-06-29', '2025-06-30'), everyone(131_000, '2025-07-01')];
    expect(listPriceStretches(rules, 1, 1, '2025-06-28', '2025-07-02')).toEqual([
      { firstDay: '2025-06-28', lastDay: '2025-06-28', priceMicroEuroPerKwh: null },
      { firstDay: '2025-06-29', lastDay: '2025-06-30', priceMicroEuroPerKwh: 138_000 },
      { firstDay: '2025-07-01', lastDay: '2025-07-02', priceMicroEuroPerKwh: 131_000 },
    ]);
  });

  it('does not cut where a new rule keeps the price', () => {
    expect(
      listPriceStretches([everyone(5, '2025-01-01'), everyone(5, '2025-01-02')], 1, 1, '2025-01-01', '2025-01-03'),
    ).toHaveLength(1);
  });

  it('gives each day the price in force on it, without gap, and none twice in a row', () => {
    const days = listDays('2025-02-25', '2025-03-31');
    const day = fc.constantFrom(...days);
    const rule = fc.record({
      plantId: fc.constantFrom(null, 1, 2),
      memberId: fc.constantFrom(null, 1, 2),
      priceMicroEuroPerKwh: fc.nat(3),
      startsOn: day,
      endsOn: fc.option(day),
    });
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 6 }), day, day, (rules, one, other) => {
        const [firstDay, lastDay] = one < other ? [one, other] : [other, one];
        const stretches = listPriceStretches(rules, 1, 1, firstDay, lastDay);
        const spread = stretches.flatMap((stretch) =>
          listDays(stretch.firstDay, stretch.lastDay).map((at) => [at, stretch.priceMicroEuroPerKwh]),
        );
        expect(spread).toEqual(listDays(firstDay, lastDay).map((at) => [at, findPrice(rules, 1, 1, at) ?? null]));
        stretches.forEach(({ priceMicroEuroPerKwh }, index) => {
          expect(priceMicroEuroPerKwh).not.toBe(stretches[index + 1]?.priceMicroEuroPerKwh);
        });
      }),
    );
  });

  it('covers no day where the first is after the last', () => {
    expect(listPriceStretches([everyone(5, '2025-01-01')], 1, 1, '2025-01-02', '2025-01-01')).toEqual([]);
  });
});
