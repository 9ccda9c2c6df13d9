/**
 * The model of a bill: everything that is printed on it, frozen at issue. Documents are drawn from this
 * alone, so that a bill can be drawn again, byte for byte, years later.
 */
import type { Language } from '../language.ts';
import type { EnergyWh, EnergyWmin, MoneyCents, PriceMicroEuroPerKwh, RatePpm } from '../units.ts';
import type { LocalDay, Period } from '../time.ts';

export type PartyKind = 'individual' | 'business' | 'public' | 'association';
export type KeyKind = 'default' | 'static' | 'dynamic' | 'full-dynamic' | 'priority' | 'quota';

/** A legal or natural person as printed on a document. Empty strings and null are not printed. */
export interface Party {
  readonly kind: PartyKind;
  readonly name: string;
  readonly reference: string | null;
  readonly legalForm: string | null;
  readonly siren: string | null;
  readonly vatNumber: string | null;
  /** For example `RCS Grenoble` or an association's RNA number. */
  readonly registration: string | null;
  readonly addressLines: readonly string[];
  readonly postcode: string;
  readonly city: string;
  readonly country: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly iban: string | null;
  readonly bic: string | null;
}

/** VAT regime of an issuer: a rate, or exempt with the mention that says why. */
export type VatRegime =
  | { readonly regime: 'rate'; readonly ratePpm: RatePpm }
  | { readonly regime: 'exempt'; readonly ratePpm: RatePpm; readonly mention: string };

/** One line: meter × producer × price in force. */
export interface BillLine {
  readonly meterId: string;
  readonly meterLabel: string;
  readonly plantName: string;
  readonly producerMeterId: string;
  readonly firstDay: LocalDay;
  readonly lastDay: LocalDay;
  /** Allocated energy, exact. */
  readonly energyWmin: EnergyWmin;
  /** Billed quantity: the same in whole Wh, half up. */
  readonly energyWh: EnergyWh;
  readonly priceMicroEuroPerKwh: PriceMicroEuroPerKwh;
  readonly netCents: MoneyCents;
}

/** One local day of the member, all their meters together. */
export interface BillDay {
  readonly day: LocalDay;
  readonly consumptionWmin: EnergyWmin;
  readonly allocatedWmin: EnergyWmin;
  /** Slots without a value on that day. */
  readonly missingSlots: number;
}

export interface BillMeter {
  readonly meterId: string;
  readonly label: string;
  /** Days of the period on which the member took part with this meter. */
  readonly firstDay: LocalDay;
  readonly lastDay: LocalDay;
  readonly consumptionWmin: EnergyWmin;
  readonly allocatedWmin: EnergyWmin;
  readonly missingSlots: number;
  readonly estimatedSlots: number;
}

/** Where the member's shared energy of this issuer's and every other plant came from. */
export interface BillSource {
  readonly plantName: string;
  readonly producerMeterId: string;
  readonly technology: string;
  readonly energyWmin: EnergyWmin;
}

export interface Bill {
  readonly kind: 'invoice' | 'credit-note';
  /** Null on a draft: a number is given at issue only. */
  readonly number: string | null;
  readonly issuedOn: LocalDay;
  readonly dueOn: LocalDay;
  readonly period: Period;
  readonly currency: string;
  readonly language: Language;
  readonly operationName: string;
  readonly accNumber: string | null;
  readonly issuer: Party;
  readonly organiser: Party;
  /** True where the organiser issues in the producer's name and on its behalf. */
  readonly isOnBehalf: boolean;
  readonly member: Party;
  readonly vat: VatRegime;
  readonly lines: readonly BillLine[];
  readonly netCents: MoneyCents;
  readonly vatCents: MoneyCents;
  readonly grossCents: MoneyCents;
  readonly meters: readonly BillMeter[];
  readonly sources: readonly BillSource[];
  readonly days: readonly BillDay[];
  readonly consumptionWmin: EnergyWmin;
  readonly allocatedWmin: EnergyWmin;
  readonly complementWmin: EnergyWmin;
  /** allocated ÷ consumption of the member; null without consumption. */
  readonly coveragePpm: RatePpm | null;
  /** The whole operation over the same period, for comparison. */
  readonly operation: {
    readonly productionWmin: EnergyWmin;
    readonly consumptionWmin: EnergyWmin;
    readonly allocatedWmin: EnergyWmin;
    readonly coveragePpm: RatePpm | null;
    readonly selfConsumptionPpm: RatePpm | null;
  };
  readonly keys: readonly { readonly kind: KeyKind; readonly firstDay: LocalDay; readonly lastDay: LocalDay }[];
  readonly latePenaltyMention: string | null;
  readonly mediatorMention: string | null;
  /** On a credit note, the invoice it takes back and why. */
  readonly credits: { readonly number: string; readonly issuedOn: LocalDay; readonly reason: string } | null;
}
