import { expect, it } from 'vitest';
import { foldText } from './fold-text.ts';

it.each([
  ['ISIL', 'isil'],
  ['ısıl', 'isil'],
  ['İSİL', 'isil'],
  ['isil', 'isil'],
  ['Şükrü Çağlar', 'sukru caglar'],
  ['ÅSA Öberg', 'asa oberg'],
  ['Énergie', 'energie'],
  ['E\u0301nergie', 'energie'],
  ['Cœur', 'coeur'],
  ['STRASSE', 'strasse'],
  ['Straße', 'strasse'],
  ['L’été', "l'ete"],
  ['1\u202f234', '1 234'],
])('%s is searched as %s', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

it('keeps letters of other scripts apart', () => {
  expect(foldText('Ω')).not.toBe(foldText('Σ'));
  expect(foldText('')).toBe('');
});
