import { describe, expect, it } from 'vitest';
import {
  changePeriodKind,
  countDays,
  findDays,
  findFreeFault,
  listMonths,
  namePeriod,
  parsePeriod,
  previousYear,
  shiftPeriod,
} from './period.ts';

describe('shiftPeriod', () => {
  it.each([
    ['2025-12', 1, '2026-01'],
    ['2025-01', -1, '2024-12'],
    ['2025-Q4', 1, '2026-Q1'],
    ['2025-Q1', -1, '2024-Q4'],
    ['2025', -1, '2024'],
    ['2025-03', -14, '2024-01'],
    // 37 days: 26 January is 37 days before 4 March
    ['2025-03-04..2025-04-09', -1, '2025-01-26..2025-03-03'],
    ['2025-03-04..2025-04-09', 1, '2025-04-10..2025-05-16'],
    ['2025-01-01..2025-02-28', 1, '2025-03-01..2025-04-30'],
    ['2024-02-01..2024-02-29', 12, '2025-02-01..2025-02-28'],
  ])('%s by %i is %s', (name, by, expected) => {
    expect(shiftPeriod(name, by)).toBe(expected);
  });
});

describe('changePeriodKind', () => {
  it('keeps the last month shown in sight', () => {
    expect(changePeriodKind('2025-05', 'quarter')).toBe('2025-Q2');
    expect(changePeriodKind('2025-Q2', 'month')).toBe('2025-06');
    expect(changePeriodKind('2025', 'quarter')).toBe('2025-Q4');
    expect(changePeriodKind('2025-Q1', 'year')).toBe('2025');
    expect(changePeriodKind('2025-01-20..2025-03-02', 'month')).toBe('2025-03');
  });
  it('keeps the days where they become free', () => {
    expect(changePeriodKind('2024-02', 'free')).toBe('2024-02-01..2024-02-29');
    expect(changePeriodKind('2025-Q4', 'free')).toBe('2025-10-01..2025-12-31');
  });
});

it('lists the months of a quarter and of a year', () => {
  expect(listMonths('2025-Q3')).toEqual(['2025-07', '2025-08', '2025-09']);
  expect(listMonths('2025')).toHaveLength(12);
  expect(listMonths('2025').at(-1)).toBe('2025-12');
  expect(listMonths('2024-12-31..2025-02-01')).toEqual(['2024-12', '2025-01', '2025-02']);
});

it('names what it has parsed', () => {
  for (const name of ['2025-01', '2025-12', '2025-Q1', '2025-Q4', '2025', '2025-03-04..2025-04-09'])
    expect(namePeriod(parsePeriod(name))).toBe(name);
});

it('finds the same period a year earlier', () => {
  expect(previousYear('2025-Q2')).toBe('2024-Q2');
  expect(previousYear('2025')).toBe('2024');
  expect(previousYear('2025-03-04..2025-04-09')).toBe('2024-03-04..2024-04-09');
  expect(previousYear('2024-02-29..2024-03-10')).toBe('2023-02-28..2023-03-10');
  expect(previousYear('2025-02-01..2025-02-28')).toBe('2024-02-01..2024-02-29');
});

it('knows the days of a period', () => {
  expect(findDays('2024-02')).toEqual({ firstDay: '2024-02-01', lastDay: '2024-02-29' });
  expect(countDays('2025')).toBe(365);
  expect(countDays('2025-03-04..2025-03-04')).toBe(1);
});

it('tells why two days make no period', () => {
  expect(findFreeFault('2025-03-04', '2025-03-03')).toBe('order');
  expect(findFreeFault('2025-03-04', '2025-03-04')).toBeUndefined();
  // 2023, 2024 (leap) and 2025 are 1096 days
  expect(findFreeFault('2023-01-01', '2025-12-31')).toBeUndefined();
  expect(findFreeFault('2023-01-01', '2026-01-01')).toBe('length');
});
