import { expect, test } from 'vitest';
import { hostileTexts } from '#domain/hostile-texts.ts';
import { holdDirection } from './hold-direction.ts';

test('a text that would turn what follows it is put in without its signs', () => {
  expect(holdDirection(hostileTexts.bidi)).toBe('facture fdp.exe');
  expect(holdDirection('Ana\u2069\u202e')).toBe('Ana');
});

test('a text from right to left is held apart, any other is left as it is', () => {
  expect(holdDirection('ליאור')).toBe('\u2068ליאור\u2069');
  expect(holdDirection(hostileTexts.arabic)).toBe(`\u2068${hostileTexts.arabic}\u2069`);
  for (const text of ['', 'Zoë d’Aoste', '<b>&amp;</b>', hostileTexts.emoji]) expect(holdDirection(text)).toBe(text);
});
