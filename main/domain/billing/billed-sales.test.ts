import { describe, expect, it } from 'vitest';
import { findBilledPriceChange, findKeyDays, findLastBilledDay, listUsedPrices } from './billed-sales.ts';
import type { PriceRule } from './prices.ts';

const sale = { firstDay: '2025-01-01', lastDay: '2025-01-31', plantId: 1, memberId: 7 };
const rule = (change: Partial<PriceRule>): PriceRule => ({
  plantId: null,
  memberId: null,
  priceMicroEuroPerKwh: 130_000,
  startsOn: '2025-01-01',
  endsOn: null,
  ...change,
});

describe('days of a key', () => {
  it('last until the day before the next key, whatever the order', () => {
    expect(findKeyDays(['2025-03-01', '2025-01-01'], '2025-01-01')).toEqual({
      firstDay: '2025-01-01',
      lastDay: '2025-02-28',
    });
    expect(findKeyDays(['2025-03-01', '2025-01-01'], '2025-03-01').lastDay).toBeNull();
  });

  it('are billed up to the last day that a billed period shares with them', () => {
    expect(findLastBilledDay({ firstDay: '2025-01-15', lastDay: '2025-01-20' }, [sale])).toBe('2025-01-20');
    expect(findLastBilledDay({ firstDay: '2025-01-31', lastDay: null }, [sale])).toBe('2025-01-31');
    expect(findLastBilledDay({ firstDay: '2025-02-01', lastDay: null }, [sale])).toBeUndefined();
  });
});

describe('prices of issued invoices', () => {
  it('are used until another one takes their place', () => {
    const all = rule({});
    const own = rule({ memberId: 7, startsOn: '2025-01-10', endsOn: '2025-01-19' });
    const other = rule({ memberId: 8 });
    expect([...listUsedPrices([all, own, other], [sale])]).toEqual([
      [all, '2025-01-31'],
      [own, '2025-01-19'],
    ]);
  });

  it('may end on the last billed day and change afterwards, not before', () => {
    const before = [rule({})];
    const later = rule({ startsOn: '2025-02-01', priceMicroEuroPerKwh: 150_000 });
    expect(findBilledPriceChange(before, [rule({ endsOn: '2025-01-31' }), later], [sale])).toBeUndefined();
    expect(findBilledPriceChange(before, [rule({ endsOn: '2025-01-30' }), later], [sale])).toBe('2025-01-31');
    expect(findBilledPriceChange(before, [...before, rule({ plantId: 1, priceMicroEuroPerKwh: 1 })], [sale])).toBe(
      '2025-01-01',
    );
    expect(findBilledPriceChange(before, [...before, rule({ memberId: 8, priceMicroEuroPerKwh: 1 })], [sale])).toBe(
      undefined,
    );
  });
});
