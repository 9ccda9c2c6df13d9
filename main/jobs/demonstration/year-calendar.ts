/** The demonstration's year in the village: its days, what they are, and their quarter-hours. */
import {
  addDays,
  getTimeZone,
  listDays,
  parseDay,
  MINUTES_PER_DAY,
  type LocalDay,
  type UtcMinute,
} from '#domain/time.ts';

export const DEMONSTRATION_YEAR = 2025;
const ZONE = 'Europe/Paris';

/** First and last day, both included. */
export type DayRange = readonly [LocalDay, LocalDay];

const publicHolidays: ReadonlySet<LocalDay> = new Set([
  '2025-01-01',
  '2025-04-21',
  '2025-05-01',
  '2025-05-08',
  '2025-05-29',
  '2025-06-09',
  '2025-07-14',
  '2025-08-15',
  '2025-11-01',
  '2025-11-11',
  '2025-12-25',
]);
/** School holidays of zone A. */
const schoolHolidays: readonly DayRange[] = [
  ['2025-01-01', '2025-01-05'],
  ['2025-02-22', '2025-03-09'],
  ['2025-04-19', '2025-05-04'],
  ['2025-05-29', '2025-06-01'],
  ['2025-07-05', '2025-08-31'],
  ['2025-10-18', '2025-11-02'],
  ['2025-12-20', '2025-12-31'],
];

export interface CalendarDay {
  readonly day: LocalDay;
  /** Days since 1 January. */
  readonly index: number;
  /** 0 = Monday. */
  readonly weekday: number;
  readonly isWorkday: boolean;
  readonly isSchoolDay: boolean;
  readonly firstQuarter: number;
  /** 96; 92 and 100 on the days of the clock changes. */
  readonly quarters: number;
}

export interface YearCalendar {
  readonly startMinute: UtcMinute;
  readonly days: readonly CalendarDay[];
  /** Local time of each quarter-hour of the year, in minutes after midnight; 02:00 to 02:45 come twice in October. */
  readonly localMinute: Int32Array;
}

export function isWithin(day: LocalDay, ranges: readonly DayRange[]): boolean {
  return ranges.some(([first, last]) => day >= first && day <= last);
}

export function createYearCalendar(): YearCalendar {
  const zone = getTimeZone(ZONE);
  const [firstDay, lastDay] = [`${String(DEMONSTRATION_YEAR)}-01-01`, `${String(DEMONSTRATION_YEAR)}-12-31`];
  const startMinute = zone.dayStart(firstDay);
  const endMinute = zone.dayStart(addDays(lastDay, 1));
  const localMinute = Int32Array.from({ length: (endMinute - startMinute) / 15 }, (_, q) => {
    const minute = startMinute + q * 15;
    return (minute + zone.offsetAt(minute)) % MINUTES_PER_DAY;
  });
  const names = listDays(firstDay, lastDay);
  const starts = [...names.map((day) => zone.dayStart(day)), endMinute].map((minute) => (minute - startMinute) / 15);
  const days = names.map((day, index): CalendarDay => {
    // 1970-01-01 was a Thursday
    const weekday = (parseDay(day) + 3) % 7;
    const isWorkday = weekday < 5 && !publicHolidays.has(day);
    const firstQuarter = starts[index] ?? 0;
    return {
      day,
      index,
      weekday,
      isWorkday,
      firstQuarter,
      // four days a week, as most village schools
      isSchoolDay: isWorkday && weekday !== 2 && !isWithin(day, schoolHolidays),
      quarters: (starts[index + 1] ?? 0) - firstQuarter,
    };
  });
  return { startMinute, days, localMinute };
}
