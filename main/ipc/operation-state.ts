import description from '#resources/demo/operation-description.json' with { type: 'json' };
import type { OperationState } from '#contract';
import { findPeriod } from '#domain/time.ts';
import { findLastBackupAt } from '#data/backup.ts';
import type { OperationFile } from '#data/open-operation.ts';
import { listBillingRuns } from '#data/queries/billing-runs.ts';
import { listCurveExtents } from '#data/queries/curves.ts';
import { getOrganiser } from '#data/queries/members.ts';
import { getOperation } from '#data/queries/operation.ts';
import { findUndoSteps } from '#data/undo-log.ts';
import { listDataMonths } from '#jobs/list-data-months.ts';

/** What the frame of the window shows of the open operation. */
export async function readOperationState(file: OperationFile): Promise<Omit<OperationState, 'cloudClient'>> {
  const { db, kysely, path } = file;
  const operation = await getOperation(kysely);
  const extents = listCurveExtents(db);
  const months = await listDataMonths(file);
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
    ...findUndoSteps(db),
    isDemonstration: operation.accNumber === description.operation.accNumber,
  };
}
