import { describe, expect, it } from 'vitest';
import { CurveBuffers } from './curve-buffers.ts';

describe('CurveBuffers', () => {
  it('gives back what was put aside, in order', () => {
    const months = [3, 1, 2].flatMap((month) => ['B', 'A'].map((meter) => ({ meter, month: 2025 * 12 + month })));
    const buffers = new CurveBuffers(60, 5 * 744);
    for (const [i, { meter, month }] of months.entries()) {
      const curve = buffers.get(meter, 'consumption', month);
      curve.energyWmin[0] = i + 1;
      curve.quality[0] = 1;
    }
    buffers.get('B', 'consumption', 2025 * 12 + 3).energyWmin[1] = 100;
    expect(buffers.size).toBe(6);
    const listed = [...buffers.list()].map(({ meter, curve }) => [
      meter,
      curve.month % 12,
      curve.energyWmin[0],
      curve.energyWmin[1],
    ]);
    expect(listed).toEqual([
      ['A', 1, 4, 0],
      ['A', 2, 6, 0],
      ['A', 3, 2, 0],
      ['B', 1, 3, 0],
      ['B', 2, 5, 0],
      ['B', 3, 1, 100],
    ]);
    buffers.close();
  });
});
