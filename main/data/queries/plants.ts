import type { Database } from 'better-sqlite3';
import type { Kysely } from 'kysely';
import type { LocalDay } from '#domain/time.ts';
import { prepared } from '../prepared.ts';
import type { Schema, Technology } from '../schema.ts';
import { addMeter } from './meters.ts';

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
      'id',
      'meter_id as meterId',
      'issuer_id as issuerId',
      'name',
      'technology',
      'peak_power_w as peakPowerW',
      'starts_on as startsOn',
      'ends_on as endsOn',
    ])
    .orderBy('meter_id')
    .execute();
}

export interface PlantChange {
  readonly plantId: number | null;
  readonly issuerId: number;
  readonly meterId: string;
  readonly name: string;
  readonly peakPowerW: number | null;
  readonly startsOn: LocalDay;
}

/** Adds a plant (id null) or changes one; returns its id. */
export function savePlant(
  db: Database,
  { plantId, issuerId, meterId, name, peakPowerW, startsOn }: PlantChange,
): number {
  addMeter(db, meterId);
  if (plantId === null) {
    return Number(
      prepared(db, 'INSERT INTO plant (meter_id, issuer_id, name, peak_power_w, starts_on) VALUES (?, ?, ?, ?, ?)').run(
        meterId,
        issuerId,
        name,
        peakPowerW,
        startsOn,
      ).lastInsertRowid,
    );
  }
  prepared(db, 'UPDATE plant SET meter_id = ?, name = ?, peak_power_w = ?, starts_on = ? WHERE id = ?').run(
    meterId,
    name,
    peakPowerW,
    startsOn,
    plantId,
  );
  return plantId;
}
