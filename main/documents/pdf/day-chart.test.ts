import { expect, test } from 'vitest';
import { listDays } from '#domain/time.ts';
import { splitDays } from './bill-detail.ts';
import { makeBill } from './bill-fixture.ts';
import { findAxisStep, findClockChange } from './day-chart.ts';

test('an axis has two to four round steps', () => {
  const kwh = 60_000;
  expect([14.6, 15, 15.1, 7, 1, 0.3, 900].map((max) => findAxisStep(max * kwh) / kwh)).toEqual([
    5, 5, 10, 5, 0.5, 0.1, 500,
  ]);
  // a day without consumption still has an axis
  expect(findAxisStep(0)).toBeGreaterThan(0);
});

test('both clock changes, and only they', () => {
  const changes = listDays('2025-01-01', '2025-12-31')
    .map((day) => [day, findClockChange(day, 'Europe/Paris')])
    .filter(([, hours]) => hours !== undefined);
  expect(changes).toEqual([
    ['2025-03-30', 23],
    ['2025-10-26', 25],
  ]);
});

test('days stand in halves of a month or in whole months', () => {
  expect(splitDays(makeBill({ period: '2025-03' }).days).map((block) => block.length)).toEqual([16, 15]);
  expect(splitDays(makeBill({ period: '2024-Q1' }).days).map((block) => block.length)).toEqual([31, 29, 31]);
  expect(splitDays([])).toEqual([]);
});
