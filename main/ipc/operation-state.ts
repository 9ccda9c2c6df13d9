import description from '#resources/demo/operation-description.json' with { type: 'json' };
import type { OperationState } from '#contract';
import { findDataUntil } from '#domain/data-until.ts';
import { findPeriod, addDays, formatUtc, getTimeZone } from '#domain/time.ts';
import { findLastBackupAt } from '#data/backup.ts';
import type { OperationFile } from '#data/open-operation.ts';
import { listBillingRuns } from '#data/queries/billing-runs.ts';
import { findNewestValue } from '#data/queries/curves.ts';
import { getOrganiser } from '#data/queries/members.ts';
import { listParticipations } from '#data/queries/meters.ts';
import { getOperation } from '#data/queries/operation.ts';
import { listPlants } from '#data/queries/plants.ts';
import { findUndoSteps } from '#data/undo-log.ts';
import { listDataMonths } from '#jobs/list-data-months.ts';

/** What the frame of the window shows of the open operation. */
export async function readOperationState(file: OperationFile): Promise<Omit<OperationState, 'cloudClient'>> {
  const { kysely, path } = file;
  const operation = await getOperation(kysely);
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
    ...(await readDataUntil(file)),
    months,
    currentMonth: months.findLast((month) => !isBilled(month)) ?? months.at(-1) ?? null,
    currency: operation.currency,
    ...findUndoSteps(file.db),
    isDemonstration: operation.accNumber === description.operation.accNumber,
  };
}

/** How far the values go, and who is behind. */
async function readDataUntil({
  db,
  kysely,
}: OperationFile): Promise<Pick<OperationState, 'dataUntilUtc' | 'completeUntilUtc' | 'laggingMeters'>> {
  const { timeZone, gridMinutes } = await getOperation(kysely);
  const zone = getTimeZone(timeZone);
  const held = [
    ...(await listPlants(kysely)).map((plant) => ({ ...plant, direction: 'production' as const })),
    ...(await listParticipations(kysely)).map((one) => ({
      ...one,
      name: one.memberName,
      direction: 'consumption' as const,
    })),
  ];
  const until = findDataUntil(
    held.map(({ meterId, name, direction, startsOn, endsOn }) => ({
      meterId,
      name,
      startsAt: zone.dayStart(startsOn),
      endsAt: endsOn === null ? null : zone.dayStart(addDays(endsOn, 1)),
      newest: findNewestValue(db, meterId, direction, gridMinutes),
    })),
  );
  return {
    dataUntilUtc: until && formatUtc(until.newest),
    completeUntilUtc: until && formatUtc(until.complete),
    laggingMeters:
      until?.lagging.map(({ meterId, name, until: own }) => ({ meterId, name, untilUtc: formatUtc(own) })) ?? [],
  };
}
