import { describe, expect, it } from 'vitest';
import { normaliseName, quoteForMessage, readDecimal, readStamp, splitCells, timesThousand } from './table-text.ts';

describe('readDecimal', () => {
  it.each([
    ['0', 0, 0],
    ['0012', 12, 0],
    ['12,345', 12345, 3],
    ['12.50', 125, 1],
    ['7.000', 7, 0],
    ['+3', 3, 0],
    ['-0', 0, 0],
    ['123456789012345', 123456789012345, 0],
  ])('keeps %s exact', (cell, mantissa, scale) => {
    expect(readDecimal(cell)).toEqual({ mantissa, scale });
  });

  it.each([
    ['', 'value-unreadable'],
    ['NA', 'value-unreadable'],
    ['1 234', 'value-unreadable'],
    ['1e3', 'value-unreadable'],
    ['1.2.3', 'value-unreadable'],
    ['12\u0000', 'value-unreadable'],
    ['-1', 'value-negative'],
    ['-0,5', 'value-negative'],
    ['1234567890123456', 'value-too-large'],
  ])('refuses %j', (cell, code) => {
    expect(readDecimal(cell)).toBe(code);
  });

  it('turns kW into W without loss', () => {
    expect(timesThousand({ mantissa: 12345, scale: 4 })).toEqual({ mantissa: 12345, scale: 1 });
    expect(timesThousand({ mantissa: 28, scale: 0 })).toEqual({ mantissa: 28000, scale: 0 });
  });
});

describe('readStamp', () => {
  const utc = (text: string): number => Date.parse(text) / 60_000;
  it.each([
    ['2021-10-31T02:30:00+02:00', 'utc', '2021-10-31T00:30:00Z'],
    ['2021-10-31T02:30:00+01:00', 'utc', '2021-10-31T01:30:00Z'],
    ['2021-10-31T02:30Z', 'utc', '2021-10-31T02:30:00Z'],
    ['2023-03-13 00:30:00', 'local', '2023-03-13T00:30:00Z'],
    ['13/03/2023 00:30', 'local', '2023-03-13T00:30:00Z'],
    ['13/03/2023', 'day', '2023-03-13T00:00:00Z'],
  ])('reads %s', (text, kind, same) => {
    expect(readStamp(text)).toEqual({ kind, minute: utc(same) });
  });

  it.each([
    '2023-02-29 00:00',
    '2023-13-01',
    '31/04/2023',
    '2023-03-13 24:00:00',
    '2023-03-13 00:30:15',
    '1969-01-01',
    '2023-3-1',
    'x',
  ])('refuses %s', (text) => {
    expect(readStamp(text)).toBeUndefined();
  });
});

describe('cells and names', () => {
  it('takes a separator between quotes for text', () => {
    expect(splitCells('a,"1,5" ,b', ',')).toEqual(['a', '1,5', 'b']);
  });
  it('compares names without accents and case', () => {
    expect(normaliseName(' Grandeur métier ')).toBe('grandeurmetier');
    expect(normaliseName('Grandeur m\ufffdtier')).toBe('grandeurmtier');
  });
  it('quotes a piece of a file on one short line', () => {
    expect(quoteForMessage('a\u0000b\nc')).toBe('a·b·c');
    expect(quoteForMessage('x'.repeat(50))).toBe(`${'x'.repeat(39)}…`);
  });
});
