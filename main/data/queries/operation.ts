import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

export interface Operation {
  readonly name: string;
  readonly accNumber: string | null;
  readonly country: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly gridMinutes: 15 | 30 | 60;
  readonly paymentDays: number;
  readonly createdAtUtc: string;
}

export function getOperation(kysely: Kysely<Schema>): Promise<Operation> {
  return kysely
    .selectFrom('operation')
    .select([
      'name',
      'acc_number as accNumber',
      'country',
      'time_zone as timeZone',
      'currency',
      'grid_minutes as gridMinutes',
      'payment_days as paymentDays',
      'created_at_utc as createdAtUtc',
    ])
    .executeTakeFirstOrThrow();
}
