import { addDays, findPeriod, getTimeZone, type LocalDay } from '#domain/time.ts';
import type { OperationFile } from '#data/open-operation.ts';
import { listCurveExtents } from '#data/queries/curves.ts';
import { getOperation } from '#data/queries/operation.ts';

const toMinute = (utc: string): number => Date.parse(utc) / 60_000;

/** Local months (`YYYY-MM`) that imported curves touch, ascending. */
export async function listDataMonths({ db, kysely }: OperationFile): Promise<string[]> {
  const { timeZone } = await getOperation(kysely);
  const zone = getTimeZone(timeZone);
  const months = new Set<string>();
  // most meters have the same ones
  const extents = new Map(
    listCurveExtents(db).map(({ fromUtc, toUtc }) => [`${fromUtc} ${toUtc}`, { fromUtc, toUtc }]),
  );
  for (const { fromUtc, toUtc } of extents.values()) {
    addMonths(months, zone.dayAt(toMinute(fromUtc)), zone.dayAt(toMinute(toUtc) - 1));
  }
  return [...months].sort();
}

function addMonths(months: Set<string>, first: LocalDay, last: LocalDay): void {
  for (let day = first; day <= last;) {
    const month = day.slice(0, 7);
    months.add(month);
    day = addDays(findPeriod(month)?.lastDay ?? last, 1);
  }
}
