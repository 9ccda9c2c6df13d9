/** Parsing of load curves as text: our readers against DuckDB's CSV reader, one thread each, the same 100 MB. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatUtc } from '#domain/time.ts';
import { quality } from '#domain/curve.ts';
import { readMeterFiles } from '#jobs/read-meter-files.ts';
import type { BenchRow } from './bench-row.ts';
import { loadDuckDb, type DuckDb } from './load-duckdb.ts';

const TARGET_BYTES = 100_000_000;
const RUNS = 5;

/** What both sides must agree on. */
interface Sums {
  readonly rows: number;
  readonly watts: number;
  /** Latest stamp that has a value, as UTC or naive minutes. */
  readonly lastMinute: number;
}

interface ParseCase {
  readonly name: string;
  readonly file: string;
  readonly query: string;
}

/** Times the reading of HDM and R63 text; the median of five runs, taken in turns. */
export async function benchParse(): Promise<BenchRow[]> {
  const duckDb = await loadDuckDb();
  const folder = await mkdtemp(join(tmpdir(), 'partajoule-bench-'));
  try {
    const rows: BenchRow[] = [];
    for (const parseCase of [await writeHdm(folder), await writeR63(folder)])
      rows.push(await runCase(parseCase, duckDb));
    return rows;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function runCase({ name, file, query }: ParseCase, duckDb: DuckDb): Promise<BenchRow> {
  const instance = await duckDb.DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run('SET threads = 1');
  await connection.run("SET TimeZone = 'UTC'");
  const ourTimes: number[] = [];
  const peerTimes: number[] = [];
  let equal = true;
  for (let run = 0; run < RUNS; run++) {
    let started = performance.now();
    const series = await readOne(file);
    ourTimes.push(performance.now() - started);
    const ours = sumUp(series);
    started = performance.now();
    const [row = []] = (await connection.runAndReadAll(query)).getRows();
    peerTimes.push(performance.now() - started);
    const [rows, watts, lastMinute] = row.map(Number);
    equal &&= ours.rows === rows && ours.watts === watts && ours.lastMinute === lastMinute;
  }
  const [ms, peerMs] = [median(ourTimes), median(peerTimes)];
  return {
    name,
    ours: { name: 'readMeterFiles as inspect calls it, to series', ms },
    peer: { name: 'DuckDB read_csv, aggregate, 1 thread', ms: peerMs },
    ratio: peerMs / ms,
    equal,
    note: `${(TARGET_BYTES / 1000 / ms).toFixed(0)} MB/s against ${(TARGET_BYTES / 1000 / peerMs).toFixed(0)} MB/s`,
  };
}

async function readOne(file: string) {
  for await (const reading of readMeterFiles([file], { timeZone: 'UTC', hash: false })) {
    const [series] = reading.series;
    if (series && reading.problems.length === 0) return series;
    throw new Error(`the bench's own file was not read: ${JSON.stringify(reading.problems)}`);
  }
  throw new Error('no file was read');
}

function sumUp(series: Awaited<ReturnType<typeof readOne>>): Sums {
  let [rows, watts, lastMinute] = [0, 0, 0];
  for (let i = 0; i < series.startMinute.length; i++) {
    if (series.quality[i] === quality.missing) continue;
    const step = series.stepMinutes[i] ?? 0;
    rows++;
    watts += (series.energyWmin[i] ?? 0) / step;
    lastMinute = Math.max(lastMinute, (series.startMinute[i] ?? 0) + step);
  }
  return { rows, watts, lastMinute };
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;
}

/** Whole numbers from 0 to below `limit`, the same at every run. */
function makeRandom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const METER = '30001234567890';
const FIRST_MINUTE = Date.UTC(1991, 0, 1) / 60_000;
const HDM_STEP = 5;
const R63_STEP = 15;

async function writeHdm(folder: string): Promise<ParseCase> {
  const file = join(folder, 'hdm.csv');
  const head =
    'Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite;Pas en minutes\n' +
    `${METER};Courbe de charge;01/01/1991;01/01/2021;Energie active;Consommation;Comptage Brut;W;\nHorodate;Valeur\n`;
  await writeRows(file, head, HDM_STEP, (stamp, value) => `${stamp.slice(0, 19)}+00:00;${value}\n`);
  const query = `SELECT count(v), sum(v), max(epoch(t)) FILTER (v IS NOT NULL) / 60 FROM read_csv('${file}', header = false, skip = 3,
    delim = ';', quote = '', escape = '', auto_detect = false, columns = {'t': 'TIMESTAMPTZ', 'v': 'INTEGER'})`;
  return { name: 'Parse HDM text, 100 MB', file, query };
}

async function writeR63(folder: string): Promise<ParseCase> {
  const file = join(folder, 'r63.csv');
  const head =
    'Identifiant PRM;Date de début;Date de fin;Grandeur physique;Grandeur métier;Etape métier;Unité;Horodate;Valeur;Nature;Pas;Indice de vraisemblance;Etat complémentaire\n';
  const before = `${METER};1991-01-01 00:00:00;2021-01-01 00:00:00;PA;CONS;BRUT;W`;
  await writeRows(
    file,
    head,
    R63_STEP,
    (stamp, value) => `${before};${stamp.slice(0, 10)} ${stamp.slice(11, 19)};${value};B;PT15M;0;0\n`,
  );
  const text = ['prm', 'debut', 'fin', 'physique', 'metier', 'etape', 'unite'].map((name) => `'${name}': 'VARCHAR'`);
  const query = `SELECT count(v), sum(v), max(epoch(t)) FILTER (v IS NOT NULL) / 60 FROM read_csv('${file}', header = true,
    delim = ';', quote = '', escape = '', auto_detect = false, columns = {${text.join(', ')}, 't': 'TIMESTAMP', 'v': 'INTEGER',
    'nature': 'VARCHAR', 'pas': 'VARCHAR', 'indice': 'INTEGER', 'etat': 'INTEGER'})`;
  return { name: 'Parse R63 text, 100 MB', file, query };
}

async function writeRows(
  file: string,
  head: string,
  step: number,
  row: (stamp: string, value: string) => string,
): Promise<void> {
  const out = createWriteStream(file);
  const random = makeRandom(20_250_301);
  let written = head.length;
  let minute = FIRST_MINUTE;
  out.write(head);
  while (written < TARGET_BYTES) {
    let block = '';
    for (let i = 0; i < 20_000; i++) {
      minute += step;
      block += row(formatUtc(minute), random(200) === 0 ? '' : String(random(9_000)));
    }
    written += block.length;
    if (!out.write(block)) await new Promise<void>((resolve) => out.once('drain', resolve));
  }
  await new Promise<void>((resolve) => out.end(resolve));
}
