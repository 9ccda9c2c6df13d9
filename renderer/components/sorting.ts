/** Which column a list is sorted by, and rows in that order. */
import { useState } from 'react';

export interface Sorting<Column extends string> {
  readonly column: Column;
  readonly isDescending: boolean;
}

export interface SortingState<Column extends string> extends Sorting<Column> {
  /** Sorts by this column; the other way round where it is the one already. */
  readonly choose: (column: Column) => void;
}

export function useSorting<Column extends string>(first: Column, isDescending = false): SortingState<Column> {
  const [sorting, setSorting] = useState<Sorting<Column>>({ column: first, isDescending });
  return {
    ...sorting,
    choose: (column) => {
      setSorting((now) => ({ column, isDescending: now.column === column && !now.isDescending }));
    },
  };
}

export type SortValue = string | number | null;

/**
 * Rows by one of their values; equal ones keep their order, those without a value come last either way.
 *
 * @param language of the alphabet
 */
export function sortRows<Row>(
  rows: readonly Row[],
  getValue: (row: Row) => SortValue,
  isDescending: boolean,
  language: string,
): Row[] {
  const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const sign = isDescending ? -1 : 1;
  return rows
    .map((row) => ({ row, value: getValue(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return sign * (typeof a.value === 'string' ? compare(a.value, String(b.value)) : a.value - Number(b.value));
    })
    .map(({ row }) => row);
}
