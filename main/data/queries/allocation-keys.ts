import type { Kysely } from 'kysely';
import type { AllocationKey } from '#domain/allocation/key.ts';
import type { LocalDay } from '#domain/time.ts';
import type { Schema } from '../schema.ts';

/** A key in force from `startsOn` until the next one starts. */
export interface DatedKey {
  readonly id: number;
  readonly startsOn: LocalDay;
  readonly key: AllocationKey;
}

/** All keys, in order of their starts. */
export async function listKeys(kysely: Kysely<Schema>): Promise<DatedKey[]> {
  const rows = await kysely.selectFrom('allocation_key').selectAll().orderBy('starts_on').execute();
  return rows.map((row) => ({
    id: row.id,
    startsOn: row.starts_on,
    key: JSON.parse(row.definition_json) as AllocationKey,
  }));
}
