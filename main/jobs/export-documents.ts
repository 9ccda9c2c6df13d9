/** Writes what leaves the program into a folder: bills, mail drafts, reports, coefficients, journal. */
import { join } from 'node:path';
import { ExpectedError } from '#domain/errors.ts';
import type { Period } from '#domain/time.ts';
import { listBillingRuns } from '#data/queries/billing-runs.ts';
import { exportCoefficients, type CoefficientFile } from './export-coefficients.ts';
import { exportInvoices, exportMailDrafts } from './export-invoices.ts';
import { exportJournal } from './export-journal.ts';
import { exportReports } from './export-reports.ts';
import { exportFolders, type ExportKind } from './export-folders.ts';
import type { Job, JobContext } from './job.ts';
import { listDataMonths } from './list-data-months.ts';
import { parsePeriod } from './parse-period.ts';
import { makeFolder } from './write-new-file.ts';

const writers = {
  invoices: exportInvoices,
  mails: exportMailDrafts,
  report: exportReports,
  journal: exportJournal,
} as const;

export interface ExportInput {
  readonly kinds: readonly ExportKind[];
  /** Made where it does not exist. */
  readonly folder: string;
  /** One run; null = all. Coefficients are those of every month with values. */
  readonly runId: number | null;
  /** Only runs, and only months of coefficients, that lie in these days. */
  readonly within?: Period;
  /** True: each kind in its own folder below; false: straight into the folder. */
  readonly isSorted: boolean;
}

export interface ExportOutcome {
  /** Full paths, those that were there with the same bytes included. */
  readonly files: readonly string[];
  /** Those of them that hold coefficients, with what is lost by their rounding. */
  readonly coefficients: readonly CoefficientFile[];
}

/**
 * @throws ExpectedError `nothing-issued`, `nothing-imported` (coefficients), `path-not-writable`, `disk-full`, `output-exists` {path}: nothing is ever overwritten
 */
export const exportDocuments: Job<ExportInput, ExportOutcome> = async (
  { kinds, folder, runId, within, isSorted },
  context,
) => {
  const all = await listBillingRuns(context.file().kysely);
  const runs = all
    .filter((run) => (runId === null || run.id === runId) && liesWithin(run, within))
    .sort((a, b) => a.id - b.id);
  const periods = kinds.includes('coefficients') ? await listCoefficientPeriods(within, context) : [];
  if (runs.length === 0 && kinds.some((kind) => kind !== 'coefficients')) throw new ExpectedError('nothing-issued');
  const files: string[] = [];
  const coefficients: CoefficientFile[] = [];
  for (const kind of kinds) {
    const target = isSorted ? join(folder, exportFolders[kind]) : folder;
    await makeFolder(target);
    if (kind === 'coefficients') {
      coefficients.push(...(await exportCoefficients(target, periods, context)));
      files.push(...coefficients.map(({ file }) => file));
    } else {
      files.push(...(await writers[kind](target, runs, context)));
    }
  }
  return { files, coefficients };
};

/** The operator waits for coefficients before there is a bill: every month with values has its file. */
async function listCoefficientPeriods(within: Period | undefined, { file }: JobContext): Promise<Period[]> {
  const periods = (await listDataMonths(file())).map(parsePeriod).filter((month) => liesWithin(month, within));
  if (periods.length === 0) throw new ExpectedError('nothing-imported');
  return periods;
}

function liesWithin({ firstDay, lastDay }: Period, within: Period | undefined): boolean {
  return !within || (firstDay >= within.firstDay && lastDay <= within.lastDay);
}
