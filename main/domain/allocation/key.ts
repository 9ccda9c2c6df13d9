/**
 * Allocation keys: the rules that split each step's production among the consumers.
 */

/** In proportion to consumption, within it; the rule of law where the organiser gives none. */
export interface DefaultKey {
  readonly kind: 'default';
}

/** A constant share of the production per consumer. */
export interface StaticKey {
  readonly kind: 'static';
  /** Consumer id → share in ppm; a consumer that is absent has share 0. */
  readonly sharesPpm: Readonly<Record<string, number>>;
}

/** A share of the production per consumer and step. */
export interface DynamicKey {
  readonly kind: 'dynamic';
  /** Consumer id → one share in ppm per step. */
  readonly sharesPpm: Readonly<Record<string, ArrayLike<number>>>;
}

/** A share of each producer's production per consumer and step. */
export interface FullDynamicKey {
  readonly kind: 'full-dynamic';
  /** Producer id → consumer id → one share in ppm per step. */
  readonly sharesPpm: Readonly<Record<string, Readonly<Record<string, ArrayLike<number>>>>>;
}

/** Groups of consumers served in turn; a consumer in no group gets nothing. */
export interface PriorityKey {
  readonly kind: 'priority';
  readonly groups: readonly (readonly string[])[];
}

/** A base key under a ceiling per consumer that starts anew with each local month or year. */
export interface QuotaKey {
  readonly kind: 'quota';
  readonly period: 'month' | 'year';
  /** Consumer id → ceiling in Wmin; a consumer that is absent has no ceiling. */
  readonly ceilingsWmin: Readonly<Record<string, number>>;
  readonly base: DefaultKey | PriorityKey;
}

/** Keys that an operation's file may hold; the others come with a case. */
export type StoredKey = DefaultKey | StaticKey | PriorityKey | QuotaKey;

export type AllocationKey = DefaultKey | StaticKey | DynamicKey | FullDynamicKey | PriorityKey | QuotaKey;

/**
 * What consumers have used of their ceilings; plain JSON, so that months can be computed one after
 * the other. It counts for its own period only: in another one, everybody starts from 0.
 */
export interface QuotaState {
  /** Local month `2025-03` or year `2025`. */
  readonly period: string;
  /** Consumer id → Wmin allocated so far in the period, of consumers with a ceiling. */
  readonly usedWmin: Readonly<Record<string, number>>;
}
