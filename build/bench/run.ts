/** `npm run bench`: a table on standard output and the same as JSON in bench-results/. Nothing here passes or fails. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { benchAllocation } from './allocation.ts';
import { benchAnswers } from './answers.ts';
import type { BenchRow, BenchSide } from './bench-row.ts';
import { benchBills } from './bills.ts';
import { benchImport } from './import.ts';
import { benchParse } from './parse.ts';
import { benchStart } from './start.ts';

const root = resolve(import.meta.dirname, '../..');
const groups = {
  parse: benchParse,
  import: benchImport,
  allocation: benchAllocation,
  bills: benchBills,
  answers: benchAnswers,
  start: benchStart,
} as const;

function describeSide(side: BenchSide | null): string {
  if (!side) return '–';
  const memory = side.rssMb === undefined ? '' : ` · ${String(Math.round(side.rssMb))} MB`;
  return `${(side.ms / 1000).toFixed(2)} s${memory} (${side.name})`;
}

function describeRow({ name, ours, peer, ratio, equal, note }: BenchRow): string[] {
  return [
    name,
    describeSide(ours),
    describeSide(peer),
    ratio === null ? '–' : `${ratio.toFixed(2)}×`,
    equal === undefined ? '' : equal ? 'equal' : 'DIFFERENT',
    note ?? '',
  ];
}

function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  for (const row of rows)
    process.stdout.write(
      `${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
}

const wanted = process.argv.slice(2);
const results: BenchRow[] = [];
for (const [name, bench] of Object.entries(groups)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stderr.write(`bench: ${name} …\n`);
  results.push(...(await bench()));
}
const folder = join(root, 'bench-results');
mkdirSync(folder, { recursive: true });
const machine = {
  processors: cpus().length,
  model: cpus()[0]?.model ?? '',
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
writeFileSync(join(folder, 'bench.json'), `${JSON.stringify({ machine, rows: results }, null, 2)}\n`);
printTable([['what', 'ours', 'peer', 'peer ÷ ours', '', ''], ...results.map(describeRow)]);
