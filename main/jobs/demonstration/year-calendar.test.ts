import { describe, expect, it } from 'vitest';
import { createYearCalendar } from './year-calendar.ts';

describe('the calendar of 2025', () => {
  const calendar = createYearCalendar();
  const dayOf = (name: string) => calendar.days.find(({ day }) => day === name);

  it('has 35 040 quarter-hours from midnight in the village, 92 and 100 on the days of the clock changes', () => {
    // 2024-12-31T23:00Z
    expect(calendar.startMinute).toBe(Date.UTC(2024, 11, 31, 23) / 60_000);
    expect(calendar.localMinute).toHaveLength(35_040);
    expect(dayOf('2025-03-30')?.quarters).toBe(92);
    expect(dayOf('2025-10-26')?.quarters).toBe(100);
    const october = dayOf('2025-10-26')?.firstQuarter ?? 0;
    expect([...calendar.localMinute.subarray(october + 8, october + 17)]).toEqual([
      120, 135, 150, 165, 120, 135, 150, 165, 180,
    ]);
  });

  it('knows weekdays, holidays and school days', () => {
    expect(dayOf('2025-01-01')).toMatchObject({ index: 0, weekday: 2, isWorkday: false });
    expect(dayOf('2025-09-01')).toMatchObject({ weekday: 0, isWorkday: true, isSchoolDay: true });
    expect(dayOf('2025-09-03')).toMatchObject({ weekday: 2, isWorkday: true, isSchoolDay: false });
    expect(dayOf('2025-07-14')).toMatchObject({ weekday: 0, isWorkday: false, isSchoolDay: false });
    expect(dayOf('2025-07-15')).toMatchObject({ isWorkday: true, isSchoolDay: false });
  });
});
