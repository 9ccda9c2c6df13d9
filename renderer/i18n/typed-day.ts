/** Days as people type them: `12/03/2025`, `12.3.2025`, `2025-03-12`. */

export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return (
    match !== null &&
    !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
    new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
  );
}

/** The `YYYY-MM-DD` day that was typed; the text itself where it is none, so that nothing typed is lost. */
export function parseTypedDay(text: string): string {
  const plain = text.trim();
  const match = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(plain);
  const day = match
    ? `${match[3] ?? ''}-${(match[2] ?? '').padStart(2, '0')}-${(match[1] ?? '').padStart(2, '0')}`
    : plain;
  return isDay(day) ? day : text;
}

/** `12/03/2025` of a day, for typing; any other text as it is. Both languages write the day first. */
export function toTypedDay(day: string): string {
  return isDay(day) ? `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}` : day;
}
