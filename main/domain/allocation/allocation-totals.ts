import type { StepAllocation } from './allocate.ts';

type Energies = Float64Array<ArrayBuffer>;

/**
 * Sums of steps, of a day, a month or a period: same order and layout as `StepAllocation`. Totals stay
 * exact below 2^53.
 */
export interface AllocationTotals {
  readonly consumerIds: readonly string[];
  readonly producerIds: readonly string[];
  readonly consumptionWmin: Energies;
  readonly productionWmin: Energies;
  readonly consumerAllocatedWmin: Energies;
  readonly producerAllocatedWmin: Energies;
  /** Consumer i from producer j at i × producers + j. */
  readonly pairsWmin: Energies;
}

/** Totals of no step at all; ids in ascending order by code unit, as `allocateSteps` has them. */
export function createAllocationTotals(
  consumerIds: readonly string[],
  producerIds: readonly string[],
): AllocationTotals {
  return {
    consumerIds,
    producerIds,
    consumptionWmin: new Float64Array(consumerIds.length),
    productionWmin: new Float64Array(producerIds.length),
    consumerAllocatedWmin: new Float64Array(consumerIds.length),
    producerAllocatedWmin: new Float64Array(producerIds.length),
    pairsWmin: new Float64Array(consumerIds.length * producerIds.length),
  };
}

/**
 * Adds one step to totals.
 *
 * @param totals changed in place, in Wmin
 * @param step a step of the same participants
 */
export function addStep(totals: AllocationTotals, step: StepAllocation): void {
  addTo(totals.consumptionWmin, step.consumptionWmin);
  addTo(totals.productionWmin, step.productionWmin);
  addTo(totals.consumerAllocatedWmin, step.consumerAllocatedWmin);
  addTo(totals.producerAllocatedWmin, step.producerAllocatedWmin);
  addTo(totals.pairsWmin, step.pairsWmin);
}

function addTo(sums: Energies, values: Energies): void {
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (values[i] as number);
}
