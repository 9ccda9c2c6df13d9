import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSirenFault, hasLuhnSum } from './siren.ts';

describe('findSirenFault', () => {
  it.each([
    ['732829320', 'INSEE’s own example'],
    ['552 100 554', 'with spaces'],
    ['552\u202f100\u00a0554', 'with narrow and no-break spaces'],
    ['356000000', 'La Poste'],
  ])('%s is one: %s', (text) => {
    expect(findSirenFault(text)).toBeNull();
  });
  it.each([
    ['732829321', 'siren-checksum'],
    ['123456789', 'siren-checksum'],
    ['12', 'siren-length'],
    ['7328293200', 'siren-length'],
    ['73282932A', 'siren-length'],
    ['', 'siren-length'],
    ['٧٣٢٨٢٩٣٢٠', 'siren-length'],
    ['732 829 320 00074', 'siren-siret'],
    ['35600000000048', 'siren-siret'],
  ])('%s is none: %s', (text, fault) => {
    expect(findSirenFault(text)).toBe(fault);
  });
  it('finds any single digit that is wrong, and most neighbours that were swapped', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.nat(8),
        fc.integer({ min: 1, max: 9 }),
        (body, at, by) => {
          const digits = String(body).padStart(8, '0');
          const last = Array.from('0123456789').find((digit) => hasLuhnSum(digits + digit)) ?? '';
          const good = digits + last;
          expect(findSirenFault(good)).toBeNull();
          const wrong = Array.from(good, (digit, i) => (i === at ? String((Number(digit) + by) % 10) : digit)).join('');
          expect(findSirenFault(wrong)).toBe('siren-checksum');
        },
      ),
    );
  });
});
