/** Periods by name: `2025-03`, `2025-Q1`, `2025`. */
import type { TFunction } from 'i18next';
import type { Format } from '../i18n/format.ts';

export type PeriodKind = 'month' | 'quarter' | 'year';

interface Parts {
  readonly kind: PeriodKind;
  readonly year: number;
  /** Month from 0, quarter from 0, or 0. */
  readonly index: number;
}

const perYear: Readonly<Record<PeriodKind, number>> = { month: 12, quarter: 4, year: 1 };

export function parsePeriod(name: string): Parts {
  const year = Number(name.slice(0, 4));
  const rest = name.slice(5);
  if (rest === '') return { kind: 'year', year, index: 0 };
  if (rest.startsWith('Q')) return { kind: 'quarter', year, index: Number(rest.slice(1)) - 1 };
  return { kind: 'month', year, index: Number(rest) - 1 };
}

export function namePeriod({ kind, year, index }: Parts): string {
  if (kind === 'year') return String(year);
  if (kind === 'quarter') return `${year}-Q${index + 1}`;
  return `${year}-${String(index + 1).padStart(2, '0')}`;
}

export function shiftPeriod(name: string, by: number): string {
  const { kind, year, index } = parsePeriod(name);
  const count = year * perYear[kind] + index + by;
  return namePeriod({ kind, year: Math.floor(count / perYear[kind]), index: count % perYear[kind] });
}

/** The period of another kind that holds the last month of this one. */
export function changePeriodKind(name: string, kind: PeriodKind): string {
  const months = listMonths(name);
  const last = parsePeriod(months.at(-1) ?? name);
  return namePeriod({ kind, year: last.year, index: Math.floor(last.index / (12 / perYear[kind])) });
}

/** Months (`YYYY-MM`) of a period, ascending. */
export function listMonths(name: string): string[] {
  const { kind, year, index } = parsePeriod(name);
  const length = 12 / perYear[kind];
  return Array.from({ length }, (_, k) => namePeriod({ kind: 'month', year, index: index * length + k }));
}

export function previousYear(name: string): string {
  return String(Number(name.slice(0, 4)) - 1) + name.slice(4);
}

/** `mars 2025`, `1er trimestre 2025`, `2025`. */
export function describePeriod(name: string, t: TFunction, format: Format): string {
  const { kind, year, index } = parsePeriod(name);
  if (kind === 'month') return format.month(name);
  if (kind === 'year') return String(year);
  return index === 0 ? t('period.firstQuarterName', { year }) : t('period.quarterName', { quarter: index + 1, year });
}
