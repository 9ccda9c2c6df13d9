import { expect, it } from 'vitest';
import { makeSteps } from './make-test-steps.ts';
import { findSurplusHours } from './surplus-hours.ts';

it('finds the shortest hours that hold half of the surplus', () => {
  const steps = makeSteps('2025-10-26', 25);
  steps.allocatedWmin.fill(0);
  steps.productionWmin.fill(0);
  // local 2 h twice: steps 2 and 3 count together; 40 of 100 there, 30 at 3 h, 30 at 12 h
  steps.productionWmin[2] = 10;
  steps.productionWmin[3] = 30;
  steps.productionWmin[4] = 30;
  steps.productionWmin[13] = 30;
  expect(findSurplusHours(steps, '2025-10-01', '2025-10-31')).toEqual({ from: 2, to: 4 });
  expect(findSurplusHours(steps, '2025-11-01', '2025-11-30')).toBeUndefined();
  steps.allocatedWmin.set(steps.productionWmin);
  expect(findSurplusHours(steps, '2025-10-01', '2025-10-31')).toBeUndefined();
});
