/** Files of meters written, imported and read back, for tests of importing. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { listBackups } from '#data/backup.ts';
import { codeOf, testClock } from '#data/make-test-operation.ts';
import type { OperationFile } from '#data/open-operation.ts';
import { readCurveStretch } from '#data/queries/curves.ts';
import { getTimeZone, listDays } from '#domain/time.ts';
import { nameAccCurve, writeAccCurve, type HourWatts } from '#formats/enedis/write-acc-set.ts';
import { importFiles, type ImportResult } from './import-files.ts';

const paris = getTimeZone('Europe/Paris');
export const context = { clock: testClock };

type Watts = (hour: number, day: string) => HourWatts;
export const constant =
  (watts: number | null): Watts =>
  () => [watts, watts, watts, watts];

function hoursOf(day: string): number[] {
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  if (day === '2025-03-30') return hours.filter((hour) => hour !== 2);
  return day === '2025-10-26' ? [0, 1, 2, 2, ...hours.slice(3)] : hours;
}

/** Writes a curve file of the monthly set and returns its path. */
export function writeCurve(
  folder: string,
  meter: string,
  firstDay: string,
  lastDay: string,
  watts: Watts,
  direction: 'consumption' | 'production' = 'consumption',
): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, nameAccCurve(meter, direction, { firstDay, lastDay }));
  const hours = listDays(firstDay, lastDay).flatMap((day) =>
    hoursOf(day).map((hour) => ({ day, hour, watts: watts(hour, day) })),
  );
  writeFileSync(path, writeAccCurve(hours));
  return path;
}

export function readDays(
  file: OperationFile,
  meter: string,
  firstDay: string,
  nextDay: string,
  direction: 'consumption' | 'production' = 'consumption',
) {
  return readCurveStretch(file.db, meter, direction, paris.dayStart(firstDay), paris.dayStart(nextDay), 15);
}

export const importPaths = (file: OperationFile, ...paths: string[]): Promise<ImportResult> =>
  importFiles(file, { paths }, context);
export const countRows = (file: OperationFile, table: string): unknown =>
  file.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

/** Fails with this code and leaves every byte of the database where it was. */
export async function expectUntouched(file: OperationFile, code: string, action: () => unknown): Promise<void> {
  const state = (): unknown => [
    ...['import', 'import_file', 'import_meter', 'curve', 'meter', 'audit_entry'].map((table) =>
      countRows(file, table),
    ),
    listBackups(file.path),
  ];
  const before = state();
  expect(await codeOf(action)).toBe(code);
  expect(state()).toEqual(before);
}
