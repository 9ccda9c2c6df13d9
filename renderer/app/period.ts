/** Periods by name: `2025-03`, `2025-Q1`, `2025`, and `2025-03-05..2025-04-10` with both days included. */
import type { TFunction } from 'i18next';
import type { Format } from '../i18n/format.ts';

/** Lengths that the calendar knows. */
export type CalendarKind = 'month' | 'quarter' | 'year';
export type PeriodKind = CalendarKind | 'free';

/** Longest stretch of days that can be asked for: three years. */
export const MAX_FREE_DAYS = 1096;

interface CalendarParts {
  readonly kind: CalendarKind;
  readonly year: number;
  /** Month from 0, quarter from 0, or 0. */
  readonly index: number;
}

interface FreeParts {
  readonly kind: 'free';
  readonly firstDay: string;
  readonly lastDay: string;
}

const perYear: Readonly<Record<CalendarKind, number>> = { month: 12, quarter: 4, year: 1 };
const DAY_MS = 86_400_000;

export function parsePeriod(name: string): CalendarParts | FreeParts {
  const [firstDay = '', lastDay] = name.split('..');
  if (lastDay !== undefined) return { kind: 'free', firstDay, lastDay };
  return parseCalendar(name);
}

function parseCalendar(name: string): CalendarParts {
  const year = Number(name.slice(0, 4));
  const rest = name.slice(5);
  if (rest === '') return { kind: 'year', year, index: 0 };
  if (rest.startsWith('Q')) return { kind: 'quarter', year, index: Number(rest.slice(1)) - 1 };
  return { kind: 'month', year, index: Number(rest) - 1 };
}

export function namePeriod(parts: CalendarParts | FreeParts): string {
  if (parts.kind === 'free') return `${parts.firstDay}..${parts.lastDay}`;
  const { kind, year, index } = parts;
  if (kind === 'year') return String(year);
  if (kind === 'quarter') return `${year}-Q${index + 1}`;
  return `${year}-${String(index + 1).padStart(2, '0')}`;
}

/** First and last day of a period, both included. */
export function findDays(name: string): { readonly firstDay: string; readonly lastDay: string } {
  const parts = parsePeriod(name);
  if (parts.kind === 'free') return parts;
  const months = listMonths(name);
  const [first = name, last = name] = [months[0], months.at(-1)];
  return { firstDay: `${first}-01`, lastDay: addDays(`${shiftPeriod(last, 1)}-01`, -1) };
}

/** Days of a period. */
export function countDays(name: string): number {
  const { firstDay, lastDay } = findDays(name);
  return (Date.parse(lastDay) - Date.parse(firstDay)) / DAY_MS + 1;
}

/** The period before or after, of the same length: free days move by whole months where they are whole months. */
export function shiftPeriod(name: string, by: number): string {
  const parts = parsePeriod(name);
  if (parts.kind === 'free') return shiftFree(parts, by);
  const { kind, year, index } = parts;
  const count = year * perYear[kind] + index + by;
  return namePeriod({ kind, year: Math.floor(count / perYear[kind]), index: count % perYear[kind] });
}

function shiftFree({ firstDay, lastDay }: FreeParts, by: number): string {
  if (firstDay.endsWith('-01') && isMonthEnd(lastDay)) {
    const length = listMonths(`${firstDay}..${lastDay}`).length * by;
    return namePeriod({
      kind: 'free',
      firstDay: `${shiftPeriod(firstDay.slice(0, 7), length)}-01`,
      lastDay: findDays(shiftPeriod(lastDay.slice(0, 7), length)).lastDay,
    });
  }
  const length = countDays(`${firstDay}..${lastDay}`) * by;
  return namePeriod({ kind: 'free', firstDay: addDays(firstDay, length), lastDay: addDays(lastDay, length) });
}

/** The period of another kind that holds the last month of this one; as free days, the same days. */
export function changePeriodKind(name: string, kind: PeriodKind): string {
  if (kind === 'free') return namePeriod({ kind, ...findDays(name) });
  const last = parseCalendar(findDays(name).lastDay.slice(0, 7));
  return namePeriod({ kind, year: last.year, index: Math.floor(last.index / (12 / perYear[kind])) });
}

/** Months (`YYYY-MM`) that a period touches, ascending. */
export function listMonths(name: string): string[] {
  const parts = parsePeriod(name);
  if (parts.kind === 'free') {
    const last = parts.lastDay.slice(0, 7);
    const months: string[] = [];
    for (let month = parts.firstDay.slice(0, 7); month <= last; month = shiftPeriod(month, 1)) months.push(month);
    return months;
  }
  const { kind, year, index } = parts;
  const length = 12 / perYear[kind];
  return Array.from({ length }, (_, k) => namePeriod({ kind: 'month', year, index: index * length + k }));
}

/** The same period a year earlier; the last of February stays the last. */
export function previousYear(name: string): string {
  const parts = parsePeriod(name);
  if (parts.kind !== 'free') return namePeriod({ ...parts, year: parts.year - 1 });
  const before = (day: string, isEnd: boolean): string => {
    const month = previousYear(day.slice(0, 7));
    const last = findDays(month).lastDay;
    const same = `${month}${day.slice(7)}`;
    return same > last || (isEnd && isMonthEnd(day)) ? last : same;
  };
  return namePeriod({ kind: 'free', firstDay: before(parts.firstDay, false), lastDay: before(parts.lastDay, true) });
}

/** Why two typed days make no period, if they do not. */
export function findFreeFault(firstDay: string, lastDay: string): 'order' | 'length' | undefined {
  if (lastDay < firstDay) return 'order';
  return countDays(namePeriod({ kind: 'free', firstDay, lastDay })) > MAX_FREE_DAYS ? 'length' : undefined;
}

/** `mars 2025`, `1er trimestre 2025`, `2025`, `5 mars – 10 avril 2025`. */
export function describePeriod(name: string, t: TFunction, format: Format): string {
  const parts = parsePeriod(name);
  if (parts.kind === 'free') return format.range(parts.firstDay, parts.lastDay);
  const { kind, year, index } = parts;
  if (kind === 'month') return format.month(name);
  if (kind === 'year') return String(year);
  return index === 0 ? t('period.firstQuarterName', { year }) : t('period.quarterName', { quarter: index + 1, year });
}

function addDays(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY_MS).toISOString().slice(0, 10);
}

const isMonthEnd = (day: string): boolean => addDays(day, 1).endsWith('-01');
