import type { Database } from 'better-sqlite3';
import type { Kysely, Selectable } from 'kysely';
import type { LocalDay } from '#domain/time.ts';
import { toPriceMicroEuroPerKwh, type PriceMicroEuroPerKwh } from '#domain/units.ts';
import { prepared } from '../prepared.ts';
import type { PriceTable, Schema } from '../schema.ts';

/** A price in force from the first to the last day, both included; null means every plant or member. */
export interface Price {
  readonly id: number;
  readonly plantId: number | null;
  readonly memberId: number | null;
  readonly priceMicroEuroPerKwh: PriceMicroEuroPerKwh;
  readonly startsOn: LocalDay;
  readonly endsOn: LocalDay | null;
}

type Row = Selectable<PriceTable>;

function toPrice(row: Row): Price {
  return {
    id: row.id,
    plantId: row.plant_id,
    memberId: row.member_id,
    priceMicroEuroPerKwh: toPriceMicroEuroPerKwh(row.price_micro_euro_per_kwh),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  };
}

/** All prices, in order of their starts. */
export async function listPrices(kysely: Kysely<Schema>): Promise<Price[]> {
  return (await kysely.selectFrom('price').selectAll().orderBy('starts_on').orderBy('id').execute()).map(toPrice);
}

/** The same at once, for checks inside a transaction. */
export function readPrices(db: Database): Price[] {
  return prepared<Row>(db, 'SELECT * FROM price ORDER BY starts_on, id').all().map(toPrice);
}

/** Adds a price (id null) or changes one; returns its id. */
export function savePrice(db: Database, id: number | null, price: Omit<Price, 'id'>): number {
  const values = [price.plantId, price.memberId, price.priceMicroEuroPerKwh, price.startsOn, price.endsOn];
  if (id === null) {
    const sql =
      'INSERT INTO price (plant_id, member_id, price_micro_euro_per_kwh, starts_on, ends_on) VALUES (?, ?, ?, ?, ?)';
    return Number(prepared(db, sql).run(...values).lastInsertRowid);
  }
  prepared(
    db,
    'UPDATE price SET plant_id = ?, member_id = ?, price_micro_euro_per_kwh = ?, starts_on = ?, ends_on = ? WHERE id = ?',
  ).run(...values, id);
  return id;
}

export function deletePrice(db: Database, id: number): void {
  prepared(db, 'DELETE FROM price WHERE id = ?').run(id);
}
