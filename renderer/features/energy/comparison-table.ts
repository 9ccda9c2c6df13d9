import type { TFunction } from 'i18next';
import type { Measure } from '../../charts/hour-cells.ts';
import type { ShownTable } from '../../components/FigureTableView.tsx';
import { readColumn, type ColumnPairs } from './comparison.ts';

/** Day beside day, or month beside month. */
export function toComparisonTable(
  { unit, pairs }: ColumnPairs,
  measure: Measure,
  names: { readonly now: string; readonly then: string },
  t: TFunction,
): ShownTable {
  const kind = unit === 'day' ? 'day' : 'text';
  const word = t(unit === 'day' ? 'words.day' : 'words.month');
  return {
    columns: [
      { title: `${word} (${names.now})`, kind },
      { title: `${t(`words.${measure}`)} (${names.now})`, kind: 'kwh' },
      { title: `${word} (${names.then})`, kind },
      { title: `${t(`words.${measure}`)} (${names.then})`, kind: 'kwh' },
      { title: t('energy.change'), kind: 'kwh' },
    ],
    rows: pairs.map(({ now, then }) => {
      const [ours, theirs] = [readColumn(now, measure), readColumn(then, measure)];
      const change = ours === null || theirs === null ? null : ours - theirs;
      return [now?.name ?? null, ours, then?.name ?? null, theirs, change];
    }),
  };
}
