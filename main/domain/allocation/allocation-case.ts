/**
 * An allocation case: energies and a key in one JSON document, computed on its own (`allocate --input`).
 */
import { ExpectedError } from '../errors.ts';
import type { UtcMinute } from '../time.ts';
import {
  allocateSteps,
  compareIds,
  DEFAULT_TIME_ZONE,
  type AllocationInput,
  type AllocationOutcome,
  type ParticipantEnergy,
} from './allocate.ts';
import { addStep, createAllocationTotals } from './allocation-totals.ts';
import { parseAllocationKey } from './parse-key.ts';
import { readAmount, readEach, readObject, readText, type Refuse } from './read-untrusted.ts';

/** Result of a case: integers in Wmin, one per step; a missing value counts as 0. */
export interface AllocationCaseResult {
  /** Consumer id → what it gets, and what its own supplier delivers. */
  readonly consumers: Readonly<
    Record<string, { readonly allocated: readonly number[]; readonly complement: readonly number[] }>
  >;
  /** Producer id → what it gives, and what is left of its production. */
  readonly producers: Readonly<
    Record<string, { readonly allocated: readonly number[]; readonly surplus: readonly number[] }>
  >;
  /** Producer id → consumer id → what goes from one to the other. */
  readonly pairs: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
  readonly totals: {
    readonly consumption: number;
    readonly production: number;
    readonly allocated: number;
    readonly complement: number;
    readonly surplus: number;
    /** Every participant's id → number of missing values, both directions together. */
    readonly missing: Readonly<Record<string, number>>;
  };
}

/**
 * Reads an allocation case from untrusted JSON: `{"stepMinutes","producers":[{"id","energyWmin"}],
 * "consumers":[…],"key"}`, and for `quota` also `"firstStart"` (UTC, `YYYY-MM-DDTHH:MM:SSZ`) and, if not
 * Europe/Paris, `"timeZone"`. Other fields are ignored.
 *
 * @param value parsed JSON
 * @param path name of the document, for the error
 * @throws ExpectedError `case-invalid` {path, where, reason}; `key-invalid` {where, reason}
 */
export function parseAllocationCase(value: unknown, path: string): AllocationInput {
  const refuse: Refuse = (where, reason) => new ExpectedError('case-invalid', { path, where, reason });
  const fields = readObject(value, 'case', refuse);
  const producers = readParticipants(fields.get('producers'), 'producers', refuse);
  const consumers = readParticipants(fields.get('consumers'), 'consumers', refuse);
  const steps = checkCurves([...producers, ...consumers], refuse);
  const key = parseAllocationKey(fields.get('key'));
  if (key.kind !== 'quota') return { steps, producers, consumers, key };
  const stepMinutes = readAmount(fields.get('stepMinutes'), 'stepMinutes', refuse);
  const firstStart = readUtcMinute(fields.get('firstStart'), 'firstStart', refuse);
  const timeZone = readTimeZone(fields.get('timeZone') ?? DEFAULT_TIME_ZONE, 'timeZone', refuse);
  return { steps, producers, consumers, key, stepMinutes, firstStart, timeZone };
}

/**
 * Computes a case.
 *
 * @param input as `parseAllocationCase` returns it
 * @returns ids in ascending order by code unit
 * @throws ExpectedError `key-invalid`, `shares-above-one`
 * @source specification, section 6 (`allocate --input`)
 */
