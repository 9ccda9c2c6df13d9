/**
 * Allocation of the production of an operation among its consumers, step by step, in exact integers.
 */
import type { UtcMinute } from '../time.ts';
import { apportionInto, createApportionScratch } from './apportion.ts';
import { checkKey, refuseKey } from './check-key.ts';
import { createDefaultRule } from './default-key.ts';
import { createDynamicRule } from './dynamic-key.ts';
import { createFullDynamicRule } from './full-dynamic-key.ts';
import type { AllocationKey, QuotaKey, QuotaState } from './key.ts';
import type { PairedRule, PooledRule } from './key-rule.ts';
import { splitByProducer } from './pairs.ts';
import { createPriorityRule } from './priority-key.ts';
import { createQuotaRule, type QuotaRule } from './quota-key.ts';
import { createStaticRule } from './static-key.ts';
import { createStepReader } from './step-reader.ts';

type Energies = Float64Array<ArrayBuffer>;

export const DEFAULT_TIME_ZONE = 'Europe/Paris';

/** The energy of one meter in one direction, one value per step. */
export interface ParticipantEnergy {
  readonly id: string;
  /** Wmin per step: integers, not negative; null = missing, counts as 0 and is counted. */
  readonly energyWmin: ArrayLike<number | null>;
}

/** A run of consecutive steps to allocate with one key. */
export interface AllocationInput {
  readonly steps: number;
  /** In any order; ids are unique. */
  readonly producers: readonly ParticipantEnergy[];
  /** In any order; ids are unique. A storage meter may stand on both sides. */
  readonly consumers: readonly ParticipantEnergy[];
  /** Per-step shares of the key start at the run's first step. */
  readonly key: AllocationKey;
  /** UTC start of the first step, in minutes since 1970; needed by `quota` only. */
  readonly firstStart?: UtcMinute;
  /** Length of a step; needed by `quota` only. */
  readonly stepMinutes?: number;
  /** IANA zone of local months and years; Europe/Paris where absent. */
  readonly timeZone?: string;
  /** Use of the quotas before the run, as an earlier run returned it; null or absent = none. */
  readonly quota?: QuotaState | null;
}

/**
 * One step's result. The object and its arrays are reused for every step: copy what is to be kept, change
 * nothing. Consumers and producers are in ascending order of meter id, by code unit.
 */
export interface StepAllocation {
  readonly consumerIds: readonly string[];
  readonly producerIds: readonly string[];
  /** Index of the step in the run, from 0. */
  step: number;
  /** C_i. */
  readonly consumptionWmin: Energies;
  /** P_j. */
  readonly productionWmin: Energies;
  /** A_i (AUTOCONS): what each consumer gets. The complement is C_i − A_i. */
  readonly consumerAllocatedWmin: Energies;
  /** AUTOPROD_j: what each producer gives. The surplus is P_j − AUTOPROD_j. */
  readonly producerAllocatedWmin: Energies;
  /** Consumer i from producer j at i × producers + j. */
  readonly pairsWmin: Energies;
}

/** What a run leaves beside its steps. */
export interface AllocationOutcome {
  readonly consumerIds: readonly string[];
  readonly producerIds: readonly string[];
  /** Null values met per consumer, in order of `consumerIds`. */
  readonly consumerMissing: readonly number[];
  /** Null values met per producer, in order of `producerIds`. */
  readonly producerMissing: readonly number[];
  /** Use of the quotas after the run, to be given to the next one; null for other keys. */
  readonly quota: QuotaState | null;
}

/** Order of participants: by code unit, never by locale. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Allocates a run of steps and hands each step's result to `sink`, in time order. Memory does not grow
 * with the number of steps: an operation is streamed month by month, each month a run of its own.
 *
 * @param input energies in Wmin and the key; not changed
 * @param sink called once per step with buffers that are reused
 * @returns ids in order, missing values per participant, and the quota state for the next run
 * @throws ExpectedError `key-invalid`, `shares-above-one`, before the first step
 * @throws RangeError for what a caller must have checked: series of another length than `steps`, an id
 *   twice on one side, energies that are negative or not integers
 * @source specification, section 3; Code de l'énergie, D315-1 to D315-6
 */
export function allocateSteps(input: AllocationInput, sink: (step: StepAllocation) => void): AllocationOutcome {
  const consumers = orderParticipants(input.consumers, input.steps);
  const producers = orderParticipants(input.producers, input.steps);
  const result = createStepAllocation(
    consumers.map(({ id }) => id),
    producers.map(({ id }) => id),
  );
  checkKey(input.key, result.producerIds, result.consumerIds, input.steps);
  const { allocate, readQuota } = createStepRule(input, result);
  const readConsumption = createStepReader(
    consumers.map(({ energyWmin }) => energyWmin),
    input.steps,
  );
  const readProduction = createStepReader(
    producers.map(({ energyWmin }) => energyWmin),
    input.steps,
  );

  for (let step = 0; step < input.steps; step++) {
    result.step = step;
    readConsumption.read(step, result.consumptionWmin);
    readProduction.read(step, result.productionWmin);
    allocate(result);
    sink(result);
  }
  return {
    consumerIds: result.consumerIds,
    producerIds: result.producerIds,
    consumerMissing: readConsumption.missing,
    producerMissing: readProduction.missing,
    quota: readQuota?.() ?? null,
  };
}

