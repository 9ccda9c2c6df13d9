/** Import of a year of monthly sets into the operation file, beside DuckDB making a table of the same files. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOperation } from '#data/create-operation.ts';
import { loadDuckDb } from './load-duckdb.ts';
import type { BenchRow } from './bench-row.ts';
import { writeYearOfSets } from './import-files-of-year.ts';

const METERS = 300;

interface Measured {
  readonly ms: number;
  readonly rssMb: number;
  readonly values: number;
  readonly watts: number;
}

/** Runs one side in a process of its own, whose memory is then its own too. */
function measure(script: string, args: readonly string[]): Measured {
  const output = execFileSync(process.execPath, [join(import.meta.dirname, script), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output) as Measured;
}

/** 300 meters × 12 months at a quarter-hour: 10.5 million values in 3 600 files. */
export async function benchImport(): Promise<BenchRow[]> {
  await loadDuckDb();
  const root = mkdtempSync(join(tmpdir(), 'partajoule-import-'));
  try {
    const files = join(root, 'files');
    const folders = writeYearOfSets(files, METERS);
    const operation = join(root, 'bench.partajoule');
    createOperation(
      operation,
      { operation: { name: 'Bench' }, organiser: { reference: 'PMO', kind: 'association', name: 'Bench' } },
      () => new Date('2026-01-15T08:00:00Z'),
    );
    const ours = measure('import-ours.ts', [operation, ...folders]);
    const peer = measure('import-duckdb.ts', [join(root, 'bench.duckdb'), files]);
    return [
      {
        name: 'Import of 300 meters × 12 months at 15 minutes',
        ours: { name: 'importFiles, to the closed file', ms: ours.ms, rssMb: ours.rssMb },
        peer: { name: 'DuckDB read_csv to a table on disk, 1 thread', ms: peer.ms, rssMb: peer.rssMb },
        ratio: peer.ms / ours.ms,
        equal: ours.values === peer.values && ours.watts === peer.watts,
        note: `${String(ours.values)} values; the peer stores rows as they are: no clock changes, no grid, no versions`,
      },
    ];
  } finally {
    rmSync(root, { recursive: true });
  }
}
