/**
 * A decimal number as people type it (`0,1310`, `0.131`, `1 250`), as an integer of 10^-digits.
 * Undefined where it is not one, is negative, or has more decimals than the unit holds.
 */
export function parseDecimal(text: string, digits: number): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  const match = /^(\d{1,9})(?:\.(\d+))?$/.exec(plain);
  const fraction = match?.[2] ?? '';
  if (!match || fraction.length > digits) return undefined;
  return Number(match[1]) * 10 ** digits + Number(fraction.padEnd(digits, '0') || '0');
}
