import type { Kysely } from 'kysely';
import type { LocalDay } from '#domain/time.ts';
import { toPriceMicroEuroPerKwh, type PriceMicroEuroPerKwh } from '#domain/units.ts';
import type { Schema } from '../schema.ts';

/** A price in force from the first to the last day, both included; null means every plant or member. */
export interface Price {
  readonly id: number;
  readonly plantId: number | null;
  readonly memberId: number | null;
  readonly priceMicroEuroPerKwh: PriceMicroEuroPerKwh;
  readonly startsOn: LocalDay;
  readonly endsOn: LocalDay | null;
}

/** All prices, in order of their starts. */
export async function listPrices(kysely: Kysely<Schema>): Promise<Price[]> {
  const rows = await kysely.selectFrom('price').selectAll().orderBy('starts_on').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    plantId: row.plant_id,
    memberId: row.member_id,
    priceMicroEuroPerKwh: toPriceMicroEuroPerKwh(row.price_micro_euro_per_kwh),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  }));
}
