import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isMeterNumber, plainDigits } from './meter-number.ts';

it.each([
  ['99 038 000 000 107', true],
  ['99038000000107', true],
  ['99.038.000-000‐107', true],
  ['9903800000107', false],
  ['990380000001070', false],
  ['9903800000010A', false],
  ['9,9038E+13', false],
  ['', false],
])('%s: 14 digits are %s', (text, expected) => {
  expect(isMeterNumber(plainDigits(text))).toBe(expected);
});

it('takes a number however its digits are grouped', () => {
  const separator = fc.constantFrom('', ' ', '\u00a0', '\u202f', '\t', '.', '-');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), separator), { minLength: 14, maxLength: 14 }),
      (groups) => {
        const typed = groups.map(([digit, between]) => `${String(digit)}${between}`).join('');
        expect(plainDigits(typed)).toBe(groups.map(([digit]) => String(digit)).join(''));
        expect(isMeterNumber(plainDigits(typed))).toBe(true);
      },
    ),
  );
});
