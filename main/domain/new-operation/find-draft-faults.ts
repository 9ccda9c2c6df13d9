import { isMeterNumber, plainDigits } from '../meter-number.ts';
import { findSirenFault } from '../siren.ts';
import { memberTextLimits, textLimits } from '../text-limits.ts';
import { parseTypedDay, parseTypedDecimal } from '../typed-values.ts';
import { PPM_OF_ONE } from '../units.ts';
import {
  compactCode,
  listTypedMembers,
  listTypedPlants,
  partyKinds,
  type DraftMember,
  type DraftStep,
  type MemberField,
  type OperationDraft,
  type PartyDraft,
} from './operation-draft.ts';

export const draftFaultCodes = [
  'name-missing',
  'day-missing',
  'day-wrong',
  'acc-wrong',
  'siren-length',
  'siren-siret',
  'siren-checksum',
  'vat-number-wrong',
  'email-wrong',
  'iban-wrong',
  'mention-missing',
  'no-plants',
  'no-members',
  'meter-missing',
  'meter-none',
  'meter-digits',
  'meter-repeated',
  'meter-of-plant',
  'power-wrong',
  'kind-unknown',
  'name-repeated',
  'reference-repeated',
  'reference-long',
  'text-long',
  'share-wrong',
  'shares-above',
  'shares-missing',
  'groups-missing',
  'price-missing',
  'price-wrong',
] as const;
export type DraftFaultCode = (typeof draftFaultCodes)[number];

export type DraftField =
  | MemberField
  | keyof PartyDraft
  | 'accNumber'
  | 'startsOn'
  | 'operationName'
  | 'vatMention'
  | 'power'
  | 'shares'
  | 'groups'
  | 'price'
  | 'rows';

