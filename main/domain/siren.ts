import { plainDigits } from './meter-number.ts';

/** What keeps a text from being a SIREN. `siret`: it is the longer number of one of the body's places. */
export type SirenFault = 'siren-length' | 'siren-siret' | 'siren-checksum';

const DIGITS = 9;
const SIRET_DIGITS = 14;

/**
 * Tells whether the last digit of a number fits the others, by Luhn's rule: from the right every second digit
 * is doubled and its digits added; the sum of all is a multiple of ten.
 *
 * @param digits decimal digits only
 */
export function hasLuhnSum(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, place) => {
      const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

/**
 * Checks the number of a French legal person: nine digits, the last one by Luhn's rule (INSEE, Sirene).
 * La Poste (356 000 000) fits it too: only the SIRETs of its places go by a rule of their own, and a SIRET is
 * told by its length alone.
 *
 * @param text as typed, spaces allowed
 * @returns what is wrong, or null
 */
export function findSirenFault(text: string): SirenFault | null {
  const digits = plainDigits(text);
  if (/^\d+$/.test(digits) && digits.length === SIRET_DIGITS) return 'siren-siret';
  if (!/^\d+$/.test(digits) || digits.length !== DIGITS) return 'siren-length';
  return hasLuhnSum(digits) ? null : 'siren-checksum';
}
