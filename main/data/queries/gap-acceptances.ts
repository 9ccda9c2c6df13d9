import type { Database } from 'better-sqlite3';
import type { Kysely } from 'kysely';
import type { Direction } from '#domain/curve.ts';
import type { LocalDay } from '#domain/time.ts';
import { prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';

/** A gap the treasurer accepted by name; void once the number of missing slots is another. */
export interface GapAcceptance {
  readonly meterId: string;
  readonly direction: Direction;
  readonly firstDay: LocalDay;
  readonly lastDay: LocalDay;
  readonly missingSlots: number;
  readonly acceptedAtUtc: string;
}

/** Acceptances given for exactly this period. */
export function listGapAcceptances(
  kysely: Kysely<Schema>,
  firstDay: LocalDay,
  lastDay: LocalDay,
): Promise<GapAcceptance[]> {
  return kysely
    .selectFrom('gap_acceptance')
    .select([
      'meter_id as meterId',
      'direction',
      'first_day as firstDay',
      'last_day as lastDay',
      'missing_slots as missingSlots',
      'accepted_at_utc as acceptedAtUtc',
    ])
    .where('first_day', '=', firstDay)
    .where('last_day', '=', lastDay)
    .orderBy('meter_id')
    .orderBy('direction')
    .execute();
}

/** Accepts a gap, in place of an earlier acceptance for the same period. */
export function writeGapAcceptance(db: Database, gap: GapAcceptance): void {
  prepared(
    db,
    `INSERT INTO gap_acceptance (meter_id, direction, first_day, last_day, missing_slots, accepted_at_utc)
    VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (meter_id, direction, first_day, last_day)
    DO UPDATE SET missing_slots = excluded.missing_slots, accepted_at_utc = excluded.accepted_at_utc`,
  ).run(gap.meterId, gap.direction, gap.firstDay, gap.lastDay, gap.missingSlots, gap.acceptedAtUtc);
}
