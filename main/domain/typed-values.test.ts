/** The page reads what is typed with functions of its own, which cannot be shared across the door: they must agree. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal } from '../../renderer/i18n/parse-decimal.ts';
import * as page from '../../renderer/i18n/typed-day.ts';
import { parseTypedDay, parseTypedDecimal } from './typed-values.ts';

describe('parseTypedDecimal', () => {
  it.each([
    ['0,1310', 6, 131_000],
    ['1 250', 0, 1250],
    ['99.5', 3, 99_500],
  ])('%s with %i decimals is %i', (text, digits, expected) => {
    expect(parseTypedDecimal(text, digits)).toBe(expected);
  });
  it.each(['', '-1', '1,2,3', '0,1234567', '1e5', ',', '0x10'])('%s is none', (text) => {
    expect(parseTypedDecimal(text, 6)).toBeUndefined();
  });
  it('agrees with the page', () => {
    const typed = fc.stringMatching(/^[0-9]{0,4}[ ,.\u00a0-]?[0-9]{0,7}$/);
    fc.assert(
      fc.property(typed, fc.integer({ min: 0, max: 6 }), (text, digits) => {
        expect(parseTypedDecimal(text, digits)).toBe(parseDecimal(text, digits, 'fr'));
      }),
    );
  });
});

describe('parseTypedDay', () => {
  it.each(['12/03/2025', '12.3.2025', ' 12-03-2025 ', '2025-03-12'])('%s is 12 March', (text) => {
    expect(parseTypedDay(text)).toBe('2025-03-12');
  });
  it.each(['31/02/2025', '12/2025', '2025-13-01', 'demain', ''])('%s is none', (text) => {
    expect(parseTypedDay(text)).toBeUndefined();
  });
  it('agrees with the page', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{1,4}[/. -][0-9]{1,2}[/. -][0-9]{1,4}$/), (text) => {
        const read = page.parseTypedDay(text);
        expect(parseTypedDay(text)).toBe(page.isDay(read) ? read : undefined);
      }),
    );
  });
});
