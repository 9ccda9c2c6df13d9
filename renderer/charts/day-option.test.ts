import { expect, it } from 'vitest';
import { createDayOption, listMissingBands, readComplement } from './day-option.ts';
import { makeSteps, testSigns } from './make-test-steps.ts';

const texts = { time: String, tooltip: () => [], formatKwh: String };

it('stacks shared and grid in front, surplus on shared behind, in kWh; what is not known is not drawn', () => {
  const steps = makeSteps('2025-10-26', 25);
  steps.productionValues[7] = 0;
  steps.productionMissing[7] = 4;
  const series = createDayOption(steps, testSigns, texts).series as { readonly data: readonly unknown[] }[];
  expect(series.map(({ data }) => data.length)).toEqual([25, 25, 25, 25, 25, 25, 0, 1]);
  // step 10: produced 1000, used 300, shared 10 Wmin
  const kwh = (wmin: number): number => wmin / 60_000;
  expect(series.slice(0, 5).map(({ data }) => data[10])).toEqual([10, 990, 10, 290, 1000].map(kwh));
  expect(series.map(({ data }) => data[7]).slice(0, 3)).toEqual(['-', '-', '-']);
});

it('dashes what is estimated, and draws no plant for one participant', () => {
  const steps = makeSteps('2025-06-01', 24);
  steps.productionEstimated[4] = 1;
  steps.consumptionEstimated[5] = 1;
  const series = createDayOption(steps, testSigns, texts).series as { readonly data: readonly unknown[] }[];
  const [solid, dashed, tops] = [series[4]?.data ?? [], series[5]?.data ?? [], series[6]?.data ?? []];
  // step 4 produced 400 Wmin, step 5 used 300
  expect([solid[3], solid[4], dashed[3], dashed[4]]).toEqual([300 / 60_000, '-', '-', 400 / 60_000]);
  expect(tops).toEqual([[5, 300 / 60_000]]);
  expect(createDayOption(steps, testSigns, texts, 'consumer').series).toHaveLength(4);
});

it('frames what lacks values in one piece', () => {
  const steps = makeSteps('2025-06-01', 24);
  for (const step of [3, 4, 9]) steps.consumptionMissing[step] = 1;
  expect(listMissingBands(steps)).toEqual([
    { from: 3, to: 5 },
    { from: 9, to: 10 },
  ]);
  expect(readComplement(steps, 3)).toBe(297);
  steps.consumptionValues[3] = 0;
  expect(readComplement(steps, 3)).toBeNull();
});
