import { describe, expect, it } from 'vitest';
import { parsePeriod, parseShownPeriod } from './parse-period.ts';

describe('parseShownPeriod', () => {
  it.each([
    ['2025-03', '2025-03-01', '2025-03-31'],
    ['2025-Q1', '2025-01-01', '2025-03-31'],
    ['2024-02-29..2024-03-01', '2024-02-29', '2024-03-01'],
    ['2025-03-04..2025-03-04', '2025-03-04', '2025-03-04'],
    // 2023, 2024 (leap) and 2025: 1096 days
    ['2023-01-01..2025-12-31', '2023-01-01', '2025-12-31'],
  ])('%s is %s to %s', (name, firstDay, lastDay) => {
    expect(parseShownPeriod(name)).toEqual({ firstDay, lastDay });
  });
  it.each([
    '2025-03-05..2025-03-04',
    '2025-02-29..2025-03-01',
    '2023-01-01..2026-01-01',
    '..',
    '2025-03-01..',
    '2025-13',
    '2025-03-01..2025-03-02..2025-03-03',
  ])('%s is refused', (name) => {
    expect(() => parseShownPeriod(name)).toThrow('period-invalid');
  });
});

it('bills no free days', () => {
  expect(() => parsePeriod('2025-03-04..2025-04-09')).toThrow('period-invalid');
});
