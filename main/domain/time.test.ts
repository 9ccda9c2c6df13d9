import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  findPeriod,
  formatDay,
  formatUtc,
  getTimeZone,
  listDays,
  parseDay,
  utcMonthAt,
  utcMonthSlots,
  utcMonthStart,
} from './time.ts';

const paris = getTimeZone('Europe/Paris');
const at = (iso: string): number => Date.parse(iso) / 60_000;

describe('TimeZone', () => {
  it('knows the clock changes of Paris to the minute', () => {
    expect(paris.offsetAt(at('2025-03-30T00:59:00Z'))).toBe(60);
    expect(paris.offsetAt(at('2025-03-30T01:00:00Z'))).toBe(120);
    expect(paris.offsetAt(at('2025-10-26T00:59:00Z'))).toBe(120);
    expect(paris.offsetAt(at('2025-10-26T01:00:00Z'))).toBe(60);
  });

  it('gives local days 92, 96 and 100 quarter-hours', () => {
    const quarters = (day: string): number => (paris.dayStart(addDays(day, 1)) - paris.dayStart(day)) / 15;
    expect([quarters('2025-03-30'), quarters('2025-03-31'), quarters('2025-10-26')]).toEqual([92, 96, 100]);
    // computed for the calendar of 2026: 29 March and 25 October
    expect([quarters('2026-03-29'), quarters('2026-10-25')]).toEqual([92, 100]);
  });

  it('resolves local minutes: single, repeated in autumn, skipped in spring', () => {
    expect(paris.resolveLocal(at('2025-07-01T12:00:00Z'))).toEqual({
      kind: 'single',
      minute: at('2025-07-01T10:00:00Z'),
    });
    expect(paris.resolveLocal(at('2025-10-26T02:30:00Z'))).toEqual({
      kind: 'repeated',
      first: at('2025-10-26T00:30:00Z'),
      second: at('2025-10-26T01:30:00Z'),
    });
    expect(paris.resolveLocal(at('2025-10-26T03:00:00Z'))).toEqual({
      kind: 'single',
      minute: at('2025-10-26T02:00:00Z'),
    });
    expect(paris.resolveLocal(at('2025-03-30T02:00:00Z'))).toEqual({ kind: 'skipped' });
    expect(paris.resolveLocal(at('2025-03-30T03:00:00Z'))).toEqual({
      kind: 'single',
      minute: at('2025-03-30T01:00:00Z'),
    });
  });

  it('finds the day of every minute, and its start', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('2019-01-01T00:00:00Z'), max: at('2031-01-01T00:00:00Z') }), (minute) => {
        const day = paris.dayAt(minute);
        expect(paris.dayStart(day)).toBeLessThanOrEqual(minute);
        expect(paris.dayStart(addDays(day, 1))).toBeGreaterThan(minute);
        const local = paris.resolveLocal(minute + paris.offsetAt(minute));
        expect(
          local.kind === 'single' ? [local.minute] : local.kind === 'repeated' ? [local.first, local.second] : [],
        ).toContain(minute);
      }),
    );
  });

  it('works where the day itself is cut: midnight skipped in Beirut, half-hour offsets on Lord Howe', () => {
    const beirut = getTimeZone('Asia/Beirut');
    expect(formatUtc(beirut.dayStart('2024-03-31'))).toBe('2024-03-30T22:00:00Z');
    const lordHowe = getTimeZone('Australia/Lord_Howe');
    expect((lordHowe.dayStart('2025-04-07') - lordHowe.dayStart('2025-04-06')) / 30).toBe(49);
  });

  it('refuses an unknown zone', () => {
    expect(() => getTimeZone('Europe/Drayze')).toThrow(RangeError);
  });
});

describe('days and months', () => {
  it('names the days of a month, quarter or year', () => {
    expect(findPeriod('2025-02')).toEqual({ firstDay: '2025-02-01', lastDay: '2025-02-28' });
    expect(findPeriod('2024-Q1')).toEqual({ firstDay: '2024-01-01', lastDay: '2024-03-31' });
    expect(findPeriod('2025')).toEqual({ firstDay: '2025-01-01', lastDay: '2025-12-31' });
    for (const wrong of ['2025-13', '2025-Q5', '25-01', '2025-1', '2025-01-01', '', ' 2025-01', '1969-12', '2200'])
      expect(findPeriod(wrong)).toBeUndefined();
  });

  it('refuses days that do not exist', () => {
    for (const wrong of ['2025-02-29', '2025-13-01', '2025-1-1', 'today', ''])
      expect(() => parseDay(wrong)).toThrow(RangeError);
    expect(listDays('2024-02-28', '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
    expect(formatDay(parseDay('2000-02-29'))).toBe('2000-02-29');
  });

  it('counts the slots of a UTC month, without clock changes', () => {
    const march = utcMonthAt(at('2025-03-31T23:59:00Z'));
    expect(formatUtc(utcMonthStart(march))).toBe('2025-03-01T00:00:00Z');
    expect(utcMonthSlots(march, 15)).toBe(31 * 96);
  });
});