function orderParticipants(participants: readonly ParticipantEnergy[], steps: number): readonly ParticipantEnergy[] {
  const ordered = participants.toSorted((a, b) => compareIds(a.id, b.id));
  ordered.forEach(({ id, energyWmin }, i) => {
    if (id === ordered[i + 1]?.id) throw new RangeError(`meter ${id} stands twice on one side`);
    if (energyWmin.length !== steps) throw new RangeError(`the curve of ${id} does not have ${String(steps)} steps`);
  });
  return ordered;
}

function createStepAllocation(consumerIds: readonly string[], producerIds: readonly string[]): StepAllocation {
  return {
    consumerIds,
    producerIds,
    step: 0,
    consumptionWmin: new Float64Array(consumerIds.length),
    productionWmin: new Float64Array(producerIds.length),
    consumerAllocatedWmin: new Float64Array(consumerIds.length),
    producerAllocatedWmin: new Float64Array(producerIds.length),
    pairsWmin: new Float64Array(consumerIds.length * producerIds.length),
  };
}

interface StepRule {
  /** Fills the three allocated arrays from consumption and production. */
  readonly allocate: (result: StepAllocation) => void;
  readonly readQuota?: () => QuotaState;
}

function createStepRule(input: AllocationInput, { consumerIds, producerIds }: StepAllocation): StepRule {
  const { key } = input;
  switch (key.kind) {
    case 'default':
      return poolProducers(createDefaultRule(consumerIds.length), producerIds.length);
    case 'static':
      return poolProducers(createStaticRule(key, consumerIds), producerIds.length);
    case 'dynamic':
      return poolProducers(createDynamicRule(key, consumerIds), producerIds.length);
    case 'priority':
      return poolProducers(createPriorityRule(key, consumerIds), producerIds.length);
    case 'full-dynamic':
      return sumPairs(createFullDynamicRule(key, producerIds, consumerIds), producerIds.length);
    case 'quota': {
      const rule = createQuota(key, input, consumerIds);
      return { ...poolProducers(rule.allocate, producerIds.length), readQuota: rule.readState };
    }
  }
}

function createQuota(key: QuotaKey, input: AllocationInput, consumerIds: readonly string[]): QuotaRule {
  const { firstStart, stepMinutes, timeZone = DEFAULT_TIME_ZONE, quota = null } = input;
  if (firstStart === undefined) throw refuseKey('firstStart', 'missing');
  if (stepMinutes === undefined) throw refuseKey('stepMinutes', 'missing');
  const base =
    key.base.kind === 'priority' ? createPriorityRule(key.base, consumerIds) : createDefaultRule(consumerIds.length);
  return createQuotaRule(key, consumerIds, base, { firstStart, stepMinutes, timeZone }, quota);
}

/** Keys on the pooled production: AUTOPROD = apportion(ΣA, P), then the pair rule. */
function poolProducers(rule: PooledRule, producers: number): StepRule {
  const remaining = new Float64Array(producers);
  const scratch = createApportionScratch(producers);
  return {
    allocate(result) {
      const production = sumOf(result.productionWmin);
      rule(result.step, production, result.consumptionWmin, result.consumerAllocatedWmin);
      const allocated = sumOf(result.consumerAllocatedWmin);
      const given = result.producerAllocatedWmin;
      apportionInto(allocated, result.productionWmin, production, producers, given, 0, scratch);
      splitByProducer(result.consumerAllocatedWmin, given, result.pairsWmin, remaining, scratch);
    },
  };
}

/** Keys that decide the pairs themselves: what a producer gives is the sum of its pairs. */
function sumPairs(rule: PairedRule, producers: number): StepRule {
  return {
    allocate(result) {
      rule(result.step, result.productionWmin, result.consumptionWmin, result.consumerAllocatedWmin, result.pairsWmin);
      const given = result.producerAllocatedWmin.fill(0);
      for (let at = 0; at < result.pairsWmin.length; at += producers) {
        for (let j = 0; j < producers; j++) given[j] = (given[j] as number) + (result.pairsWmin[at + j] as number);
      }
    },
  };
}

function sumOf(energies: Energies): number {
  let sum = 0;
  for (let i = 0; i < energies.length; i++) sum += energies[i] as number;
  return sum;
}
