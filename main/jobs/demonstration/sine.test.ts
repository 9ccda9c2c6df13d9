import { expect, it } from 'vitest';
import { cosineOfTurn, sineOfTurn } from './sine.ts';

it('agrees with the sine and cosine of mathematics over several turns', () => {
  for (let turn = -2; turn <= 2; turn += 1 / 997) {
    expect(Math.abs(sineOfTurn(turn) - Math.sin(2 * Math.PI * turn))).toBeLessThan(1e-7);
    expect(Math.abs(cosineOfTurn(turn) - Math.cos(2 * Math.PI * turn))).toBeLessThan(1e-7);
  }
});
