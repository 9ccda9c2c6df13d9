import { expect, it } from 'vitest';
import { quality } from './curve.ts';
import { summariseQuality } from './data-quality.ts';

const { missing, measured, estimated, corrected } = quality;
// four days of two, three (a clock change), two and two slots of an hour, from minute 600
const firstSlot = [0, 2, 5, 7, 9];
const curve = {
  startMinute: 600,
  energyWmin: new Int32Array(9),
  quality: Uint8Array.from([measured, missing, missing, estimated, missing, corrected, missing, missing, measured]),
};

it('counts each day by quality, and joins what lacks over midnight', () => {
  const { days, gaps } = summariseQuality(curve, firstSlot, () => true, 60);
  expect([...days.measured]).toEqual([1, 0, 0, 1]);
  expect([...days.estimated]).toEqual([0, 1, 0, 0]);
  expect([...days.corrected]).toEqual([0, 0, 1, 0]);
  expect([...days.missing]).toEqual([1, 2, 1, 1]);
  expect(gaps).toEqual([
    { from: 660, to: 780 },
    { from: 840, to: 900 },
    { from: 960, to: 1080 },
  ]);
});

it('expects nothing on the days on which nobody holds the meter', () => {
  const { days, gaps } = summariseQuality(curve, firstSlot, (day) => day !== 1, 60);
  expect([...days.missing]).toEqual([1, 0, 1, 1]);
  expect([...days.estimated]).toEqual([0, 0, 0, 0]);
  // the first gap now ends at midnight: slots 1, and 6 to 7
  expect(gaps).toEqual([
    { from: 660, to: 720 },
    { from: 960, to: 1080 },
  ]);
});
