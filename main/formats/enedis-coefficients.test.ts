import { describe, expect, it } from 'vitest';
import { ExpectedError } from '#domain/errors.ts';
import { getTimeZone } from '#domain/time.ts';
import {
  checkCoefficientProfile,
  defaultCoefficientProfile,
  formatCoefficientFileName,
  writeCoefficientLines,
  type CoefficientProfile,
  type CoefficientRow,
} from './enedis-coefficients.ts';

const columns = {
  consumerIds: ['10101010101023', '10101010101024'],
  stepMinutes: 15,
  timeZone: 'Europe/Paris',
};

/** Every quarter-hour of a local day, numbered from 0 in the first column. */
function* rowsOfDay(day: string, nextDay: string): Generator<CoefficientRow> {
  const zone = getTimeZone('Europe/Paris');
  const coefficients = [0, 1];
  for (let minute = zone.dayStart(day); minute < zone.dayStart(nextDay); minute += 15) {
    yield { startMinute: minute, coefficients };
    coefficients[0] = (coefficients[0] ?? 0) + 1;
  }
}

const write = (rows: Iterable<CoefficientRow>, changes: Partial<CoefficientProfile> = {}): string[] => [
  ...writeCoefficientLines({ ...defaultCoefficientProfile, ...changes }, columns, rows),
];

const hourTwo = (lines: readonly string[], day: string): string[] =>
  lines.filter((line) => line.startsWith(`${day} 02:`)).map((line) => line.slice(11).trimEnd());

describe('writeCoefficientLines', () => {
  it('writes the layout of the public sample', () => {
    // section 2.4 of the reference: Horodate;…  01/11/2024 00:00;50,81;39,86 (Paris is UTC+1)
    const midnight = Date.UTC(2024, 9, 31, 23) / 60_000;
    const rows = [0, 15].map((minutes) => ({
      startMinute: midnight + minutes,
      coefficients: [5081, 3986],
    }));
    expect(write(rows).join('')).toBe(
      'Horodate;10101010101023;10101010101024\n' + '01/11/2024 00:00;50,81;39,86\n' + '01/11/2024 00:15;50,81;39,86\n',
    );
  });

  it.each([
    [2, '0,07', '100,00'],
    [0, '0', '100'],
    // rounded down: 0.07 % to 0.0 %
    [1, '0,0', '100,0'],
    [4, '0,0700', '100,0000'],
  ])('writes %d decimals', (decimals, small, whole) => {
    const [, line] = write([{ startMinute: 0, coefficients: [7, 10_000] }], { decimals });
    expect(line).toBe(`01/01/1970 01:00;${small};${whole}\n`);
  });

  it('follows separator, decimal sign and line end of the profile', () => {
    const lines = write([{ startMinute: 0, coefficients: [1234, 5] }], {
      separator: '\t',
      decimalSign: '.',
      lineEnd: '\r\n',
    });
    expect(lines).toEqual(['Horodate\t10101010101023\t10101010101024\r\n', '01/01/1970 01:00\t12.34\t0.05\r\n']);
  });

  describe('on the autumn day, 100 quarter-hours', () => {
    const rows = (): Iterable<CoefficientRow> => rowsOfDay('2025-10-26', '2025-10-27');

    it('writes 02:xx twice, in time order', () => {
      const lines = write(rows());
      expect(lines).toHaveLength(1 + 100);
      // summer time is rows 8 to 11 of the day, winter time rows 12 to 15
      expect(hourTwo(lines, '26/10/2025')).toEqual([
        '02:00;0,08;0,01',
        '02:15;0,09;0,01',
        '02:30;0,10;0,01',
        '02:45;0,11;0,01',
        '02:00;0,12;0,01',
        '02:15;0,13;0,01',
        '02:30;0,14;0,01',
        '02:45;0,15;0,01',
      ]);
      expect(lines.at(-1)).toBe('26/10/2025 23:45;0,99;0,01\n');
    });

    it('writes the first 02:xx only where every day is to have the same rows', () => {
      const lines = write(rows(), { clockChangeDays: 'same-every-day' });
      expect(lines).toHaveLength(1 + 96);
      expect(hourTwo(lines, '26/10/2025')).toEqual([
        '02:00;0,08;0,01',
        '02:15;0,09;0,01',
        '02:30;0,10;0,01',
        '02:45;0,11;0,01',
      ]);
    });
  });

  describe('on the spring day, 92 quarter-hours', () => {
    const rows = (): Iterable<CoefficientRow> => rowsOfDay('2025-03-30', '2025-03-31');

    it('writes no 02:xx', () => {
      const lines = write(rows());
      expect(lines).toHaveLength(1 + 92);
      expect(hourTwo(lines, '30/03/2025')).toEqual([]);
      // 01:45 is row 7 of the day and 03:00 the next
      expect(lines[9]).toBe('30/03/2025 03:00;0,08;0,01\n');
    });

    it('writes zeros for 02:xx where every day is to have the same rows', () => {
      const lines = write(rows(), { clockChangeDays: 'same-every-day' });
      expect(lines).toHaveLength(1 + 96);
      expect(hourTwo(lines, '30/03/2025')).toEqual([
        '02:00;0,00;0,00',
        '02:15;0,00;0,00',
        '02:30;0,00;0,00',
        '02:45;0,00;0,00',
      ]);
      expect(lines[13]).toBe('30/03/2025 03:00;0,08;0,01\n');
    });
  });
});

describe('formatCoefficientFileName', () => {
  const file = {
    operation: 'ACC00000001',
    stepMinutes: 15,
    period: { firstDay: '2024-11-01', lastDay: '2024-11-30' },
  };

  it('names the file as the public sample', () => {
    expect(formatCoefficientFileName(defaultCoefficientProfile, file)).toBe('ACC00000001_15_01112024_30112024.txt');
  });

  it('fills in what the profile names and leaves the rest', () => {
    const profile = { ...defaultCoefficientProfile, fileName: '{first}_{last} {other}.csv' };
    expect(formatCoefficientFileName(profile, file)).toBe('01112024_30112024 {other}.csv');
  });
});

describe('checkCoefficientProfile', () => {
  it('accepts the default profile', () => {
    expect(() => {
      checkCoefficientProfile(defaultCoefficientProfile);
    }).not.toThrow();
  });

  it.each([
    ['separator', { separator: '' }],
    ['separator', { separator: '1' }],
    ['decimalSign', { separator: ',' }],
    ['decimals', { decimals: -1 }],
    ['decimals', { decimals: 1.5 }],
    ['decimals', { decimals: 7 }],
    ['fileName', { fileName: '../{first}.txt' }],
    ['fileName', { fileName: '' }],
  ])('names the field %s of %j', (where, changes) => {
    const check = (): void => {
      checkCoefficientProfile({ ...defaultCoefficientProfile, ...changes });
    };
    expect(check).toThrow(new ExpectedError('invalid-input', { where }));
    try {
      check();
    } catch (error) {
      expect((error as ExpectedError).params).toEqual({ where });
    }
  });
});
