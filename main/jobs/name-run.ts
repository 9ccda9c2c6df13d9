import { findPeriod, type Period } from '#domain/time.ts';

/** A run in a file name: `2025-03` for a month, `2025-Q1` for a quarter, otherwise its two days. */
export function nameRun({ firstDay, lastDay }: Period): string {
  const year = firstDay.slice(0, 4);
  const quarter = `${year}-Q${String(Math.floor((Number(firstDay.slice(5, 7)) - 1) / 3) + 1)}`;
  const name = [firstDay.slice(0, 7), quarter, year].find((one) => {
    const period = findPeriod(one);
    return period?.firstDay === firstDay && period.lastDay === lastDay;
  });
  return name ?? `${firstDay}_${lastDay}`;
}
