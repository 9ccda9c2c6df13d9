/**
 * Bench: allocation of a year of quarter-hours in exact integers, beside NumPy computing the same
 * integers by the same rule, and beside the plain product in floating point for information.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allocateSteps, type AllocationInput, type ParticipantEnergy } from '#domain/allocation/allocate.ts';
import type { AllocationKey } from '#domain/allocation/key.ts';
import type { BenchRow } from './bench-row.ts';

const CONSUMERS = 296;
const PRODUCERS = 4;
const STEPS = 35_040;
const STEPS_PER_DAY = 96;
const PYTHON = '/usr/bin/python3';
const INSTALL = 'apt-get install --yes python3-numpy';

type Kind = 'default' | 'static';

interface YearOfCurves {
  readonly consumers: readonly (ParticipantEnergy & {
    readonly energyWmin: Int32Array<ArrayBuffer>;
  })[];
  readonly producers: readonly (ParticipantEnergy & {
    readonly energyWmin: Int32Array<ArrayBuffer>;
  })[];
  readonly sharesPpm: Int32Array<ArrayBuffer>;
}

interface YearOfResults {
  /** Step after step, consumers in order of id. */
  readonly allocated: Int32Array<ArrayBuffer>;
  /** Step after step, producers in order of id. */
  readonly given: Int32Array<ArrayBuffer>;
  /** Sums of the year, consumer after consumer. */
  readonly pairs: BigInt64Array<ArrayBuffer>;
}

interface PeerReport {
  readonly milliseconds: Readonly<Record<Kind | `${Kind}-plain`, number>>;
  readonly version: string;
}

/** The two keys, each exact beside NumPy (equal to the unit or not) and beside the plain product. */
export async function benchAllocation(): Promise<BenchRow[]> {
  await Promise.resolve();
  ensureNumpy();
  const year = makeYear();
  const folder = mkdtempSync(join(tmpdir(), 'allocation-bench-'));
  try {
    const peer = runPeer(year, folder);
    return (['default', 'static'] as const).flatMap((kind) => benchKey(kind, year, peer, folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function benchKey(kind: Kind, year: YearOfCurves, peer: PeerReport, folder: string): BenchRow[] {
  const key: AllocationKey =
    kind === 'default'
      ? { kind }
      : {
          kind,
          sharesPpm: Object.fromEntries(year.consumers.map(({ id }, i) => [id, year.sharesPpm[i] ?? 0])),
        };
  const { ms, results } = timeAllocation({
    steps: STEPS,
    consumers: year.consumers,
    producers: year.producers,
    key,
  });
  const size = `${String(CONSUMERS)} consumers, ${String(PRODUCERS)} producers, ${String(STEPS)} steps`;
  const ours = { name: 'Partajoule', ms };
  const exactMs = peer.milliseconds[kind];
  const plainMs = peer.milliseconds[`${kind}-plain`];
  return [
    {
      name: `Allocation, key ${kind}: ${size}`,
      ours,
      peer: { name: `NumPy ${peer.version}, same integers`, ms: exactMs },
      ratio: exactMs / ms,
      equal: equalsPeer(kind, results, folder),
    },
    {
      name: `Allocation, key ${kind}: exact beside plain product`,
      ours,
      peer: { name: `NumPy ${peer.version}, plain float product`, ms: plainMs },
      ratio: plainMs / ms,
      note: 'for information: the float product neither gives whole units nor adds up',
    },
  ];
}

/** Median of three runs. */
function timeAllocation(input: AllocationInput): { ms: number; results: YearOfResults } {
  const results: YearOfResults = {
    allocated: new Int32Array(STEPS * CONSUMERS),
    given: new Int32Array(STEPS * PRODUCERS),
    pairs: new BigInt64Array(CONSUMERS * PRODUCERS),
  };
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    allocateYear(input, results);
    return performance.now() - start;
  });
  return { ms: times.sort((a, b) => a - b)[1] ?? 0, results };
}

function allocateYear(input: AllocationInput, results: YearOfResults): void {
  const pairs = new Float64Array(results.pairs.length);
  allocateSteps(input, ({ step, consumerAllocatedWmin, producerAllocatedWmin, pairsWmin }) => {
    results.allocated.set(consumerAllocatedWmin, step * CONSUMERS);
    results.given.set(producerAllocatedWmin, step * PRODUCERS);
    for (let i = 0; i < pairs.length; i++) pairs[i] = (pairs[i] ?? 0) + (pairsWmin[i] ?? 0);
  });
  pairs.forEach((sum, i) => {
    results.pairs[i] = BigInt(sum);
  });
}

function equalsPeer(kind: Kind, results: YearOfResults, folder: string): boolean {
  const same = (name: string, ours: ArrayBufferView<ArrayBuffer>): boolean =>
    readFileSync(join(folder, `${kind}-${name}`)).equals(new Uint8Array(ours.buffer));
  return (
    same('allocated.i32', results.allocated) && same('given.i32', results.given) && same('pairs.i64', results.pairs)
  );
}

function runPeer(year: YearOfCurves, folder: string): PeerReport {
  const write = (name: string, curves: readonly Int32Array<ArrayBuffer>[]): void => {
    writeFileSync(join(folder, name), Buffer.concat(curves.map((curve) => new Uint8Array(curve.buffer))));
  };
  write(
    'consumption.i32',
    year.consumers.map(({ energyWmin }) => energyWmin),
  );
  write(
    'production.i32',
    year.producers.map(({ energyWmin }) => energyWmin),
  );
  write('shares.i32', [year.sharesPpm]);
  const script = join(import.meta.dirname, 'allocation-numpy.py');
  const sizes = [CONSUMERS, PRODUCERS, STEPS].map(String);
  return JSON.parse(runPython([script, folder, ...sizes])) as PeerReport;
}

function runPython(args: readonly string[]): string {
  // a forced core type would choose kernels for another processor
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'OPENBLAS_CORETYPE'));
  return execFileSync(PYTHON, args, { encoding: 'utf8', env: environment, maxBuffer: 1 << 20 });
}

