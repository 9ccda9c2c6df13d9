import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { DocumentLanguage, Party } from '#domain/billing/bill.ts';
import type { LocalDay } from '#domain/time.ts';
import type { MemberTable, Schema } from '../schema.ts';

export interface Member extends Party {
  readonly id: number;
  readonly isOrganiser: boolean;
  readonly language: DocumentLanguage;
  readonly joinedOn: LocalDay | null;
  readonly leftOn: LocalDay | null;
}

type Row = { [Column in keyof MemberTable]: MemberTable[Column] extends { __select__: infer Selected } ? Selected : MemberTable[Column] };

function toMember(row: Row): Member {
  return {
    id: row.id, isOrganiser: row.is_organiser === 1, kind: row.kind, name: row.name, reference: row.reference,
    legalForm: row.legal_form, siren: row.siren, vatNumber: row.vat_number, registration: row.registration,
    addressLines: row.address_lines === '' ? [] : row.address_lines.split('\n'), postcode: row.postcode, city: row.city,
    country: row.country, email: row.email, phone: row.phone, language: row.language, iban: row.iban, bic: row.bic,
    joinedOn: row.joined_on, leftOn: row.left_on,
  };
}

function selectMembers(kysely: Kysely<Schema>): SelectQueryBuilder<Schema, 'member', Row> {
  return kysely.selectFrom('member').selectAll();
}

/** All members, the organiser among them, by name. */
export async function listMembers(kysely: Kysely<Schema>): Promise<Member[]> {
  return (await selectMembers(kysely).orderBy('name').orderBy('id').execute()).map(toMember);
}

export async function getMember(kysely: Kysely<Schema>, id: number): Promise<Member> {
  return toMember(await selectMembers(kysely).where('id', '=', id).executeTakeFirstOrThrow());
}

export async function getOrganiser(kysely: Kysely<Schema>): Promise<Member> {
  return toMember(await selectMembers(kysely).where('is_organiser', '=', 1).executeTakeFirstOrThrow());
}
