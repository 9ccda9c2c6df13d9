import { describe, expect, it } from 'vitest';
import { simulatePlant } from './solar-plant.ts';
import { createYearCalendar } from './year-calendar.ts';

const calendar = createYearCalendar();
const count = calendar.localMinute.length;
const clearSky = { clearness: new Float64Array(count).fill(1), celsius: new Float64Array(count).fill(15) };
const south = { peakWatts: 10_000, inverterWatts: 9000, roofs: [{ share: 1, tiltDegrees: 20, facingDegrees: 180 }] };
const watts = simulatePlant(south, calendar, clearSky, 1);

/** Local minutes of the day's first and last power and of its highest. */
function findSunHours(day: string): { up: number; noon: number; down: number } {
  const found = calendar.days.find((one) => one.day === day);
  const from = found?.firstQuarter ?? 0;
  const curve = [...watts.subarray(from, from + (found?.quarters ?? 0))];
  const at = (i: number) => calendar.localMinute[from + i] ?? 0;
  const lit = curve.flatMap((power, i) => (power > 0 ? [i] : []));
  return { up: at(lit[0] ?? 0), noon: at(curve.indexOf(Math.max(...curve))), down: at(lit.at(-1) ?? 0) };
}

describe('a solar plant under a clear sky', () => {
  it('wakes and sleeps with the sun', () => {
    // sun at 45.2° N, 5.4° E: 21 June up 5:53, down 21:33, noon 13:40 (UTC+2); 21 December 8:17, 16:58, 12:37 (UTC+1)
    const june = findSunHours('2025-06-21');
    expect(Math.abs(june.up - 353)).toBeLessThanOrEqual(45);
    expect(Math.abs(june.noon - 820)).toBeLessThanOrEqual(45);
    expect(Math.abs(june.down - 1293)).toBeLessThanOrEqual(45);
    const december = findSunHours('2025-12-21');
    expect(Math.abs(december.up - 497)).toBeLessThanOrEqual(45);
    expect(Math.abs(december.down - 1018)).toBeLessThanOrEqual(45);
  });

  it('never feeds in more than its inverters', () => {
    const small = simulatePlant({ ...south, inverterWatts: 5000 }, calendar, clearSky, 1);
    expect(Math.max(...small)).toBe(5000);
    expect(Math.max(...watts)).toBeGreaterThan(7000);
  });

  it('gives more in the morning when it faces east', () => {
    const facing = (facingDegrees: number) =>
      simulatePlant({ ...south, roofs: [{ share: 1, tiltDegrees: 20, facingDegrees }] }, calendar, clearSky, 1);
    const inTheMorning = (curve: Int32Array) =>
      curve.reduce((sum, power, q) => ((calendar.localMinute[q] ?? 0) < 660 ? sum + power : sum), 0);
    expect(inTheMorning(facing(90))).toBeGreaterThan(inTheMorning(facing(270)));
  });
});
