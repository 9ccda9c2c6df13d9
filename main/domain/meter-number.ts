const DIGITS = 14;

/**
 * A number without the spaces, dots and hyphens that people group its digits with.
 *
 * @param text as typed or pasted, no-break spaces included
 */
export function plainDigits(text: string): string {
  return text.replace(/[\s.\u2010-\u2015-]/gu, '');
}

/**
 * Tells whether a plain text is the number of a delivery point (PRM, PDL): 14 digits (Enedis, ERDF-FOR-CF).
 *
 * @param digits without separators, as `plainDigits` gives them
 */
export function isMeterNumber(digits: string): boolean {
  return digits.length === DIGITS && /^\d+$/.test(digits);
}
