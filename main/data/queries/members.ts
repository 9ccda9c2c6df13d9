import type { Database } from 'better-sqlite3';
import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { Party } from '#domain/billing/bill.ts';
import type { Language } from '#domain/language.ts';
import type { LocalDay } from '#domain/time.ts';
import { prepared } from '../prepared.ts';
import type { MemberTable, Schema } from '../schema.ts';

export interface Member extends Party {
  readonly id: number;
  readonly isOrganiser: boolean;
  readonly language: Language;
  readonly joinedOn: LocalDay | null;
  readonly leftOn: LocalDay | null;
}

type Row = {
  [Column in keyof MemberTable]: MemberTable[Column] extends { __select__: infer Selected }
    ? Selected
    : MemberTable[Column];
};

function toMember(row: Row): Member {
  return {
    id: row.id,
    isOrganiser: row.is_organiser === 1,
    kind: row.kind,
    name: row.name,
    reference: row.reference,
    legalForm: row.legal_form,
    siren: row.siren,
    vatNumber: row.vat_number,
    registration: row.registration,
    addressLines: row.address_lines === '' ? [] : row.address_lines.split('\n'),
    postcode: row.postcode,
    city: row.city,
    country: row.country,
    email: row.email,
    phone: row.phone,
    language: row.language,
    iban: row.iban,
    bic: row.bic,
    joinedOn: row.joined_on,
    leftOn: row.left_on,
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

export interface MemberChange {
  readonly kind: Member['kind'];
  readonly name: string;
  readonly siren: string | null;
  readonly vatNumber: string | null;
  readonly legalForm: string | null;
  /** Lines of the address, joined by line feeds. */
  readonly addressLines: string;
  readonly postcode: string;
  readonly city: string;
  readonly email: string | null;
  readonly language: Language;
  readonly iban: string | null;
}

/** Adds a member (id null) or changes one; returns its id. */
export function saveMember(db: Database, id: number | null, change: MemberChange): number {
  const values = [
    change.kind,
    change.name,
    change.siren,
    change.vatNumber,
    change.legalForm,
    change.addressLines,
    change.postcode,
    change.city,
    change.email,
    change.language,
    change.iban,
  ];
  if (id === null) {
    return Number(
      prepared(
        db,
        `INSERT INTO member (kind, name, siren, vat_number, legal_form, address_lines, postcode, city, email, language, iban)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(...values).lastInsertRowid,
    );
  }
  prepared(
    db,
    `UPDATE member SET kind = ?, name = ?, siren = ?, vat_number = ?, legal_form = ?, address_lines = ?, postcode = ?, city = ?,
    email = ?, language = ?, iban = ? WHERE id = ?`,
  ).run(...values, id);
  return id;
}

/** The name of a member, at once, for checks inside a transaction. */
export function readMemberName(db: Database, id: number): string | undefined {
  return prepared<{ name: string }>(db, 'SELECT name FROM member WHERE id = ?').get(id)?.name;
}

export function setMemberLanguage(db: Database, id: number, language: Language): void {
  prepared(db, 'UPDATE member SET language = ? WHERE id = ?').run(language, id);
}

/** Why a member stays in the file. */
export type RemovalObstacle =
  { readonly kind: 'sells' } | { readonly kind: 'billed' } | { readonly kind: 'values'; readonly meterId: string };

/** Undefined for one who sells nothing, was never billed, and whose meters had no values while they held them. */
export function findRemovalObstacle(db: Database, id: number): RemovalObstacle | undefined {
  const sells = 'SELECT 1 FROM member LEFT JOIN issuer ON issuer.member_id = member.id WHERE member.id = ? AND ';
  if (prepared(db, `${sells}(is_organiser = 1 OR issuer.id IS NOT NULL)`).get(id)) return { kind: 'sells' };
  if (prepared(db, 'SELECT 1 FROM document WHERE member_id = ? LIMIT 1').get(id)) return { kind: 'billed' };
  // UTC days: at the edges a value may count for one who left the evening before, and nothing is lost by that
  const held = prepared<{ meterId: string }>(
    db,
    `SELECT participation.meter_id AS meterId FROM participation
      JOIN import_meter ON import_meter.meter_id = participation.meter_id AND direction = 'consumption'
      JOIN import ON import.id = import_id AND undone_at_utc IS NULL
    WHERE member_id = ? AND substr(to_utc, 1, 10) >= starts_on AND substr(from_utc, 1, 10) <= coalesce(ends_on, '9999')
    ORDER BY participation.meter_id LIMIT 1`,
  ).get(id);
  return held && { kind: 'values', meterId: held.meterId };
}

/** Removes a member with what was only theirs: the meters they hold, the prices made for them. */
export function deleteMember(db: Database, id: number): void {
  prepared(db, 'DELETE FROM price WHERE member_id = ?').run(id);
  prepared(db, 'DELETE FROM participation WHERE member_id = ?').run(id);
  prepared(db, 'DELETE FROM member WHERE id = ?').run(id);
}

/** The treasurer's own number or word for a member. */
export function setReference(db: Database, id: number, reference: string): void {
  prepared(db, 'UPDATE member SET reference = ? WHERE id = ?').run(reference, id);
}
