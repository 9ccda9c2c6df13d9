import type { Database } from 'better-sqlite3';
import type { Kysely, Selectable } from 'kysely';
import type { AllocationKey } from '#domain/allocation/key.ts';
import type { LocalDay } from '#domain/time.ts';
import { prepared } from '../prepared.ts';
import type { AllocationKeyTable, Schema } from '../schema.ts';

/** A key in force from `startsOn` until the next one starts. */
export interface DatedKey {
  readonly id: number;
  readonly startsOn: LocalDay;
  readonly key: AllocationKey;
}

type Row = Selectable<AllocationKeyTable>;

function toDatedKey(row: Row): DatedKey {
  return { id: row.id, startsOn: row.starts_on, key: JSON.parse(row.definition_json) as AllocationKey };
}

/** All keys, in order of their starts. */
export async function listKeys(kysely: Kysely<Schema>): Promise<DatedKey[]> {
  return (await kysely.selectFrom('allocation_key').selectAll().orderBy('starts_on').execute()).map(toDatedKey);
}

/** The same at once, for checks inside a transaction. */
export function readKeys(db: Database): DatedKey[] {
  return prepared<Row>(db, 'SELECT * FROM allocation_key ORDER BY starts_on').all().map(toDatedKey);
}

/** Adds a key (id null) or changes one; returns its id. */
export function saveKey(db: Database, id: number | null, { startsOn, key }: Omit<DatedKey, 'id'>): number {
  const values = [key.kind, JSON.stringify(key), startsOn];
  if (id === null) {
    const sql = 'INSERT INTO allocation_key (kind, definition_json, starts_on) VALUES (?, ?, ?)';
    return Number(prepared(db, sql).run(...values).lastInsertRowid);
  }
  prepared(db, 'UPDATE allocation_key SET kind = ?, definition_json = ?, starts_on = ? WHERE id = ?').run(
    ...values,
    id,
  );
  return id;
}

export function deleteKey(db: Database, id: number): void {
  prepared(db, 'DELETE FROM allocation_key WHERE id = ?').run(id);
}
