/** What the file knows of an operation besides its figures, as a billing run needs it. */
import type { Language } from '../language.ts';
import type { Party, VatRegime } from './bill.ts';
import type { PriceRule } from './prices.ts';

export interface RunMember {
  readonly id: number;
  readonly party: Party;
  readonly language: Language;
}

export interface RunIssuer {
  readonly id: number;
  readonly memberId: number;
  readonly vat: VatRegime;
  readonly latePenaltyMention: string | null;
  readonly mediatorMention: string | null;
}

/** What the file knows besides the figures. */
export interface RunRecords {
  readonly operation: {
    readonly name: string;
    readonly accNumber: string | null;
    readonly currency: string;
    readonly paymentDays: number;
    readonly organiserId: number;
  };
  readonly members: ReadonlyMap<number, RunMember>;
  readonly issuers: ReadonlyMap<number, RunIssuer>;
  readonly prices: readonly PriceRule[];
  /** `meter direction` → number of missing slots that the treasurer accepted for this period. */
  readonly acceptedGaps: ReadonlyMap<string, number>;
  /** `issuer member` of the invoices of an overlapping period that no credit note took back. */
  readonly billedPairs: ReadonlySet<string>;
}
