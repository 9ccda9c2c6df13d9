import { expect, test } from 'vitest';
import { getFonts } from './fonts.ts';
import { shorten, toPrintable } from './printable-text.ts';

const { font } = getFonts().regular;
const print = (text: string): string => toPrintable(text, font);

test('what the font draws stays', () => {
  expect(print('Œuvre à 12 € « été » — 1\u202f234,5\u00a0kWh, Straße, Żółć, Çağrı, Åsa, Ω, Ж')).toBe(
    'Œuvre à 12 € « été » — 1\u202f234,5\u00a0kWh, Straße, Żółć, Çağrı, Åsa, Ω, Ж',
  );
  expect(print('E\u0301lodie')).toBe('Élodie');
});

test('what it cannot draw is seen as such, a whole emoji once', () => {
  expect(print('a 😀 b 👩‍👩‍👧 c 山 ש')).toBe('a \ufffd b \ufffd c \ufffd \ufffd');
  expect(print('\ud800')).toBe('\ufffd');
});

test('signs that hide, reorder or break lines are gone', () => {
  expect(print('a\u202eb\u2066c\u200bd\u00ade\ufefff')).toBe('abcdef');
  expect(print('a\r\n\tb\u0000c\u2028d')).toBe('a b c d');
});

test('marks are not piled up on a letter', () => {
  expect(print(`e${'\u0316\u0323'.repeat(30)} fin`)).toHaveLength('e\u0316\u0323 fin'.length);
});

test('shortening keeps whole characters', () => {
  expect(shorten('abc', 3)).toBe('abc');
  expect(shorten('abcd', 3)).toBe('ab…');
  expect(shorten('ab👩‍👩‍👧 d', 5)).toBe('ab…');
  expect(shorten('W'.repeat(10_000), 140)).toHaveLength(140);
});
