import { changePeriodKind, listMonths } from '../../app/period.ts';

/** Name of the month, quarter or year that a run billed. */
export function nameRunPeriod({ firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string }): string {
  const [first, last] = [firstDay.slice(0, 7), lastDay.slice(0, 7)];
  const names = [first, changePeriodKind(first, 'quarter'), changePeriodKind(first, 'year')];
  const isWhole = (name: string): boolean => listMonths(name)[0] === first && listMonths(name).at(-1) === last;
  return names.find(isWhole) ?? first;
}
