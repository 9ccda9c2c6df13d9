import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal } from './parse-decimal.ts';
import { getFormat } from './format.ts';
import { languages } from './locales.ts';
import { isDay, parseTypedDay, toTypedDay } from './typed-day.ts';

describe('parseDecimal', () => {
  it.each([
    ['0,1310', 6, 131_000],
    ['0.131', 6, 131_000],
    ['1 250', 0, 1250],
    ['99,5', 3, 99_500],
    ['0', 6, 0],
    ['1.234,5', 3, 1_234_500],
    ['1,234.5', 3, 1_234_500],
    ['1.234.567', 0, 1_234_567],
    ['1,234,567.25', 2, 123_456_725],
    ['1.25', 3, 1250],
  ])('%s with %i decimals is %i', (text, digits, expected) => {
    for (const language of languages) expect(parseDecimal(text, digits, language)).toBe(expected);
  });
  it.each(['', 'abc', '-1', '1,2,3', '0,1234567', '1e5', ',', '1.23.456', '1,234.5,6', '1.234,', '.5', '0.123.456'])(
    '%s is no decimal in any language',
    (text) => {
      for (const language of languages) expect(parseDecimal(text, 6, language)).toBeUndefined();
    },
  );
  it('asks the language only where a mark could be either', () => {
    // thousandths of the unit: 1,25 is 1 250 and 1250 is 1 250 000
    const read = (text: string): unknown[] => languages.map((language) => parseDecimal(text, 3, language));
    expect(languages).toEqual(['fr', 'en', 'it', 'tr', 'sv']);
    expect(read('1.250')).toEqual([1250, 1250, 1_250_000, 1_250_000, 1250]);
    expect(read('1,250')).toEqual([1250, 1_250_000, 1250, 1250, 1250]);
    expect(read('0.250')).toEqual([250, 250, 250, 250, 250]);
  });
  it.each(languages)('reads back what %s writes for typing', (language) => {
    const { typed, readTyped, energy } = getFormat(language, 'EUR');
    fc.assert(
      fc.property(fc.nat({ max: 999_999_999 }), fc.integer({ min: 0, max: 6 }), (value, digits) => {
        expect(readTyped(typed(value, digits), digits)).toBe(value);
      }),
    );
    // 12 345,6 kWh copied from the screen without its unit
    expect(readTyped(energy(740_736_000).replace(/\u202fkWh$/, ''), 3)).toBe(12_345_600);
  });
});

describe('days as typed', () => {
  it.each(['12/03/2025', '12.3.2025', ' 12-03-2025 ', '2025-03-12', '12 3 2025', '2025/3/12'])(
    '%s is 12 March',
    (text) => {
      expect(parseTypedDay(text)).toBe('2025-03-12');
    },
  );
  it.each(['31/02/2025', '12/2025', '2025-13-01', 'demain'])('%s is kept as typed', (text) => {
    expect(parseTypedDay(text)).toBe(text);
    expect(isDay(parseTypedDay(text))).toBe(false);
  });
  it('writes a day for typing as each language does', () => {
    expect(languages.map((language) => toTypedDay('2025-03-01', language))).toEqual([
      '01/03/2025',
      '01/03/2025',
      '01/03/2025',
      '01.03.2025',
      '2025-03-01',
    ]);
    expect(toTypedDay('demain', 'tr')).toBe('demain');
  });
  it('prints a day so that it reads back the same', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          for (const language of languages) expect(parseTypedDay(toTypedDay(day, language))).toBe(day);
        },
      ),
    );
  });
});
