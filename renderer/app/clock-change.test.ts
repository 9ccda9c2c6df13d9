import { expect, it } from 'vitest';
import { findClockChange } from './clock-change.ts';

// directive 2000/84/EC: last Sundays of March and October
it.each([
  ['2025-03-30', 23],
  ['2025-10-26', 25],
  ['2024-03-31', 23],
  ['2024-10-27', 25],
])('%s has %i hours in Paris', (day, hours) => {
  expect(findClockChange(day, 'Europe/Paris')).toBe(hours);
});

it.each(['2025-03-29', '2025-03-31', '2025-10-25', '2025-10-27', '2025-07-14'])('%s has 24 hours', (day) => {
  expect(findClockChange(day, 'Europe/Paris')).toBeUndefined();
});

it('follows the zone of the operation', () => {
  expect(findClockChange('2025-03-30', 'Europe/Istanbul')).toBeUndefined();
});
