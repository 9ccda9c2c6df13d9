import description from '#resources/demo/operation-description.json' with { type: 'json' };
import type { OperationState } from '#contract';
import { findPeriod, getTimeZone, addDays, type LocalDay } from '#domain/time.ts';
import { findLastBackupAt } from '#data/backup.ts';
import type { OperationFile } from '#data/open-operation.ts';
import { listBillingRuns } from '#data/queries/billing-runs.ts';
import { listCurveExtents } from '#data/queries/curves.ts';
import { getOrganiser } from '#data/queries/members.ts';
import { getOperation } from '#data/queries/operation.ts';

const toMinute = (utc: string): number => Date.parse(utc) / 60_000;

/** What the frame of the window shows of the open operation. */
export async function readOperationState({
  db,
  kysely,
  path,
}: OperationFile): Promise<Omit<OperationState, 'cloudClient'>> {
  const operation = await getOperation(kysely);
  const zone = getTimeZone(operation.timeZone);
  const extents = listCurveExtents(db);
  const months = listMonths(
    extents.map(({ fromUtc, toUtc }) => [zone.dayAt(toMinute(fromUtc)), zone.dayAt(toMinute(toUtc) - 1)]),
  );
  const billed = await listBillingRuns(kysely);
  const isBilled = (month: string): boolean => {
    const days = findPeriod(month);
    return (
      days !== undefined && billed.some(({ firstDay, lastDay }) => firstDay <= days.firstDay && lastDay >= days.lastDay)
    );
  };
  return {
    name: operation.name,
    accNumber: operation.accNumber,
    organiserName: (await getOrganiser(kysely)).name,
    path,
    timeZone: operation.timeZone,
    lastBackupAtUtc: findLastBackupAt(path),
    dataUntilUtc:
      extents
        .map(({ toUtc }) => toUtc)
        .sort()
        .at(-1) ?? null,
    months,
    currentMonth: months.findLast((month) => !isBilled(month)) ?? months.at(-1) ?? null,
    currency: operation.currency,
    isDemonstration: operation.accNumber === description.operation.accNumber,
  };
}

/** Local months that the stretches of days touch, ascending. */
function listMonths(stretches: readonly (readonly [LocalDay, LocalDay])[]): string[] {
  const months = new Set<string>();
  for (const [first, last] of stretches) {
    for (let day = first; day <= last;) {
      const month = day.slice(0, 7);
      months.add(month);
      day = addDays(findPeriod(month)?.lastDay ?? last, 1);
    }
  }
  return [...months].sort();
}
