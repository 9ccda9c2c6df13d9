/** Numbers whose own digits tell a slip of the finger. */

/** SIREN: nine digits, of which Luhn's sum is a multiple of ten (INSEE). Nothing typed is no error. */
export function isSirenWrong(text: string): boolean {
  const digits = text.replace(/\s/g, '');
  if (digits === '') return false;
  if (!/^\d{9}$/.test(digits)) return true;
  const sum = Array.from(digits).reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 !== 0;
}

/** IBAN: country, check digits and account, whose rest by 97 is 1 (ISO 13616). Nothing typed is no error. */
export function isIbanWrong(text: string): boolean {
  const iban = text.replace(/\s/g, '').toUpperCase();
  if (iban === '') return false;
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return true;
  const digits = Array.from(iban.slice(4) + iban.slice(0, 4), (sign) => String(parseInt(sign, 36))).join('');
  return Array.from(digits).reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) !== 1;
}
