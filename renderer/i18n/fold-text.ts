/** Letters that no accent tells from their plain form. */
const plainForms: Readonly<Record<string, string>> = {
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ß: 'ss',
  œ: 'oe',
  æ: 'ae',
  '’': "'",
};
const special = new RegExp(`[${Object.keys(plainForms).join('')}]`, 'gu');

/**
 * A text without case and accents, to be searched in: `Énergie` is found by `ene`, `ISIL`, `ısıl` and `İsil`
 * by `isil`. The same for every language: a name in the list need not be in the reader's.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(special, (letter) => plainForms[letter] ?? letter);
}
