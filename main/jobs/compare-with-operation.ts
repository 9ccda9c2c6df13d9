/** What an import shows that does not fit the operation: unknown meters, other directions, another perimeter. */
import type { Database } from 'better-sqlite3';
import type { Direction } from '#domain/curve.ts';
import { listMeterRoles } from '#data/queries/perimeter.ts';
import type { Participant } from '#formats/format.ts';
import type { ProblemCode } from '#domain/problem-codes.ts';
import type { Problem } from '#formats/problem.ts';
import type { LocalDay } from '#domain/time.ts';

export interface BroughtMeter {
  readonly meter: string;
  readonly direction: Direction;
}

const problem = (code: ProblemCode, meter: string): Problem => ({ code, line: null, params: { meter } });

/** Meters that the operation does not know, ascending. */
export function findUnknownMeters(db: Database, brought: readonly BroughtMeter[]): string[] {
  const known = new Set(listMeterRoles(db).map(({ meterId }) => meterId));
  return [...new Set(brought.map(({ meter }) => meter))].filter((meter) => !known.has(meter)).sort();
}

/** A problem for each meter that the operation does not know, or knows as the other side only. */
export function compareRoles(db: Database, brought: readonly BroughtMeter[]): Problem[] {
  const roles = new Map(listMeterRoles(db).map((role) => [role.meterId, role]));
  const unknown = findUnknownMeters(db, brought).map((meter) => problem('meter-unknown', meter));
  const otherSide = brought.flatMap(({ meter, direction }) => {
    const role = roles.get(meter);
    if (!role || role.isStorage) return [];
    if (direction === 'consumption' && role.isProducer && !role.isConsumer)
      return [problem('meter-is-producer', meter)];
    if (direction === 'production' && role.isConsumer && !role.isProducer) return [problem('meter-is-consumer', meter)];
    return [];
  });
  return [...unknown, ...otherSide];
}

/** A problem for each meter that only one of the operator's perimeter and the operation holds in these days. */
export function comparePerimeter(
  db: Database,
  participants: readonly Participant[],
  firstDay: LocalDay,
  lastDay: LocalDay,
): Problem[] {
  const listed = new Set(participants.map(({ meter }) => meter));
  const held = listMeterRoles(db, firstDay, lastDay)
    .filter((role) => role.isConsumer || role.isProducer)
    .map(({ meterId }) => meterId);
  const heldSet = new Set(held);
  return [
    ...[...listed]
      .sort()
      .filter((meter) => !heldSet.has(meter))
      .map((meter) => problem('perimeter-meter-unknown', meter)),
    ...held.filter((meter) => !listed.has(meter)).map((meter) => problem('perimeter-meter-absent', meter)),
  ];
}