export function computeAllocationCase(input: AllocationInput): AllocationCaseResult {
  const { steps } = input;
  const consumerIds = input.consumers.map(({ id }) => id).sort(compareIds);
  const producerIds = input.producers.map(({ id }) => id).sort(compareIds);
  const series = (): number[] => new Array<number>(steps).fill(0);
  const consumers = consumerIds.map(() => ({ allocated: series(), complement: series() }));
  const producers = producerIds.map(() => ({ allocated: series(), surplus: series() }));
  const pairs = producerIds.map(() => consumerIds.map(series));
  const totals = createAllocationTotals(consumerIds, producerIds);

  const outcome = allocateSteps(input, (result) => {
    const { step, consumerAllocatedWmin, producerAllocatedWmin, pairsWmin } = result;
    consumers.forEach(({ allocated, complement }, i) => {
      const energy = consumerAllocatedWmin[i] as number;
      allocated[step] = energy;
      complement[step] = (result.consumptionWmin[i] as number) - energy;
    });
    producers.forEach(({ allocated, surplus }, j) => {
      const energy = producerAllocatedWmin[j] as number;
      allocated[step] = energy;
      surplus[step] = (result.productionWmin[j] as number) - energy;
      pairs[j]?.forEach((pair, i) => {
        pair[step] = pairsWmin[i * producerIds.length + j] as number;
      });
    });
    addStep(totals, result);
  });

  const [consumption, production, allocated] = [
    totals.consumptionWmin,
    totals.productionWmin,
    totals.consumerAllocatedWmin,
  ].map((all) => all.reduce((a, b) => a + b, 0)) as [number, number, number];
  return {
    consumers: nameEach(consumerIds, consumers),
    producers: nameEach(producerIds, producers),
    pairs: nameEach(
      producerIds,
      pairs.map((row) => nameEach(consumerIds, row)),
    ),
    totals: {
      consumption,
      production,
      allocated,
      complement: consumption - allocated,
      surplus: production - allocated,
      missing: countMissing(outcome),
    },
  };
}

function nameEach<T>(ids: readonly string[], values: readonly T[]): Record<string, T> {
  return Object.fromEntries(values.map((value, i) => [ids[i] as string, value]));
}

function countMissing(outcome: AllocationOutcome): Record<string, number> {
  const missing = new Map<string, number>();
  const add = (id: string, count: number): void => {
    missing.set(id, (missing.get(id) ?? 0) + count);
  };
  outcome.consumerIds.forEach((id, i) => {
    add(id, outcome.consumerMissing[i] ?? 0);
  });
  outcome.producerIds.forEach((id, j) => {
    add(id, outcome.producerMissing[j] ?? 0);
  });
  return Object.fromEntries(missing);
}

function readParticipants(value: unknown, side: string, refuse: Refuse): ParticipantEnergy[] {
  const seen = new Set<string>();
  return readEach(value, side, refuse, (entry, where) => {
    const fields = readObject(entry, where, refuse);
    const id = readText(fields.get('id'), `${where}.id`, refuse);
    if (seen.has(id)) throw refuse(`${where}.id (${id})`, 'repeated-meter');
    seen.add(id);
    return {
      id,
      energyWmin: readEach(fields.get('energyWmin'), `${where}.energyWmin`, refuse, readEnergy),
    };
  });
}

function readEnergy(value: unknown, where: string, refuse: Refuse): number | null {
  return value === null ? null : readAmount(value, where, refuse);
}

/** Number of steps: all curves have the same, and all energies together are a safe integer. */
function checkCurves(participants: readonly ParticipantEnergy[], refuse: Refuse): number {
  const steps = participants[0]?.energyWmin.length ?? 0;
  let sum = 0;
  for (const { id, energyWmin } of participants) {
    if (energyWmin.length !== steps) throw refuse(`energyWmin (${id})`, 'wrong-length');
    for (let step = 0; step < steps; step++) sum += energyWmin[step] ?? 0;
    if (sum > Number.MAX_SAFE_INTEGER) throw refuse(`energyWmin (${id})`, 'too-large');
  }
  return steps;
}

/** `YYYY-MM-DDTHH:MM[:SS]` on a whole minute, with `Z` or without: the field is UTC by definition. */
function readUtcMinute(value: unknown, where: string, refuse: Refuse): UtcMinute {
  const text = readText(value, where, refuse);
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::00(?:\.0+)?)?(?:Z|\+00:00)?$/.exec(text);
  const milliseconds = match ? Date.parse(`${match[1] ?? ''}:00Z`) : NaN;
  // an impossible date such as 30 February is refused or moved by the parser: it does not print back
  const printed = Number.isNaN(milliseconds) ? '' : new Date(milliseconds).toISOString().slice(0, 16);
  if (printed !== match?.[1]) throw refuse(`${where} (${text})`, 'not-a-time');
  return milliseconds / 60_000;
}

function readTimeZone(value: unknown, where: string, refuse: Refuse): string {
  const name = readText(value, where, refuse);
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    throw refuse(`${where} (${name})`, 'unknown-time-zone');
  }
}
