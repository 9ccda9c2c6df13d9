/**
 * Checks an allocation key against the participants and steps it is to serve, before anything is computed.
 */
import { ExpectedError } from '../errors.ts';
import { PPM_OF_ONE } from '../units.ts';
import type { AllocationKey, FullDynamicKey, PriorityKey } from './key.ts';

/** Why a key or a case is refused: each has its words in the catalogues, under `reason`. */
export type RefusalReason =
  | 'missing'
  | 'not-an-object'
  | 'not-a-list'
  | 'not-a-text'
  | 'not-an-integer'
  | 'not-a-time'
  | 'negative'
  | 'too-large'
  | 'unknown-kind'
  | 'unknown-period'
  | 'unknown-time-zone'
  | 'unknown-meter'
  | 'repeated-meter'
  | 'wrong-length';

/** The error of a key that cannot be used: where it is wrong (a path inside the key) and why. */
export function refuseKey(where: string, reason: RefusalReason): ExpectedError {
  return new ExpectedError('key-invalid', { where, reason });
}

/**
 * Checks a key: known ids, shares and ceilings integers not below 0, one share per step, no consumer in
 * two groups, shares of a step not above 1 000 000 ppm together.
 *
 * @param key key with the structure of its kind
 * @param producerIds ids of the run's producers
 * @param consumerIds ids of the run's consumers
 * @param steps number of steps of the run
 * @throws ExpectedError `key-invalid` {where, reason}; `shares-above-one` {step, sum, producer}, where
 *   step counts from 0, sum is in ppm and producer is null but for `full-dynamic`
 * @source specification, section 3
 */
export function checkKey(
  key: AllocationKey,
  producerIds: readonly string[],
  consumerIds: readonly string[],
  steps: number,
): void {
  const consumers = new Set(consumerIds);
  switch (key.kind) {
    case 'default':
      return;
    case 'static':
      checkConstantShares(key.sharesPpm, consumers);
      return;
    case 'dynamic':
      checkShareSeries(key.sharesPpm, consumers, steps, 'sharesPpm', null);
      return;
    case 'full-dynamic':
      checkShareMatrix(key, new Set(producerIds), consumers, steps);
      return;
    case 'priority':
      checkGroups(key, consumers, 'groups');
      return;
    case 'quota':
      checkAmounts(key.ceilingsWmin, consumers, 'ceilingsWmin');
      if (key.base.kind === 'priority') checkGroups(key.base, consumers, 'base.groups');
  }
}

function checkKnown(id: string, known: ReadonlySet<string>, where: string): void {
  if (!known.has(id)) throw refuseKey(where, 'unknown-meter');
}

function checkAmount(amount: number, where: () => string): void {
  if (!Number.isSafeInteger(amount)) throw refuseKey(where(), 'not-an-integer');
  if (amount < 0) throw refuseKey(where(), 'negative');
}

function checkAmounts(amounts: Readonly<Record<string, number>>, known: ReadonlySet<string>, where: string): number {
  let sum = 0;
  for (const [id, amount] of Object.entries(amounts)) {
    checkKnown(id, known, `${where}.${id}`);
    checkAmount(amount, () => `${where}.${id}`);
    sum += amount;
  }
  return sum;
}

function checkConstantShares(sharesPpm: Readonly<Record<string, number>>, consumers: ReadonlySet<string>): void {
  const sum = checkAmounts(sharesPpm, consumers, 'sharesPpm');
  if (sum > PPM_OF_ONE) throw new ExpectedError('shares-above-one', { step: 0, sum, producer: null });
}

function checkShareSeries(
  sharesPpm: Readonly<Record<string, ArrayLike<number>>>,
  consumers: ReadonlySet<string>,
  steps: number,
  where: string,
  producer: string | null,
): void {
  const sums = new Float64Array(steps);
  for (const [id, series] of Object.entries(sharesPpm)) {
    checkKnown(id, consumers, `${where}.${id}`);
    if (series.length !== steps) throw refuseKey(`${where}.${id}`, 'wrong-length');
    for (let step = 0; step < steps; step++) {
      const share = series[step] as number;
      checkAmount(share, () => `${where}.${id}[${String(step)}]`);
      sums[step] = (sums[step] as number) + share;
    }
  }
  const step = sums.findIndex((sum) => sum > PPM_OF_ONE);
  if (step >= 0) throw new ExpectedError('shares-above-one', { step, sum: sums[step] as number, producer });
}

function checkShareMatrix(
  key: FullDynamicKey,
  producers: ReadonlySet<string>,
  consumers: ReadonlySet<string>,
  steps: number,
): void {
  for (const [producer, sharesPpm] of Object.entries(key.sharesPpm)) {
    checkKnown(producer, producers, `sharesPpm.${producer}`);
    checkShareSeries(sharesPpm, consumers, steps, `sharesPpm.${producer}`, producer);
  }
}

function checkGroups(key: PriorityKey, consumers: ReadonlySet<string>, where: string): void {
  const seen = new Set<string>();
  key.groups.forEach((ids, g) => {
    ids.forEach((id, m) => {
      const place = `${where}[${String(g)}][${String(m)}]`;
      checkKnown(id, consumers, `${place} (${id})`);
      if (seen.has(id)) throw refuseKey(`${place} (${id})`, 'repeated-meter');
      seen.add(id);
    });
  });
}