/** Something that a draft lacks or holds wrong, and where. */
export interface DraftFault {
  readonly step: DraftStep;
  /** Id of the row, in the grids and in the key. */
  readonly row: number | null;
  readonly field: DraftField;
  readonly code: DraftFaultCode;
  /** False where the operation can be created all the same. */
  readonly isBlocking: boolean;
  /** What the sentence names: a count, a number or another name. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** Letters and digits of a member's reference, as the description of an operation allows. */
const MAX_REFERENCE = 40;
/** What a sentence repeats of a text that should have been one word. */
const SHOWN_KIND = 40;
const MAX_PRICE_MICRO_EURO = 1_000_000_000;
/** An address that mail programs take: the same shape as the description of an operation asks for. */
export const emailShape =
  /^(?!\.)(?!.*\.\.)[A-Za-z0-9_'+\-.]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;

type Tell = (field: DraftField, code: DraftFaultCode, params?: DraftFault['params'], row?: number | null) => void;

function createTell(faults: DraftFault[], step: DraftStep, isBlocking = true): Tell {
  return (field, code, params = {}, row = null) => {
    faults.push({ step, row, field, code, isBlocking, params });
  };
}

const isBlank = (text: string): boolean => text.trim() === '';

/** Fields that are not lines of `textLimits.line`. */
const limits: Partial<Record<DraftField, number>> = {
  ...memberTextLimits,
  addressLines: textLimits.paragraph,
  vatMention: textLimits.paragraph,
};

/** Texts that the operation's file would not take. */
function checkLengths(texts: Partial<Record<DraftField, string>>, tell: Tell, row: number | null = null): void {
  for (const [field, text] of Object.entries(texts) as [DraftField, string][]) {
    const most = limits[field] ?? textLimits.line;
    if (text.trim().length > most) tell(field, 'text-long', { count: most }, row);
  }
}

function checkOrganiser(party: PartyDraft, tell: Tell): void {
  if (isBlank(party.name)) tell('name', 'name-missing');
  const { name, legalForm, addressLines, postcode, city, email } = party;
  checkLengths({ name, legalForm, addressLines, postcode, city, email }, tell);
  const fault = isBlank(party.siren) ? null : findSirenFault(party.siren);
  if (fault) tell('siren', fault, { siren: plainDigits(party.siren).slice(0, 9) });
  if (!isBlank(party.email) && !emailShape.test(party.email.trim())) tell('email', 'email-wrong');
  if (!isBlank(party.vatNumber) && !/^[A-Z]{2}[0-9A-Z]{2,13}$/.test(compactCode(party.vatNumber)))
    tell('vatNumber', 'vat-number-wrong');
  if (!isBlank(party.iban) && !/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(compactCode(party.iban)))
    tell('iban', 'iban-wrong');
}

function checkOperation(draft: OperationDraft, tell: Tell): void {
  if (isBlank(draft.name)) tell('operationName', 'name-missing');
  checkLengths({ operationName: draft.name }, tell);
  if (isBlank(draft.startsOn)) tell('startsOn', 'day-missing');
  else if (parseTypedDay(draft.startsOn) === undefined) tell('startsOn', 'day-wrong');
  if (!isBlank(draft.accNumber) && !/^ACC\d{8}$/.test(compactCode(draft.accNumber))) tell('accNumber', 'acc-wrong');
  checkOrganiser(draft.organiser, tell);
  if (draft.vat === 'exempt' && isBlank(draft.vatMention)) tell('vatMention', 'mention-missing');
  if (draft.vat === 'exempt') checkLengths({ vatMention: draft.vatMention }, tell);
}

/** Digits and repetition of a list of meters. */
function checkMeters(rows: readonly { readonly id: number; readonly meter: string }[], tell: Tell): void {
  const firstOf = new Map<string, number>();
  rows.forEach(({ id, meter }, index) => {
    const digits = plainDigits(meter);
    if (digits === '') return;
    if (!isMeterNumber(digits)) {
      tell('meter', 'meter-digits', { count: digits.replace(/\D/g, '').length }, id);
      return;
    }
    const first = firstOf.get(digits);
    if (first === undefined) firstOf.set(digits, index + 1);
    else tell('meter', 'meter-repeated', { line: first }, id);
  });
}

function checkPlants(draft: OperationDraft, tell: Tell, remark: Tell): void {
  const plants = listTypedPlants(draft);
  if (plants.length === 0) remark('rows', 'no-plants');
  for (const { id, name, meter, power } of plants) {
    if (isBlank(name)) tell('name', 'name-missing', {}, id);
    checkLengths({ name }, tell, id);
    if (isBlank(meter)) tell('meter', 'meter-missing', {}, id);
    const watts = isBlank(power) ? 1 : parseTypedDecimal(power, 3);
    if (watts === undefined || watts === 0) tell('power', 'power-wrong', {}, id);
  }
  checkMeters(plants, tell);
}

function checkMember(member: DraftMember, isFirst: boolean, tell: Tell, remark: Tell): void {
  const { id, reference, name, kind, email, meter, address, postcode, city, startsOn } = member;
  // who has an e-mail or a reference is somebody, not the member above
  const isFurtherMeter = isBlank(name) && !isFirst && !isBlank(meter) && isBlank(email) && isBlank(reference);
  if (isBlank(name) && !isFurtherMeter) tell('name', 'name-missing', {}, id);
  if (reference.trim().length > MAX_REFERENCE) tell('reference', 'reference-long', { count: MAX_REFERENCE }, id);
  checkLengths({ name, email, address, postcode, city }, tell, id);
  if (!partyKinds.some((known) => known === kind))
    tell('kind', 'kind-unknown', { kind: kind.slice(0, SHOWN_KIND) }, id);
  if (!isBlank(email) && !emailShape.test(email.trim())) tell('email', 'email-wrong', {}, id);
  if (isBlank(meter)) remark('meter', 'meter-none', {}, id);
  if (!isBlank(startsOn) && parseTypedDay(startsOn) === undefined) tell('startsOn', 'day-wrong', {}, id);
}

/** Rows that say the same in a field as an earlier one: a remark about names, which people may share. */
function checkRepeated(members: readonly DraftMember[], field: 'name' | 'reference', tell: Tell): void {
  const firstOf = new Map<string, number>();
  members.forEach((member, index) => {
    const text = member[field].trim().toLowerCase();
    const first = firstOf.get(text);
    if (text === '') return;
    if (first === undefined) firstOf.set(text, index + 1);
    else tell(field, `${field}-repeated`, { line: first }, member.id);
  });
}

function checkMembers(draft: OperationDraft, tell: Tell, remark: Tell): void {
  const members = listTypedMembers(draft);
  if (members.length === 0) remark('rows', 'no-members');
  members.forEach((member, index) => {
    checkMember(member, index === 0, tell, remark);
  });
  checkMeters(members, tell);
  checkRepeated(members, 'name', remark);
  checkRepeated(members, 'reference', tell);
  const plants = new Map(listTypedPlants(draft).map(({ meter, name }) => [plainDigits(meter), name]));
  for (const { id, meter } of members) {
    const digits = plainDigits(meter);
    const plant = isMeterNumber(digits) ? plants.get(digits) : undefined;
    if (plant !== undefined) tell('meter', 'meter-of-plant', { plant }, id);
  }
}

function checkShares({ shares }: OperationDraft['key'], rows: readonly number[], tell: Tell): void {
  let sumPpm = 0;
  for (const row of rows) {
    const text = shares[row] ?? '';
    const share = isBlank(text) ? 0 : parseTypedDecimal(text, 4);
    if (share === undefined || share > PPM_OF_ONE) tell('shares', 'share-wrong', {}, row);
    else sumPpm += share;
  }
  if (sumPpm > PPM_OF_ONE) tell('shares', 'shares-above');
  if (sumPpm === 0) tell('shares', 'shares-missing');
}

function checkDraftKey(draft: OperationDraft, tell: Tell): void {
  const rows = listTypedMembers(draft)
    .filter(({ meter }) => !isBlank(meter))
    .map(({ id }) => id);
  if (draft.key.kind === 'static') checkShares(draft.key, rows, tell);
  if (draft.key.kind === 'priority' && !draft.key.groups.flat().some((row) => rows.includes(Number(row))))
    tell('groups', 'groups-missing');
}

function checkPrice({ price }: OperationDraft, tell: Tell): void {
  const value = parseTypedDecimal(price, 6);
  if (isBlank(price)) tell('price', 'price-missing');
  else if (value === undefined || value > MAX_PRICE_MICRO_EURO) tell('price', 'price-wrong');
}

/**
 * What a draft still lacks, holds wrong or may have forgotten, in the order of its steps and rows.
 *
 * @param draft as typed
 * @returns faults; where none is blocking, `describeNewOperation` makes a description of the draft
 */
export function findDraftFaults(draft: OperationDraft): DraftFault[] {
  const faults: DraftFault[] = [];
  checkOperation(draft, createTell(faults, 'operation'));
  checkPlants(draft, createTell(faults, 'plants'), createTell(faults, 'plants', false));
  checkMembers(draft, createTell(faults, 'members'), createTell(faults, 'members', false));
  checkDraftKey(draft, createTell(faults, 'key'));
  checkPrice(draft, createTell(faults, 'price'));
  return faults;
}
