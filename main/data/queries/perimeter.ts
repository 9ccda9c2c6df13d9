import type { Database } from 'better-sqlite3';
import type { LocalDay } from '#domain/time.ts';
import { prepared } from '../prepared.ts';

/** What the operation knows a meter as. */
export interface MeterRole {
  readonly meterId: string;
  readonly isConsumer: boolean;
  readonly isProducer: boolean;
  readonly isStorage: boolean;
}

/** All meters with what they are in the operation at any time, or within a period. */
export function listMeterRoles(
  db: Database,
  firstDay: LocalDay = '0000-01-01',
  lastDay: LocalDay = '9999-12-31',
): MeterRole[] {
  return prepared<{ meterId: string; isConsumer: number; isProducer: number; isStorage: number }>(
    db,
    `SELECT id AS meterId,
      EXISTS (SELECT 1 FROM participation WHERE meter_id = meter.id AND starts_on <= @last AND coalesce(ends_on, '9999-12-31') >= @first) AS isConsumer,
      EXISTS (SELECT 1 FROM plant WHERE meter_id = meter.id AND starts_on <= @last AND coalesce(ends_on, '9999-12-31') >= @first) AS isProducer,
      EXISTS (SELECT 1 FROM plant WHERE meter_id = meter.id AND technology = 'storage') AS isStorage
    FROM meter ORDER BY id`,
  )
    .all({ first: firstDay, last: lastDay })
    .map((row) => ({
      meterId: row.meterId,
      isConsumer: row.isConsumer === 1,
      isProducer: row.isProducer === 1,
      isStorage: row.isStorage === 1,
    }));
}
