/**
 * Import of meter files. Everything is read and judged first; the operation is then written in one
 * transaction, so that a cancelled, refused or killed import leaves it as it was.
 */
import type { Database } from 'better-sqlite3';
import { ExpectedError } from '#domain/errors.ts';
import type { NamedMapping } from '#domain/table-mapping.ts';
import { formatUtc, getTimeZone } from '#domain/time.ts';
import { appendAudit } from '#data/audit.ts';
import { backupOperation } from '#data/backup.ts';
import { nowUtc, type Clock } from '#data/clock.ts';
import type { OperationFile } from '#data/open-operation.ts';
import {
  insertCurveMonth,
  insertImport,
  insertImportMeter,
  readKnownStretches,
  type ImportedMeter,
} from '#data/queries/imports.ts';
import { insertMeter } from '#data/queries/meters.ts';
import { getOperation, type Operation } from '#data/queries/operation.ts';
import { readMeterFiles } from './read-meter-files.ts';
import { ReadingCollector, type ImportProblem } from './collect-readings.ts';
import { settleWithOperation, type SlotCounts } from './compare-months.ts';
import { comparePerimeter, compareRoles, findUnknownMeters } from './compare-with-operation.ts';
import type { CancelSignal } from './job.ts';
import { listMappings } from './list-mappings.ts';
import { tellReading } from './tell-reading.ts';

export interface ImportInput {
  readonly paths: readonly string[];
  readonly password?: string | undefined;
  /** By the path of a file, the name of the mapping that a person chose for it. */
  readonly chosenMappings?: Readonly<Record<string, string>> | undefined;
}

export interface ImportContext {
  readonly clock: Clock;
  readonly signal?: CancelSignal | undefined;
  /** `import-reading` counts thousands of bytes, `import-writing` curves of meters. */
  readonly onProgress?: ((step: string, done: number, total: number) => void) | undefined;
}

export interface ImportResult {
  /** Null where the files brought nothing new. */
  readonly importId: number | null;
  readonly unchanged: boolean;
  /** By meter, then direction. */
  readonly meters: readonly ImportedMeter[];
  readonly problems: readonly ImportProblem[];
}

/**
 * Imports files, folders and archives into an operation that is open for writing.
 *
 * @throws ExpectedError `path-not-found`, `path-not-readable`, `import-refused`, `import-refused-at-line`,
 *   `import-nothing`, `cancelled`; the operation is then as it was
 */
export async function importFiles(
  file: OperationFile,
  input: ImportInput,
  context: ImportContext,
): Promise<ImportResult> {
  const operation = await getOperation(file.kysely);
  const collector = new ReadingCollector(input.paths, operation.gridMinutes, readKnownStretches(file.db));
  try {
    await collect(collector, input, operation, listMappings(file.db), context);
    const problems = [...collector.problems, ...compare(file.db, collector, operation)];
    const counts = countSlots(file.db, collector, operation.gridMinutes);
    const meters = summarise(collector, counts);
    if (!meters.some(({ added, changed }) => added + changed > 0))
      return { importId: null, unchanged: true, meters, problems };
    backupOperation(file);
    const importId = file.db
      .transaction(() => write(file.db, collector, meters, operation.gridMinutes, context))
      .immediate();
    return { importId, unchanged: false, meters, problems };
  } finally {
    collector.buffers.close();
  }
}

function stopIfCancelled(signal: CancelSignal | undefined): void {
  if (signal?.aborted) throw new ExpectedError('cancelled');
}

async function collect(
  collector: ReadingCollector,
  { paths, password, chosenMappings }: ImportInput,
  { timeZone }: Operation,
  mappings: readonly NamedMapping[],
  context: ImportContext,
): Promise<void> {
  const { clock, signal, onProgress } = context;
  const now = Math.floor(clock().getTime() / 60_000);
  const options = {
    password,
    timeZone,
    signal,
    now,
    mappings,
    chosenMappings,
    onProgress: onProgress && tellReading('import-reading', onProgress),
  };
  for await (const reading of readMeterFiles(paths, options)) {
    stopIfCancelled(signal);
    collector.add(reading);
  }
  if (collector.curveFiles === 0) throw new ExpectedError('import-nothing');
}

