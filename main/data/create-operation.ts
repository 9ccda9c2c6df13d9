/** A new operation file from a description. */
import { existsSync, rmSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { ExpectedError } from '#domain/errors.ts';
import { appendAudit } from './audit.ts';
import { nowUtc, type Clock } from './clock.ts';
import { APPLICATION_ID, migrate } from './migrate.ts';
import { parseOperationDescription, type OperationDescription } from './operation-description.ts';
import { isNameTaken, placeFile } from './place-file.ts';
import { prepared } from './prepared.ts';
import { toWriteError } from './write-error.ts';

type Value = string | number | null;

function insert(db: Database.Database, table: string, row: Readonly<Record<string, Value>>): number {
  const columns = Object.keys(row);
  const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  return Number(prepared(db, sql).run(...Object.values(row)).lastInsertRowid);
}

function insertMember(
  db: Database.Database,
  member: OperationDescription['members'][number],
  isOrganiser: boolean,
): number {
  return insert(db, 'member', {
    is_organiser: isOrganiser ? 1 : 0,
    kind: member.kind,
    name: member.name,
    reference: member.reference,
    legal_form: member.legalForm ?? null,
    siren: member.siren ?? null,
    vat_number: member.vatNumber ?? null,
    registration: member.registration ?? null,
    address_lines: member.addressLines.join('\n'),
    postcode: member.postcode,
    city: member.city,
    country: member.country,
    email: member.email ?? null,
    phone: member.phone ?? null,
    language: member.language,
    iban: member.iban ?? null,
    bic: member.bic ?? null,
    joined_on: member.joinedOn ?? null,
    left_on: member.leftOn ?? null,
  });
}

function insertIssuer(
  db: Database.Database,
  issuer: OperationDescription['issuers'][number],
  memberId: number,
): number {
  return insert(db, 'issuer', {
    member_id: memberId,
    number_prefix: issuer.numberPrefix,
    vat_regime: issuer.vat.regime,
    vat_ppm: issuer.vat.regime === 'rate' ? issuer.vat.ratePpm : 0,
    vat_exemption_mention: issuer.vat.regime === 'exempt' ? issuer.vat.mention : null,
    late_penalty_mention: issuer.latePenaltyMention ?? null,
    mediator_mention: issuer.mediatorMention ?? null,
    mandate_signed_on: issuer.mandateSignedOn ?? null,
  });
}

function insertMeters(db: Database.Database, { plants, participations }: OperationDescription): void {
  const labels = new Map<string, string>();
  for (const { meter, label } of [...plants, ...participations]) {
    if (label !== '' || !labels.has(meter)) labels.set(meter, label);
  }
  for (const [id, label] of labels) insert(db, 'meter', { id, label });
}

function insertAll(db: Database.Database, description: OperationDescription, createdAtUtc: string): void {
  const { operation, organiser, members, issuers, plants, participations, keys, prices } = description;
  insert(db, 'operation', {
    id: 1,
    name: operation.name,
    acc_number: operation.accNumber ?? null,
    country: operation.country,
    time_zone: operation.timeZone,
    currency: operation.currency,
    grid_minutes: operation.gridMinutes,
    payment_days: operation.paymentDays,
    created_at_utc: createdAtUtc,
  });
  const memberIds = new Map([organiser, ...members].map((one, i) => [one.reference, insertMember(db, one, i === 0)]));
  const memberOf = (reference: string): number => memberIds.get(reference) as number;
  const issuerIds = new Map(issuers.map((one) => [one.member, insertIssuer(db, one, memberOf(one.member))]));
  insertMeters(db, description);
  const plantIds = new Map(
    plants.map((one) => [
      one.meter,
      insert(db, 'plant', {
        meter_id: one.meter,
        issuer_id: issuerIds.get(one.issuer) as number,
        name: one.name,
        technology: one.technology,
        peak_power_w: one.peakPowerW ?? null,
        starts_on: one.startsOn,
        ends_on: one.endsOn ?? null,
      }),
    ]),
  );
  for (const { meter, member, startsOn, endsOn } of participations) {
    insert(db, 'participation', {
      meter_id: meter,
      member_id: memberOf(member),
      starts_on: startsOn,
      ends_on: endsOn ?? null,
    });
  }
  for (const { startsOn, key } of keys) {
    insert(db, 'allocation_key', { kind: key.kind, definition_json: JSON.stringify(key), starts_on: startsOn });
  }
  for (const { plant, member, priceMicroEuroPerKwh, startsOn, endsOn } of prices) {
    insert(db, 'price', {
      plant_id: plant === undefined ? null : (plantIds.get(plant) as number),
      member_id: member === undefined ? null : memberOf(member),
      price_micro_euro_per_kwh: priceMicroEuroPerKwh,
      starts_on: startsOn,
      ends_on: endsOn ?? null,
    });
  }
  appendAudit(db, {
    atUtc: createdAtUtc,
    action: 'create',
    details: { name: operation.name, members: memberIds.size, plants: plants.length },
  });
}

function writeFile(path: string, description: OperationDescription, createdAtUtc: string): void {
  const db = new Database(path);
  try {
    db.pragma(`application_id = ${String(APPLICATION_ID)}`);
    db.pragma('foreign_keys = ON');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    migrate(db);
    db.transaction(() => {
      insertAll(db, description, createdAtUtc);
    }).immediate();
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

/**
 * Creates an operation file. It is written under a temporary name and named when it is whole.
 *
 * @param path where; `.partajoule` by custom
 * @param description parsed JSON as `resources/operation-description.schema.json` says
 * @throws ExpectedError `operation-exists`, `path-not-found` (its folder), `path-not-writable`, `disk-full`, and those of `parseOperationDescription`
 */
export function createOperation(path: string, description: unknown, clock: Clock): void {
  const target = resolve(path);
  const exists = new ExpectedError('operation-exists', { path: basename(target) });
  if (existsSync(target)) throw exists;
  const checked = parseOperationDescription(description);
  const temporary = `${target}.${randomUUID()}.part`;
  try {
    writeFile(temporary, checked, nowUtc(clock));
    placeFile(temporary, target);
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm']) rmSync(temporary + suffix, { force: true });
    if (isNameTaken(error)) throw exists;
    if (error instanceof Error && /directory does not exist/.test(error.message))
      throw new ExpectedError('path-not-found', { path: resolve(target, '..') });
    throw toWriteError(error, target);
  }
}
