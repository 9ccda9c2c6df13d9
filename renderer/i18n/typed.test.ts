import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal } from './parse-decimal.ts';
import { isDay, parseTypedDay, toTypedDay } from './typed-day.ts';

describe('parseDecimal', () => {
  it.each([
    ['0,1310', 6, 131_000],
    ['0.131', 6, 131_000],
    ['1 250', 0, 1250],
    ['99,5', 3, 99_500],
    ['0', 6, 0],
  ])('%s with %i decimals is %i', (text, digits, expected) => {
    expect(parseDecimal(text, digits)).toBe(expected);
  });
  it.each(['', 'abc', '-1', '1,2,3', '0,1234567', '1e5', ','])('%s is no decimal', (text) => {
    expect(parseDecimal(text, 6)).toBeUndefined();
  });
});

describe('days as typed', () => {
  it.each(['12/03/2025', '12.3.2025', ' 12-03-2025 ', '2025-03-12', '12 3 2025'])('%s is 12 March', (text) => {
    expect(parseTypedDay(text)).toBe('2025-03-12');
  });
  it.each(['31/02/2025', '12/2025', '2025-13-01', 'demain'])('%s is kept as typed', (text) => {
    expect(parseTypedDay(text)).toBe(text);
    expect(isDay(parseTypedDay(text))).toBe(false);
  });
  it('prints a day so that it reads back the same', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(parseTypedDay(toTypedDay(day))).toBe(day);
        },
      ),
    );
  });
});
