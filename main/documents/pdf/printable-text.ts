/**
 * Foreign texts (names, labels, reasons) made fit to print: no control or direction signs, which could
 * hide or reorder what is read, and a visible mark for a character the font cannot draw.
 */
import type { Font } from 'fontkit';

const COMMON = /^[\x20-\x7e\xa0-\xac\xae-\xff\u0152\u0153\u2013\u2014\u2018-\u201d\u2026\u202f\u20ac]*$/;
const SPACES = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}\p{Me}]/gu;
/** Marks above and below a letter; languages need two at most, more would run over the lines around. */
const PILE = /(\p{M}{2})\p{M}+/gu;
const REPLACEMENT = '\ufffd';

let segmenter: Intl.Segmenter | undefined;

/** One mark for a whole emoji, however many code points it is made of. Made when first needed: it takes long. */
function splitGraphemes(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('fr', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

export function toPrintable(text: string, font: Font): string {
  if (COMMON.test(text)) return text;
  let printable = '';
  for (const { segment } of splitGraphemes(text.toWellFormed().normalize('NFC').replace(SPACES, ' '))) {
    const visible = segment.replace(INVISIBLE, '').replace(PILE, '$1');
    const isDrawable = Array.from(visible).every((char) => font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0));
    printable += isDrawable ? visible : REPLACEMENT;
  }
  return printable;
}

/** The beginning of a text, cut at a whole character and marked with an ellipsis where it is longer than `max`. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  for (const { segment } of splitGraphemes(text.slice(0, max * 4))) {
    if (kept.length + segment.length > max - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
