import type { Database } from 'better-sqlite3';
import type { Kysely } from 'kysely';
import type { LocalDay } from '#domain/time.ts';
import { prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';

export interface Meter {
  readonly id: string;
  readonly label: string;
}

/** A member consuming at a meter from the first to the last day, both included. */
export interface Participation {
  readonly id: number;
  readonly meterId: string;
  readonly meterLabel: string;
  readonly memberId: number;
  readonly memberName: string;
  readonly startsOn: LocalDay;
  readonly endsOn: LocalDay | null;
}

export function listMeters(kysely: Kysely<Schema>): Promise<Meter[]> {
  return kysely.selectFrom('meter').select(['id', 'label']).orderBy('id').execute();
}

/** Participations that touch the period, by meter and start; all of them without a period. */
export function listParticipations(
  kysely: Kysely<Schema>,
  period?: { readonly firstDay: LocalDay; readonly lastDay: LocalDay },
): Promise<Participation[]> {
  let query = kysely
    .selectFrom('participation')
    .innerJoin('meter', 'meter.id', 'participation.meter_id')
    .innerJoin('member', 'member.id', 'participation.member_id')
    .select([
      'participation.id',
      'meter.id as meterId',
      'meter.label as meterLabel',
      'member.id as memberId',
      'member.name as memberName',
      'participation.starts_on as startsOn',
      'participation.ends_on as endsOn',
    ])
    .orderBy('meter.id')
    .orderBy('participation.starts_on');
  if (period) {
    query = query
      .where('participation.starts_on', '<=', period.lastDay)
      .where((is) =>
        is.or([is('participation.ends_on', 'is', null), is('participation.ends_on', '>=', period.firstDay)]),
      );
  }
  return query.execute();
}

/** Puts a member's meters in place of those it held; meters that the file does not know yet are added. */
export function replaceParticipations(
  db: Database,
  memberId: number,
  meters: readonly { readonly meterId: string; readonly startsOn: LocalDay; readonly endsOn: LocalDay | null }[],
): void {
  prepared(db, 'DELETE FROM participation WHERE member_id = ?').run(memberId);
  for (const meter of meters) addParticipation(db, memberId, meter);
}

/** Gives a member a meter, which the file may not know yet. */
export function addParticipation(
  db: Database,
  memberId: number,
  { meterId, startsOn, endsOn }: Pick<Participation, 'meterId' | 'startsOn' | 'endsOn'>,
): void {
  addMeter(db, meterId);
  prepared(db, 'INSERT INTO participation (meter_id, member_id, starts_on, ends_on) VALUES (?, ?, ?, ?)').run(
    meterId,
    memberId,
    startsOn,
    endsOn,
  );
}

/** A member's meters, at once, for checks inside a transaction. */
export function readMemberMeters(
  db: Database,
  memberId: number,
): { readonly meterId: string; readonly startsOn: LocalDay; readonly endsOn: LocalDay | null }[] {
  return prepared<{ meterId: string; startsOn: LocalDay; endsOn: LocalDay | null }>(
    db,
    `SELECT meter_id AS meterId, starts_on AS startsOn, ends_on AS endsOn FROM participation WHERE member_id = ?
    ORDER BY meter_id, starts_on`,
  ).all(memberId);
}

/** The last day of all that a member takes part with; what ended before stays. */
export function endParticipations(db: Database, memberId: number, endsOn: LocalDay): void {
  prepared(db, 'UPDATE participation SET ends_on = ? WHERE member_id = ? AND (ends_on IS NULL OR ends_on > ?)').run(
    endsOn,
    memberId,
    endsOn,
  );
}

/** Adds a meter without label, unless the file knows it. */
export function addMeter(db: Database, meterId: string): void {
  prepared(db, 'INSERT INTO meter (id) VALUES (?) ON CONFLICT DO NOTHING').run(meterId);
}

export function insertMeter(db: Database, { id, label }: Meter): void {
  prepared(db, 'INSERT INTO meter (id, label) VALUES (?, ?)').run(id, label);
}
