import { findPeriod, type Period } from '#domain/time.ts';

/** File name of a run among those exported with it: its period, with a number where a period was billed again. */
export function nameRun(
  run: Period & { readonly id: number },
  runs: readonly (Period & { readonly id: number })[],
): string {
  const same = runs
    .filter(({ firstDay, lastDay }) => firstDay === run.firstDay && lastDay === run.lastDay)
    .map(({ id }) => id)
    .sort((a, b) => a - b);
  const position = same.indexOf(run.id) + 1;
  const name = findPeriodName(run) ?? `${run.firstDay}_${run.lastDay}`;
  return position > 1 ? `${name} (${String(position)})` : name;
}

/** `2025-03` for a month, `2025-Q1` for a quarter, `2025` for a year; undefined for other days. */
export function findPeriodName({ firstDay, lastDay }: Period): string | undefined {
  const year = firstDay.slice(0, 4);
  const quarter = `${year}-Q${String(Math.floor((Number(firstDay.slice(5, 7)) - 1) / 3) + 1)}`;
  return [firstDay.slice(0, 7), quarter, year].find((one) => {
    const period = findPeriod(one);
    return period?.firstDay === firstDay && period.lastDay === lastDay;
  });
}
