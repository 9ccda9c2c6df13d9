import { describe, expect, it } from 'vitest';
import { listPairs } from './pair-option.ts';

const row = (name: string, beforeWmin: number, afterWmin: number) => ({ name, beforeWmin, afterWmin });

describe('rows of a comparison', () => {
  const rows = [row('same', 5, 5), row('loses', 9, 2), row('gains', 0, 4), row('gains more', 1, 8)];

  it('puts the largest gain first and the largest loss last', () => {
    expect(listPairs(rows, 10).map(({ name }) => name)).toEqual(['gains more', 'gains', 'same', 'loses']);
  });

  it('keeps the ends of many rows', () => {
    expect(listPairs(rows, 3).map(({ name }) => name)).toEqual(['gains more', 'gains', 'loses']);
    expect(listPairs(rows, 1).map(({ name }) => name)).toEqual(['gains more']);
  });
});
