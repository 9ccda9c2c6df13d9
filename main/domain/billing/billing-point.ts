/** Points of the check before billing. */
import type { Direction } from '../curve.ts';

export type BillingPointCode =
  | 'missing-values'
  | 'missing-values-accepted'
  | 'estimated-values'
  | 'meter-without-owner'
  | 'meter-without-price'
  | 'key-missing'
  | 'period-already-billed'
  | 'period-not-over'
  | 'no-energy'
  | 'no-plant'
  | 'member-without-address'
  | 'business-without-siren';

/** A point to settle or to know before issuing. Blocking points hold the issue back. */
export interface BillingPoint {
  readonly code: BillingPointCode;
  readonly isBlocking: boolean;
  readonly meterId: string | null;
  readonly direction: Direction | null;
  readonly params: Readonly<Record<string, string | number>>;
  /** True for a gap that the treasurer can accept by name. */
  readonly canAccept: boolean;
}
