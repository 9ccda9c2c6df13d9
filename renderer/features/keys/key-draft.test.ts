import { describe, expect, it } from 'vitest';
import type { StoredKey } from '#contract';
import { parseDecimal } from '../../i18n/parse-decimal.ts';
import { moveGroup, moveMeter, parseCeiling, parseShare, startKeyDraft, sumShares, toStoredKey } from './key-draft.ts';

const [A, B, C] = ['10000000000001', '10000000000002', '10000000000003'] as const;
const read = (text: string, digits: number): number | undefined => parseDecimal(text, digits, 'fr');
const write = (value: number, digits: number): string => (value / 10 ** digits).toFixed(digits).replace('.', ',');

describe('a key as it is typed', () => {
  it.each<StoredKey>([
    { kind: 'default' },
    { kind: 'static', sharesPpm: { [A]: 333_334, [B]: 1, [C]: 0 } },
    { kind: 'priority', groups: [[A], [B, C]] },
    { kind: 'quota', period: 'year', ceilingsWmin: { [A]: 90_060 }, base: { kind: 'default' } },
    { kind: 'quota', period: 'month', ceilingsWmin: {}, base: { kind: 'priority', groups: [[A, B]] } },
  ])('$kind comes back as it was', (key) => {
    expect(toStoredKey(startKeyDraft(key, '2025-01-01', write), read)).toEqual(key);
  });

  it('reads percentages to the ppm and kWh to the Wh', () => {
    // 12,3456 % is 123 456 ppm; 1,5 kWh is 1 500 Wh, 90 000 Wmin
    expect(parseShare('12,3456', read)).toBe(123_456);
    expect(parseShare(' ', read)).toBeNull();
    expect(parseShare('100,0001', read)).toBeUndefined();
    expect(parseShare('12,34567', read)).toBeUndefined();
    expect(parseCeiling('1,5', read)).toBe(90_000);
    expect(parseCeiling('', read)).toBeNull();
    expect(parseCeiling('-1', read)).toBeUndefined();
  });

  it('is no key above 100 % or with something unreadable', () => {
    const draft = startKeyDraft({ kind: 'static', sharesPpm: {} }, '2025-01-01', write);
    expect(sumShares({ [A]: '60', [B]: '', [C]: '40' }, read)).toBe(1_000_000);
    expect(toStoredKey({ ...draft, shares: { [A]: '60', [B]: '40,0001' } }, read)).toBeUndefined();
    expect(toStoredKey({ ...draft, shares: { [A]: 'x' } }, read)).toBeUndefined();
    expect(toStoredKey({ ...draft, shares: { [A]: '60', [B]: ' ' } }, read)).toEqual({
      kind: 'static',
      sharesPpm: { [A]: 600_000 },
    });
  });
});

describe('groups', () => {
  it('moves a meter up and down, out of the last group and back into it', () => {
    expect(moveMeter([[A], [B]], B, -1)).toEqual([[A, B], []]);
    expect(moveMeter([[A, B], []], A, 1)).toEqual([[B], [A]]);
    expect(moveMeter([[A], [B]], B, 1)).toEqual([[A], []]);
    expect(moveMeter([[A], []], B, -1)).toEqual([[A], [B]]);
    expect(moveMeter([], C, -1)).toEqual([[C]]);
  });

  it('moves a whole group, not beyond the ends', () => {
    expect(moveGroup([[A], [B], [C]], 2, -1)).toEqual([[A], [C], [B]]);
    expect(moveGroup([[A], [B]], 0, 1)).toEqual([[B], [A]]);
    expect(moveGroup([[A], [B]], 0, -1)).toEqual([[A], [B]]);
  });
});
