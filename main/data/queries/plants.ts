import type { Kysely } from 'kysely';
import type { LocalDay } from '#domain/time.ts';
import type { Schema, Technology } from '../schema.ts';

export interface Plant {
  readonly id: number;
  readonly meterId: string;
  readonly issuerId: number;
  readonly name: string;
  readonly technology: Technology;
  readonly peakPowerW: number | null;
  readonly startsOn: LocalDay;
  readonly endsOn: LocalDay | null;
}

/** All plants, in order of their meters. */
export function listPlants(kysely: Kysely<Schema>): Promise<Plant[]> {
  return kysely
    .selectFrom('plant')
    .select([
      'id', 'meter_id as meterId', 'issuer_id as issuerId', 'name', 'technology', 'peak_power_w as peakPowerW',
      'starts_on as startsOn', 'ends_on as endsOn',
    ])
    .orderBy('meter_id')
    .execute();
}
