/** How fast a page is answered while long work runs beside it, and while nothing does. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOperation } from '#data/create-operation.ts';
import { handlers } from '#ipc/handlers.ts';
import { createCommandLineContext } from '#main/command-line/context.ts';
import type { HandlerContext } from '#ipc/context.ts';
import { createWindowJobs, createWindowSession } from '#ipc/window-session.ts';
import { acceptGap } from '#jobs/accept-gap.ts';
import { WorkerRunner } from '#jobs/worker-runner.ts';
import type { BenchRow } from './bench-row.ts';
import { writeYearOfSets } from './import-files-of-year.ts';

const MEMBERS = 300;
/** Of the sets' meters, the first four produce. */
const PRODUCERS = 4;
const PERIOD = '2025-01';
const clock = (): Date => new Date('2026-02-01T09:00:00Z');
const worker = join(import.meta.dirname, '../../main/jobs/worker.ts');

const meterOf = (index: number): string => String(30_000_000_000_000 + index);

function describeVillage(): unknown {
  const members = Array.from({ length: MEMBERS }, (_, i) => ({
    reference: `M${String(i)}`,
    kind: 'individual',
    name: `Membre ${String(i)}`,
    addressLines: ['1 rue du Four'],
    postcode: '38000',
    city: 'Grenoble',
  }));
  return {
    operation: { name: 'Banc', accNumber: 'ACC00000001' },
    organiser: {
      reference: 'PMO',
      kind: 'association',
      name: 'Banc',
      siren: '123456782',
      addressLines: ['1 place du Four'],
      postcode: '38000',
      city: 'Grenoble',
    },
    members,
    issuers: [{ member: 'PMO', numberPrefix: 'BANC', vat: { regime: 'rate', ratePpm: 200_000 } }],
    plants: Array.from({ length: PRODUCERS }, (_, i) => ({
      meter: meterOf(i),
      issuer: 'PMO',
      name: `Toit ${String(i)}`,
      startsOn: '2025-01-01',
    })),
    participations: members.map(({ reference }, i) => ({
      meter: meterOf(PRODUCERS + i),
      member: reference,
      startsOn: '2025-01-01',
    })),
    keys: [{ startsOn: '2025-01-01', key: { kind: 'default' } }],
    prices: [{ priceMicroEuroPerKwh: 180_000, startsOn: '2025-01-01' }],
  };
}

/** The window's context with its threads, without the window. */
function createContext(): { context: HandlerContext; stop: () => Promise<void> } {
  const runner = (mode: 'write' | 'read'): WorkerRunner => new WorkerRunner(worker, mode, () => undefined);
  const workers = { jobs: runner('write'), queries: runner('read') };
  const session = createWindowSession(clock, workers, () => undefined);
  const context = {
    ...createCommandLineContext({
      language: 'fr',
      version: '0',
      clock,
      signal: { aborted: false },
      onProgress: () => undefined,
    }),
    session,
    jobs: createWindowJobs(session, () => 'fr', workers),
  };
  return {
    context,
    async stop() {
      await session.close();
      await Promise.all([workers.jobs.stop(), workers.queries.stop()]);
    },
  };
}

interface Answers {
  readonly stateMs: number;
  readonly energyMs: number;
  readonly count: number;
}

/** Asks as a page does, one question after the other, until `until` is over; the slowest answer of each counts. */
async function ask(context: HandlerContext, until: Promise<unknown>, atLeast: number): Promise<Answers> {
  const work = { isOver: false };
  const over = until.then(() => {
    work.isOver = true;
  });
  const slowest = { stateMs: 0, energyMs: 0 };
  let count = 0;
  do {
    const start = performance.now();
    await handlers['app.getState'](context, {});
    const middle = performance.now();
    await handlers['energy.getPeriod'](context, { period: PERIOD });
    slowest.stateMs = Math.max(slowest.stateMs, middle - start);
    slowest.energyMs = Math.max(slowest.energyMs, performance.now() - middle);
    count++;
  } while (!work.isOver || count < atLeast);
  await over;
  return { ...slowest, count };
}

function makeRows(work: string, busy: Answers, idle: Answers): BenchRow[] {
  const row = (name: string, busyMs: number, idleMs: number): BenchRow => ({
    name: `${name} during ${work}`,
    ours: { name: 'slowest answer beside it', ms: busyMs },
    peer: { name: 'slowest answer beside nothing', ms: idleMs },
    ratio: idleMs / busyMs,
    note: `${busyMs.toFixed(0)} ms beside it, ${idleMs.toFixed(0)} ms beside nothing; ${String(busy.count)} questions`,
  });
  return [
    row('app.getState', busy.stateMs, idle.stateMs),
    row('energy.getPeriod of a month', busy.energyMs, idle.energyMs),
  ];
}

/** Answers to a page while 300 bills are issued and while a year of 304 meters is imported. */
export async function benchAnswers(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'partajoule-answers-'));
  const { context, stop } = createContext();
  // in the window Electron lives on; here nothing else would keep the threads going
  const life = setInterval(() => undefined, 60_000);
  try {
    const path = join(folder, 'bench.partajoule');
    createOperation(path, describeVillage(), clock);
    const months = writeYearOfSets(folder, PRODUCERS + MEMBERS);
    await context.session.open(path);
    const [first = '', ...others] = months;
    await context.jobs.run('importMeterFiles', { paths: [first], password: null, chosenMappings: {} });
    const { points } = await handlers['billing.prepare'](context, { period: PERIOD });
    for (const point of points)
      if (point.canAccept) await acceptGap(point, PERIOD, { file: context.session.get, clock });
    const idle = await ask(context, Promise.resolve(), 5);
    const issuing = context.jobs.run('issueRun', { period: PERIOD });
    const rows = makeRows(`the issue of ${String(MEMBERS)} bills`, await ask(context, issuing, 1), idle);
    const importing = context.jobs.run('importMeterFiles', { paths: others, password: null, chosenMappings: {} });
    return [...rows, ...makeRows('the import of eleven months', await ask(context, importing, 1), idle)];
  } finally {
    await stop();
    clearInterval(life);
    rmSync(folder, { recursive: true, force: true });
  }
}
