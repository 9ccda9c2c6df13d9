import { expect, it } from 'vitest';
import { createRandom, drawBell } from './seeded-random.ts';

it('gives the same stream for the same seeds, another for others, spread evenly', () => {
  const draw = (...seeds: number[]) => Array.from({ length: 20_000 }, createRandom(...seeds));
  const stream = draw(1, 2);
  expect(draw(1, 2)).toEqual(stream);
  expect(draw(2, 1).slice(0, 3)).not.toEqual(stream.slice(0, 3));
  expect(Math.min(...stream)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...stream)).toBeLessThan(1);
  // mean ½ within five standard errors: 5 × √(1/12 ÷ 20 000) = 0.0102
  expect(Math.abs(stream.reduce((a, b) => a + b) / stream.length - 0.5)).toBeLessThan(0.0102);
});

it('draws bells around zero with a standard deviation of one half', () => {
  const random = createRandom(7);
  const draws = Array.from({ length: 20_000 }, () => drawBell(random));
  // variance of three uniforms: 3 ÷ 12 = ¼
  expect(draws.reduce((sum, x) => sum + x * x, 0) / draws.length).toBeCloseTo(0.25, 1);
  expect(Math.max(...draws.map(Math.abs))).toBeLessThanOrEqual(1.5);
});
