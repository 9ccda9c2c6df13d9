import { expect, it } from 'vitest';
import { nameRunPeriod } from './run-period.ts';

it('names the month, quarter or year that was billed', () => {
  expect(nameRunPeriod({ firstDay: '2025-02-01', lastDay: '2025-02-28' })).toBe('2025-02');
  expect(nameRunPeriod({ firstDay: '2025-04-01', lastDay: '2025-06-30' })).toBe('2025-Q2');
  expect(nameRunPeriod({ firstDay: '2025-01-01', lastDay: '2025-12-31' })).toBe('2025');
});
