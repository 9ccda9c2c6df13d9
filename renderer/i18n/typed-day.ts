/** Days as people type them: `12/03/2025`, `12.3.2025`, `2025-03-12`. */
import type { Language } from '#contract';

export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return (
    match !== null &&
    !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
    new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
  );
}

/**
 * The `YYYY-MM-DD` day that was typed; the text itself where it is none, so that nothing typed is lost. All
 * five languages put the day before the month, or the year first.
 */
export function parseTypedDay(text: string): string {
  const plain = text.trim();
  const dayFirst = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(plain);
  const yearFirst = /^(\d{4})[/. -](\d{1,2})[/. -](\d{1,2})$/.exec(plain);
  const [year, month, date] = dayFirst ? dayFirst.slice(1).reverse() : (yearFirst?.slice(1) ?? []);
  const day = `${year ?? ''}-${(month ?? '').padStart(2, '0')}-${(date ?? '').padStart(2, '0')}`;
  return isDay(day) ? day : text;
}

/** `12/03/2025` of a day, for typing, the way the language writes it; any other text as it is. */
export function toTypedDay(day: string, language: Language): string {
  if (!isDay(day) || language === 'sv') return day;
  return day
    .split('-')
    .reverse()
    .join(language === 'tr' ? '.' : '/');
}
