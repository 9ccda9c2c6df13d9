/**
 * A new operation while it is being typed: every field holds the text as it stands, so that nothing typed is
 * lost, whatever it is. `find-draft-faults.ts` tells what it still lacks.
 */
import type { PartyKind } from '../billing/bill.ts';
import type { Language } from '../language.ts';

export const draftSteps = ['operation', 'plants', 'members', 'key', 'price', 'check'] as const;
export type DraftStep = (typeof draftSteps)[number];

export const partyKinds = ['individual', 'business', 'public', 'association'] as const satisfies readonly PartyKind[];

/** What is typed about a person or a body. */
export interface PartyDraft {
  readonly kind: PartyKind;
  readonly name: string;
  readonly siren: string;
  readonly vatNumber: string;
  readonly legalForm: string;
  readonly addressLines: string;
  readonly postcode: string;
  readonly city: string;
  readonly email: string;
  readonly language: Language;
  readonly iban: string;
}

/** A row of the grid of plants. `id`: never given twice in a draft. */
export interface DraftPlant {
  readonly id: number;
  readonly name: string;
  readonly meter: string;
  /** kW at the peak. */
  readonly power: string;
}

/**
 * A row of the grid of participants: a meter and who holds it. A row with a meter and without name,
 * e-mail and reference is a further meter of the member above.
 */
export interface DraftMember {
  readonly id: number;
  /** The treasurer's own number for the member; given where none is. */
  readonly reference: string;
  readonly name: string;
  /** A `PartyKind`, or a text that is none. */
  readonly kind: string;
  readonly email: string;
  readonly meter: string;
  readonly address: string;
  readonly postcode: string;
  readonly city: string;
  /** First day; that of the operation where empty. */
  readonly startsOn: string;
}

export type MemberField = Exclude<keyof DraftMember, 'id'>;

/** A key whose meters are the rows of the participants, by their ids: a corrected meter keeps its share. */
export interface DraftKey {
  readonly kind: 'default' | 'static' | 'priority';
  /** Row → percent. */
  readonly shares: Readonly<Record<string, string>>;
  readonly groups: readonly (readonly string[])[];
}

export interface OperationDraft {
  readonly step: DraftStep;
  readonly name: string;
  readonly accNumber: string;
  readonly startsOn: string;
  readonly organiser: PartyDraft;
  readonly vat: 'exempt' | 'rate';
  readonly vatRatePpm: number;
  readonly vatMention: string;
  readonly plants: readonly DraftPlant[];
  readonly members: readonly DraftMember[];
  readonly key: DraftKey;
  /** € per kWh before VAT. */
  readonly price: string;
}

const isEmpty = (...texts: readonly string[]): boolean => texts.every((text) => text.trim() === '');

/**
 * The plants that were typed: rows left empty are none.
 */
export function listTypedPlants({ plants }: OperationDraft): DraftPlant[] {
  return plants.filter(({ name, meter, power }) => !isEmpty(name, meter, power));
}

/**
 * The rows of participants that were typed: rows left empty are none.
 */
export function listTypedMembers({ members }: OperationDraft): DraftMember[] {
  return members.filter(
    ({ reference, name, email, meter, address, postcode, city }) =>
      !isEmpty(reference, name, email, meter, address, postcode, city),
  );
}

/**
 * A code of an administration or a bank as it is kept: without spaces, in capitals.
 *
 * @param text as typed
 */
export function compactCode(text: string): string {
  return text.replace(/\s/gu, '').toUpperCase();
}
