import { describe, expect, it } from 'vitest';
import { showCell } from './cell.ts';
import { findBuiltInTimeKind, findTimeKind, toLocalDateTime } from './excel-time.ts';

describe('findTimeKind', () => {
  it.each([
    ['dd/mm/yyyy hh:mm', 'date'],
    ['d-mmm', 'date'],
    ['[$-40C]d mmmm yyyy;@', 'date'],
    ['mmmm', 'date'],
    ['hh:mm', 'time'],
    ['mm:ss.0', 'time'],
    ['h"h"mm', 'time'],
    ['[h]:mm', 'elapsed'],
    ['General', 'none'],
    ['0.00', 'none'],
    ['#,##0.00" dh"', 'none'],
    ['0\\d', 'none'],
    ['[Red]0', 'none'],
    ['#,##0 [$€-40C]', 'none'],
    ['0;"day"d', 'none'],
  ])('%s shows %s', (code, kind) => {
    expect(findTimeKind(code)).toBe(kind);
  });
  it('knows the formats that have a number only', () => {
    expect([0, 2, 14, 20, 22, 46, 49, 57].map(findBuiltInTimeKind)).toEqual([
      'none',
      'none',
      'date',
      'time',
      'date',
      'elapsed',
      'none',
      'date',
    ]);
  });
});

describe('toLocalDateTime', () => {
  // serials as Excel shows them: 45 658 is 1 January 2025; 0,0104166… is a quarter of an hour
  it.each([
    [45_658, 'date', false, '2025-01-01'],
    [45_658.010416666664, 'date', false, '2025-01-01 00:15'],
    [45_658.99999999, 'date', false, '2025-01-02'],
    [44_196, 'date', true, '2025-01-01'],
    [1, 'date', false, '1900-01-01'],
    [59, 'date', false, '1900-02-28'],
    [61, 'date', false, '1900-03-01'],
    [45_658.5, 'time', false, '2025-01-01 12:00'],
    [0.5, 'date', false, '12:00'],
    [1, 'time', false, '24:00'],
    [1.25, 'elapsed', false, '30:00'],
  ] as const)('%d as %s (from 1904: %s) is %s', (serial, kind, isFrom1904, shown) => {
    expect(showCell(toLocalDateTime(serial, kind, isFrom1904) ?? null)).toBe(shown);
  });
  it.each([-1, 3_000_000, NaN, Infinity])('finds no date in %d', (serial) => {
    expect(toLocalDateTime(serial, 'date', false)).toBeUndefined();
  });
});
