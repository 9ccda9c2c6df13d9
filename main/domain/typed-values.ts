import type { LocalDay } from './time.ts';

/**
 * A decimal number without marks between its thousands (`0,1310`, `0.131`, `1 250`), as the page writes one
 * when its field is left.
 *
 * @param digits decimals of the unit: the result is in 10^-digits
 * @returns undefined where it is no number, is negative, or has more decimals than the unit holds
 */
export function parseTypedDecimal(text: string, digits: number): number | undefined {
  const match = /^(\d{1,9})(?:[.,](\d+))?$/.exec(text.replace(/\s/gu, ''));
  const fraction = match?.[2] ?? '';
  if (!match || fraction.length > digits) return undefined;
  return Number(`${match[1] ?? ''}${fraction.padEnd(digits, '0')}`);
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * A day as people type it: `12/03/2025`, `12.3.2025`, `2025-03-12`, `2025/3/12`.
 *
 * @returns undefined where it is no day of the calendar
 */
export function parseTypedDay(text: string): LocalDay | undefined {
  const plain = text.trim();
  const dayFirst = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(plain);
  const yearFirst = /^(\d{4})[/. -](\d{1,2})[/. -](\d{1,2})$/.exec(plain);
  const [year = '', month = '', day = ''] = dayFirst?.slice(1).reverse() ?? yearFirst?.slice(1) ?? [];
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) ? written : undefined;
}
