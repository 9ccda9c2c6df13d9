import type { ImportDetails } from '#contract';
import type { Database } from 'better-sqlite3';
import { ExpectedError } from '#domain/errors.ts';
import { findPeriod, getTimeZone, addDays, listDays, type TimeZone } from '#domain/time.ts';
import { readCurveStretch } from '#data/queries/curves.ts';
import {
  findImportState,
  listImportedFiles,
  listImportedMeters,
  listRunsOnImport,
  type ImportedMeter,
} from '#data/queries/imports.ts';
import { getOperation } from '#data/queries/operation.ts';
import type { Job } from './job.ts';

/** Months whose energies are told; a larger import is told by its counts. */
const MOST_MONTHS = 500;

/** What one import brought and changed: files, counts by meter, and the energy of changed months before and after. */
export const readImportDetails: Job<{ readonly importId: number }, ImportDetails> = async ({ importId }, context) => {
  const { db, kysely } = context.file();
  const state = findImportState(db, importId);
  if (!state) throw new ExpectedError('import-not-found', { importId });
  const { timeZone, gridMinutes } = await getOperation(kysely);
  const meters = listImportedMeters(db, importId);
  const months: ImportDetails['months'][number][] = [];
  // once undone, an import has no "after" of its own
  if (!state.isUndone) {
    const zone = getTimeZone(timeZone);
    for (const meter of meters.filter(({ changed }) => changed > 0)) {
      if (context.signal.aborted) throw new ExpectedError('cancelled');
      months.push(...compareMonths(db, importId, meter, zone, gridMinutes));
      if (months.length >= MOST_MONTHS) break;
    }
  }
  return {
    importId,
    files: listImportedFiles(db, importId),
    meters,
    months: months.slice(0, MOST_MONTHS),
    runs: listRunsOnImport(db, importId),
  };
};

function compareMonths(
  db: Database,
  importId: number,
  { meter, direction, from, to }: ImportedMeter,
  zone: TimeZone,
  gridMinutes: number,
): ImportDetails['months'][number][] {
  const [firstDay, lastDay] = [from, to].map((instant, end) => zone.dayAt(Date.parse(instant) / 60_000 - end));
  const touched = new Set(listDays(firstDay ?? '', lastDay ?? '').map((day) => day.slice(0, 7)));
  return [...touched].flatMap((month) => {
    const period = findPeriod(month);
    if (!period) return [];
    const [start, end] = [zone.dayStart(period.firstDay), zone.dayStart(addDays(period.lastDay, 1))];
    const sum = (upTo: number): number =>
      readCurveStretch(db, meter, direction, start, end, gridMinutes, upTo).energyWmin.reduce((a, b) => a + b, 0);
    const [beforeWmin, afterWmin] = [sum(importId - 1), sum(importId)];
    return beforeWmin === afterWmin ? [] : [{ meter, direction, month, beforeWmin, afterWmin }];
  });
}
