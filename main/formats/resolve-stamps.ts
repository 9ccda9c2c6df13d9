/** Naive local stamps to UTC, by their order in the file. */
import { MINUTES_PER_DAY, type TimeZone } from '#domain/time.ts';
import type { ProblemList } from './problem.ts';
import { directionOfTime, type SeriesRows } from './series-rows.ts';

/**
 * Turns the naive local stamps of one meter and direction into UTC, in place. On the autumn day the first
 * of two equal stamps is summer time and the second winter time, the other way round in a file that runs
 * backwards; a single one is summer time, with a problem; more than two alternate, with a problem. A stamp
 * inside the spring gap is a problem, and its row is taken out.
 *
 * @param rows rows in file order, neither sorted nor de-duplicated
 * @source specification, section 2, "Naive local stamps"
 */
export function resolveStamps(rows: SeriesRows, zone: TimeZone, problems: ProblemList): void {
  const direction = directionOfTime(rows);
  const offsetOfDay = new Map<number, number | null>();
  const repeated = new Map<number, number[]>();
  const skipped: number[] = [];
  const { stamp } = rows;
  let day = -1;
  let offset: number | null = null;
  for (let row = 0; row < rows.length; row++) {
    const local = stamp[row] ?? 0;
    const itsDay = Math.floor(local / MINUTES_PER_DAY);
    if (itsDay !== day) {
      day = itsDay;
      offset = findOffsetOfDay(day, zone, offsetOfDay);
    }
    if (offset !== null) {
      stamp[row] = local - offset;
      continue;
    }
    const resolved = zone.resolveLocal(local);
    if (resolved.kind === 'single') {
      stamp[row] = resolved.minute;
    } else if (resolved.kind === 'skipped') {
      skipped.push(row);
    } else {
      const same = repeated.get(local);
      if (same) same.push(row);
      else repeated.set(local, [row]);
    }
  }
  for (const [local, itsRows] of repeated) resolveRepeated(rows, local, itsRows, direction, zone, problems);
  takeOutSkipped(rows, skipped, problems);
}

/** Offset of a local day without clock change, null where it has one. */
function findOffsetOfDay(day: number, zone: TimeZone, known: Map<number, number | null>): number | null {
  const found = known.get(day);
  if (found !== undefined) return found;
  const midnight = zone.resolveLocal(day * MINUTES_PER_DAY);
  const end = zone.resolveLocal((day + 1) * MINUTES_PER_DAY - 1);
  const length = midnight.kind === 'single' && end.kind === 'single' ? end.minute - midnight.minute : 0;
  const offset =
    midnight.kind === 'single' && length === MINUTES_PER_DAY - 1 ? day * MINUTES_PER_DAY - midnight.minute : null;
  known.set(day, offset);
  return offset;
}

function resolveRepeated(
  rows: SeriesRows,
  local: number,
  itsRows: readonly number[],
  direction: 1 | -1,
  zone: TimeZone,
  problems: ProblemList,
): void {
  const resolved = zone.resolveLocal(local);
  if (resolved.kind !== 'repeated') return;
  const order = direction === 1 ? [resolved.first, resolved.second] : [resolved.second, resolved.first];
  const single = itsRows.length === 1;
  itsRows.forEach((row, i) => {
    rows.stamp[row] = single ? resolved.first : (order[i % 2] ?? resolved.first);
  });
  const last = itsRows.at(-1) ?? 0;
  const line = rows.line[last] ?? 0;
  // an hour's four quarters stand in one line and are one problem
  if (local % 60 !== 0 && rows.line[last - 1] === line) return;
  const params = { meter: rows.meter, stamp: formatLocal(local) };
  if (single) problems.add('stamp-single-in-autumn', line, params);
  else if (itsRows.length > 2) problems.add('stamp-repeated-in-autumn', line, { ...params, count: itsRows.length });
}

function takeOutSkipped(rows: SeriesRows, skipped: readonly number[], problems: ProblemList): void {
  if (skipped.length === 0) return;
  const out = new Set(skipped);
  let lineBefore = -1;
  for (const row of skipped) {
    const line = rows.line[row] ?? 0;
    if (line !== lineBefore) {
      problems.add('stamp-in-spring-gap', line, { meter: rows.meter, stamp: formatLocal(rows.stamp[row] ?? 0) });
    }
    lineBefore = line;
  }
  let kept = 0;
  for (let row = 0; row < rows.length; row++) {
    if (out.has(row)) continue;
    for (const column of [rows.stamp, rows.mantissa, rows.scale, rows.step, rows.quality, rows.line]) {
      column[kept] = column[row] ?? 0;
    }
    kept++;
  }
  rows.length = kept;
}

function formatLocal(minute: number): string {
  return new Date(minute * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}
