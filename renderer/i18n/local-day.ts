/** Local days (`YYYY-MM-DD`) of UTC instants, in the operation's zone. */
const formats = new Map<string, Intl.DateTimeFormat>();

function dayAt(milliseconds: number, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    // Swedish writes days the ISO way
    format = new Intl.DateTimeFormat('sv-SE', { timeZone });
    formats.set(timeZone, format);
  }
  return format.format(milliseconds);
}

/** The day that holds an instant. */
export function toLocalDay(utc: string, timeZone: string): string {
  return dayAt(Date.parse(utc), timeZone);
}

/** The last day that is whole before an instant. */
export function toLastWholeDay(utc: string, timeZone: string): string {
  const day = dayAt(Date.parse(utc), timeZone);
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** The last day of a stretch that ends at an instant: 1 April 00:00 ends 31 March. */
export function toLastLocalDay(utc: string, timeZone: string): string {
  return dayAt(Date.parse(utc) - 1, timeZone);
}