function compare(db: Database, collector: ReadingCollector, { timeZone }: Operation): ImportProblem[] {
  const brought = [...collector.meters.values()].sort((a, b) => (a.meter < b.meter ? -1 : 1));
  const problems = compareRoles(db, brought);
  if (collector.participants.length > 0) {
    const zone = getTimeZone(timeZone);
    const from = Math.min(...brought.map(({ fromMinute }) => fromMinute));
    const to = Math.max(...brought.map(({ toMinute }) => toMinute));
    problems.push(...comparePerimeter(db, collector.participants, zone.dayAt(from), zone.dayAt(to - 1)));
  }
  for (const { meter, partialSlots } of brought) {
    if (partialSlots > 0)
      problems.push({ code: 'slots-partly-covered', line: null, params: { meter, count: partialSlots } });
  }
  if (collector.knownFiles > 0 && collector.knownFiles < collector.curveFiles) {
    problems.push({ code: 'files-already-imported', line: null, params: { count: collector.knownFiles } });
  }
  return problems.map((problem) => ({ ...problem, file: null }));
}

type CountsByMeter = Map<string, SlotCounts>;

function countsOf(counts: CountsByMeter, meter: string, direction: string): SlotCounts {
  const key = `${meter} ${direction}`;
  const known = counts.get(key) ?? { added: 0, changed: 0, same: 0 };
  counts.set(key, known);
  return known;
}

/** Settles every month and counts, before anything is written. A month settled twice is the same as once. */
function countSlots(db: Database, { buffers }: ReadingCollector, gridMinutes: number): CountsByMeter {
  const counts: CountsByMeter = new Map();
  for (const { meter, direction, curve } of buffers.list()) {
    settleWithOperation(db, gridMinutes, meter, direction, curve, countsOf(counts, meter, direction));
  }
  return counts;
}

function summarise({ meters }: ReadingCollector, counts: CountsByMeter): ImportedMeter[] {
  return [...meters.keys()].sort().map((key) => {
    const { meter, direction, fromMinute, toMinute, knownSlots } = meters.get(key) as NonNullable<
      ReturnType<typeof meters.get>
    >;
    const { added, changed, same } = countsOf(counts, meter, direction);
    return {
      meter,
      direction,
      added,
      changed,
      same: same + knownSlots,
      from: formatUtc(fromMinute),
      to: formatUtc(toMinute),
    };
  });
}

/** Writes everything, inside the transaction; nothing here waits for anything but the database. */
function write(
  db: Database,
  collector: ReadingCollector,
  meters: readonly ImportedMeter[],
  gridMinutes: number,
  { clock, signal, onProgress }: ImportContext,
): number {
  const atUtc = nowUtc(clock);
  const importId = insertImport(db, atUtc, collector.files);
  for (const meter of findUnknownMeters(db, meters)) insertMeter(db, { id: meter, label: '' });
  let written = 0;
  for (const { meter, direction, curve } of collector.buffers.list()) {
    stopIfCancelled(signal);
    settleWithOperation(db, gridMinutes, meter, direction, curve);
    insertCurveMonth(db, importId, meter, direction, curve);
    onProgress?.('import-writing', ++written, collector.buffers.size);
  }
  for (const meter of meters) insertImportMeter(db, importId, meter);
  appendAudit(db, {
    atUtc,
    action: 'import',
    details: {
      importId,
      files: collector.files.map(({ name, sha256, mapping }) => ({
        name,
        sha256,
        ...(mapping === null ? {} : { mapping }),
      })),
      meters: meters.length,
      added: sumOf(meters, 'added'),
      changed: sumOf(meters, 'changed'),
      same: sumOf(meters, 'same'),
    },
  });
  return importId;
}

function sumOf(meters: readonly ImportedMeter[], field: 'added' | 'changed' | 'same'): number {
  return meters.reduce((sum, meter) => sum + meter[field], 0);
}
