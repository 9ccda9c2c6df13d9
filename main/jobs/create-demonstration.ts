/** The demonstration: the whole job on invented data, from Enedis files to bills, with a fixed clock. */
import { readdir, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import description from '#resources/demo/operation-description.json' with { type: 'json' };
import { totalFigures } from '#domain/billing/period-figures.ts';
import { ExpectedError } from '#domain/errors.ts';
import { addDays, findPeriod } from '#domain/time.ts';
import { ratePpm } from '#domain/units.ts';
import { createOperation } from '#data/create-operation.ts';
import type { Clock } from '#data/clock.ts';
import { takeLock } from '#data/lock.ts';
import { openOperation, type OperationFile } from '#data/open-operation.ts';
import { listDocuments } from '#data/queries/documents.ts';
import { acceptGap } from './accept-gap.ts';
import { writeDemonstrationFiles, type DemonstrationDelivery } from './demonstration/generate-enedis-files.ts';
import { exportDocuments } from './export-documents.ts';
import { exportFolders } from './export-folders.ts';
import { importFiles } from './import-files.ts';
import { issueRun } from './issue-run.ts';
import type { Job, JobContext } from './job.ts';
import { prepareBilling } from './prepare-billing.ts';
import { readFigures } from './read-figures.ts';
import { makeFolder, writeNewFile } from './write-new-file.ts';

const OPERATION = 'operation.partajoule';
/** Tells an earlier demonstration from a folder of the person's own. */
const MARK = '.partajoule-demonstration';
const MADE_HERE = [
  MARK,
  OPERATION,
  `${OPERATION}.lock`,
  `${OPERATION}-wal`,
  `${OPERATION}-shm`,
  'operation.backups',
  'enedis',
  'summary.json',
  ...Object.values(exportFolders),
];
const YEAR = '2025';
/** Bills are issued on the fifth of the next month, at nine. */
const DAYS_TO_ISSUE = 5;
const HOUR_OF_ISSUE = 'T09:00:00Z';

export interface DemonstrationSummary {
  readonly energyWmin: {
    readonly consumption: number;
    readonly production: number;
    readonly allocated: number;
    readonly surplus: number;
    readonly complement: number;
  };
  readonly rates: { readonly selfConsumption: number | null; readonly coverage: number | null };
  readonly invoices: {
    readonly count: number;
    readonly netCents: number;
    readonly vatCents: number;
    readonly grossCents: number;
  };
  readonly durationMs: Readonly<Record<string, number>>;
}

/**
 * Makes the demonstration in an empty folder or in the place of an earlier one.
 *
 * @throws ExpectedError `demo-folder-not-empty`, `path-not-writable`, `disk-full`, `cancelled`
 */
export const createDemonstration: Job<
  { readonly folder: string; readonly billedMonths: number },
  { readonly operationPath: string; readonly summary: DemonstrationSummary }
> = async ({ folder, billedMonths }, context) => {
  const target = resolve(folder);
  const operationPath = join(target, OPERATION);
  const { durationMs, measure } = createStopwatch();
  await measure('prepare', () => clearFolder(target, context.clock));
  const { deliveries } = await measure('generate', () =>
    writeDemonstrationFiles(join(target, 'enedis'), (done, total) => {
      refuseIfCancelled(context);
      context.onProgress('generating', done, total);
    }),
  );
  const months = [...new Set(deliveries.map(({ period }) => period))];
  createOperation(operationPath, description, () => dateOfIssue(months[0] ?? YEAR));
  const file = openOperation(operationPath, { mode: 'write', clock: context.clock });
  try {
    for (const [index, month] of months.entries()) {
      const monthContext = { ...context, file: () => file, clock: () => dateOfIssue(month) };
      await measure('import', () =>
        importMonth(
          deliveries.filter(({ period }) => period === month),
          file,
          monthContext,
        ),
      );
      if (index < billedMonths) await measure('bill', () => billMonth(month, monthContext));
      context.onProgress('billing', index + 1, months.length);
    }
    const fileContext = { ...context, file: () => file };
    await measure('export', () =>
      exportDocuments(
        {
          kinds: ['invoices', 'mails', 'report', 'journal', 'coefficients'],
          folder: target,
          runId: null,
          isSorted: true,
        },
        fileContext,
      ),
    );
    const summary = { ...(await summarise(file, fileContext)), durationMs };
    await writeFile(join(target, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
    return { operationPath, summary };
  } finally {
    file.close();
  }
};

function refuseIfCancelled({ signal }: JobContext): void {
  if (signal.aborted) throw new ExpectedError('cancelled');
}

function createStopwatch(): {
  durationMs: Record<string, number>;
  measure: <T>(step: string, work: () => Promise<T>) => Promise<T>;
} {
  const durationMs: Record<string, number> = {};
  return {
    durationMs,
    async measure(step, work) {
      const start = performance.now();
      try {
        return await work();
      } finally {
        durationMs[step] = Math.round((durationMs[step] ?? 0) + performance.now() - start);
      }
    },
  };
}

/** Empties what an earlier demonstration made; anything of the person's own stays where it is and is refused. */
async function clearFolder(folder: string, clock: Clock): Promise<void> {
  await makeFolder(folder);
  const names = await readdir(folder);
  const isEarlier = existsSync(join(folder, MARK)) && names.every((name) => MADE_HERE.includes(name));
  if (names.length > 0 && !isEarlier) throw new ExpectedError('demo-folder-not-empty', { path: folder });
  refuseIfOpen(join(folder, OPERATION), clock);
  for (const name of names) await rm(join(folder, name), { recursive: true, force: true });
  await writeNewFile(join(folder, MARK), new Uint8Array(0));
}

/** @throws ExpectedError `operation-locked` while a window has the earlier demonstration open */
function refuseIfOpen(path: string, clock: Clock): void {
  if (!existsSync(path)) return;
  try {
    takeLock(path, clock).release();
  } catch (error) {
    // a damaged demonstration is to be made anew, which is what was asked for
    if (error instanceof ExpectedError && error.code === 'operation-locked') throw error;
  }
}

function dateOfIssue(month: string): Date {
  const lastDay = findPeriod(month)?.lastDay ?? `${YEAR}-12-31`;
  return new Date(`${addDays(lastDay, DAYS_TO_ISSUE)}${HOUR_OF_ISSUE}`);
}

async function importMonth(
  deliveries: readonly DemonstrationDelivery[],
  file: OperationFile,
  context: JobContext,
): Promise<void> {
  for (const { path, password } of deliveries) {
    refuseIfCancelled(context);
    await importFiles(file, { paths: [path], password }, context);
  }
}

async function billMonth(period: string, context: JobContext): Promise<void> {
  refuseIfCancelled(context);
  const { points } = await prepareBilling({ period }, context);
  for (const point of points) if (point.canAccept) await acceptGap(point, period, context);
  await issueRun({ period }, { ...context, onProgress: () => undefined });
}

async function summarise(file: OperationFile, context: JobContext): Promise<Omit<DemonstrationSummary, 'durationMs'>> {
  const totals = totalFigures(
    await readFigures(
      { firstDay: `${YEAR}-01-01`, lastDay: `${YEAR}-12-31` },
      { ...context, onProgress: () => undefined },
    ),
  );
  const documents = await listDocuments(file.kysely);
  const add = (amount: 'netCents' | 'vatCents' | 'grossCents'): number =>
    documents.reduce((sum, document) => sum + document[amount], 0);
  return {
    energyWmin: {
      consumption: totals.consumptionWmin,
      production: totals.productionWmin,
      allocated: totals.allocatedWmin,
      surplus: totals.surplusWmin,
      complement: totals.complementWmin,
    },
    rates: {
      selfConsumption: ratePpm(totals.allocatedWmin, totals.productionWmin),
      coverage: ratePpm(totals.allocatedWmin, totals.consumptionWmin),
    },
    invoices: {
      count: documents.length,
      netCents: add('netCents'),
      vatCents: add('vatCents'),
      grossCents: add('grossCents'),
    },
  };
}
