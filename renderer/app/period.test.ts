import { describe, expect, it } from 'vitest';
import { changePeriodKind, listMonths, namePeriod, parsePeriod, previousYear, shiftPeriod } from './period.ts';

describe('shiftPeriod', () => {
  it.each([
    ['2025-12', 1, '2026-01'],
    ['2025-01', -1, '2024-12'],
    ['2025-Q4', 1, '2026-Q1'],
    ['2025-Q1', -1, '2024-Q4'],
    ['2025', -1, '2024'],
    ['2025-03', -14, '2024-01'],
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
  });
});

it('lists the months of a quarter and of a year', () => {
  expect(listMonths('2025-Q3')).toEqual(['2025-07', '2025-08', '2025-09']);
  expect(listMonths('2025')).toHaveLength(12);
  expect(listMonths('2025').at(-1)).toBe('2025-12');
});

it('names what it has parsed', () => {
  for (const name of ['2025-01', '2025-12', '2025-Q1', '2025-Q4', '2025'])
    expect(namePeriod(parsePeriod(name))).toBe(name);
});

it('finds the same period a year earlier', () => {
  expect(previousYear('2025-Q2')).toBe('2024-Q2');
  expect(previousYear('2025')).toBe('2024');
});
