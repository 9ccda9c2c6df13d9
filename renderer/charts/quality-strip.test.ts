import { expect, it } from 'vitest';
import type { MeterQuality } from '#contract';
import { countDayStates, findDayState } from './quality-strip.ts';

it('takes the worst of what is known of a day', () => {
  const of = (...values: number[]): Uint16Array => Uint16Array.from(values);
  const meter: MeterQuality = {
    meterId: '1',
    direction: 'consumption',
    name: 'A',
    measured: of(96, 90, 95, 95, 0, 0, 90),
    corrected: of(0, 6, 0, 0, 0, 0, 0),
    estimated: of(0, 0, 1, 0, 0, 0, 3),
    missing: of(0, 0, 0, 1, 96, 0, 3),
    gaps: [],
  };
  const states = Array.from(meter.missing, (_, day) => findDayState(meter, day));
  expect(states).toEqual(['complete', 'corrected', 'estimated', 'partial', 'missing', 'none', 'partial']);
  expect(countDayStates(meter)).toEqual({ complete: 1, corrected: 1, estimated: 1, partial: 2, missing: 1, none: 1 });
});
