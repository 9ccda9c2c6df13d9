/** Steps and colours for the tests of pictures. */
import type { EnergySteps } from '#contract';
import type { ChartSigns } from './chart-signs.ts';

/** A day of so many hours, clocks changing at 2 h or 3 h: step k has produced 100 k, used 300, shared k Wmin. */
export function makeSteps(day: string, hours: 23 | 24 | 25): EnergySteps {
  const local = {
    23: (k: number) => (k < 2 ? k : k + 1),
    24: (k: number) => k,
    25: (k: number) => (k < 3 ? k : k - 1),
  };
  const each = (value: number): Int32Array => new Int32Array(hours).fill(value);
  return {
    days: [day],
    stepMinutes: 60,
    firstStep: Int32Array.of(0, hours),
    localMinute: each(0).map((_, k) => local[hours](k) * 60),
    productionWmin: Float64Array.from(each(0), (_, k) => 100 * k),
    consumptionWmin: Float64Array.from(each(300)),
    allocatedWmin: Float64Array.from(each(0), (_, k) => k),
    productionValues: each(4),
    productionMissing: each(0),
    consumptionValues: each(8),
    consumptionMissing: each(0),
    productionEstimated: each(0),
    consumptionEstimated: each(0),
  };
}

export const testSigns: ChartSigns = {
  production: '#c47f00',
  allocated: '#00795a',
  complement: '#3b6ea5',
  surplus: '#9a6700',
  missing: '#757a84',
  ink: '#1b2126',
  inkSoft: '#58616a',
  line: '#dfe3e0',
  paper: '#ffffff',
  font: 'sans-serif',
};
