import type { Language } from '#contract';

/** Languages that write a point or a comma between thousands; the others leave a space. */
const pointBetweenThousands: readonly Language[] = ['it', 'tr'];
const commaBetweenThousands: readonly Language[] = ['en'];

/**
 * A decimal number as people type it (`0,1310`, `0.131`, `1 250`, `1.234,5`), as an integer of 10^-digits.
 * Comma and point are understood in every language; only where a mark could be either, as in `1.250`, the
 * language decides. Undefined where it is no number, is negative, or has more decimals than the unit holds.
 */
export function parseDecimal(text: string, digits: number, language: Language): number | undefined {
  const plain = dropGroupMarks(text.replace(/[\s\u00a0\u202f]/g, ''), language).replace(',', '.');
  const match = /^(\d{1,9})(?:\.(\d+))?$/.exec(plain);
  const fraction = match?.[2] ?? '';
  if (!match || fraction.length > digits) return undefined;
  return Number(match[1]) * 10 ** digits + Number(fraction.padEnd(digits, '0') || '0');
}

/** The number without what stands between its thousands: a mark before the other one, repeated, or the language's own. */
function dropGroupMarks(text: string, language: Language): string {
  const hasSeveral = /[.,].*[.,]/.test(text);
  if (/^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(text) && (hasSeveral || pointBetweenThousands.includes(language)))
    return text.replaceAll('.', '');
  if (/^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(text) && (hasSeveral || commaBetweenThousands.includes(language)))
    return text.replaceAll(',', '');
  return text;
}
