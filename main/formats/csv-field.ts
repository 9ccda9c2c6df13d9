/** Fields of the CSV files the program writes. */
const MAX_TEXT = 200;

/**
 * A text as one field of a CSV file separated by `;`.
 *
 * @param text any text; signs of control become spaces, and 200 signs are kept
 * @returns the field, between quotes where it has to be, which no spreadsheet takes for a formula
 */
export function toCsvField(text: string): string {
  const line = text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, MAX_TEXT)
    .toWellFormed();
  const safe = /^[=+\-@\uff0b\uff0d\uff1d\uff20]/.test(line) ? `'${line}` : line;
  return /[";]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