function ensureNumpy(): void {
  if (hasNumpy()) return;
  if (process.getuid?.() === 0) {
    execFileSync('apt-get', ['update', '--quiet'], { stdio: ['ignore', 'ignore', 'inherit'] });
    execFileSync('apt-get', INSTALL.split(' ').slice(1), {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  if (!hasNumpy()) throw new Error(`The allocation bench needs NumPy. Type: sudo ${INSTALL}`);
}

function hasNumpy(): boolean {
  try {
    execFileSync(PYTHON, ['-c', 'import numpy'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Seeded curves: households and small firms under two 36 kWp, a 100 kWp and a 250 kWp plant. */
function makeYear(): YearOfCurves {
  const random = createRandom(20_250_301);
  const consumers = Array.from({ length: CONSUMERS }, (_, i) => {
    const meanWatts = 150 + 900 * random() ** 3;
    const energyWmin = Int32Array.from({ length: STEPS }, (_step, step) => {
      const hour = (step % STEPS_PER_DAY) / 4;
      const evening = 1 + Math.exp(-((hour - 19) ** 2) / 6) + 0.5 * Math.exp(-((hour - 8) ** 2) / 4);
      return Math.round(15 * meanWatts * evening * (0.3 + 1.4 * random()));
    });
    return { id: `0911164261${String(i).padStart(4, '0')}`, energyWmin };
  });
  const producers = [36_000, 36_000, 100_000, 250_000].map((peakWatts, j) => {
    const energyWmin = Int32Array.from({ length: STEPS }, (_step, step) => {
      const day = Math.floor(step / STEPS_PER_DAY);
      const season = 0.65 - 0.35 * Math.cos((2 * Math.PI * day) / 365);
      const height = Math.sin(((step % STEPS_PER_DAY) / STEPS_PER_DAY - 0.25) * 2 * Math.PI);
      return Math.max(0, Math.round(15 * peakWatts * season * height * (0.4 + 0.6 * random())));
    });
    return { id: `3000000000000${String(j)}`, energyWmin };
  });
  const weights = Array.from({ length: CONSUMERS }, () => 0.5 + random());
  const weightSum = weights.reduce((a, b) => a + b, 0);
  return {
    consumers,
    producers,
    sharesPpm: Int32Array.from(weights, (weight) => Math.floor((1_000_000 * weight) / weightSum)),
  };
}

/** Mulberry32: small, seeded, the same everywhere. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
