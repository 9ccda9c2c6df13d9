/** The window's two threads beside main, as the program starts them: on a real file, with the true worker. */
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeYearOfSets } from '#build/bench/import-files-of-year.ts';
import { codeOf, makeTestFolder, makeTestOperation } from '#data/make-test-operation.ts';
import { WorkerRunner, type Progress } from '#jobs/worker-runner.ts';
import type { JobRunner, Session } from './context.ts';
import { createWindowJobs, createWindowSession } from './window-session.ts';

const clock = (): Date => new Date('2026-01-15T08:00:00Z');
const worker = join(import.meta.dirname, '../jobs/worker.ts');
const METERS = 12;

interface Started {
  readonly session: Session;
  readonly jobs: JobRunner;
  /** Resolves at the next progress of a job. */
  readonly nextProgress: (jobId: string) => Promise<void>;
}

function start(): Started {
  const waiting = new Map<string, () => void>();
  const onProgress = ({ jobId }: Progress): void => {
    waiting.get(jobId)?.();
  };
  const workers = {
    jobs: new WorkerRunner(worker, 'write', onProgress),
    queries: new WorkerRunner(worker, 'read', onProgress),
  };
  const session = createWindowSession(clock, workers, () => undefined);
  onTestFinished(async () => {
    await session.close();
    await Promise.all([workers.jobs.stop(), workers.queries.stop()]);
  });
  return {
    session,
    jobs: createWindowJobs(session, () => 'fr', workers),
    nextProgress: (jobId) =>
      new Promise((resolve) => {
        waiting.set(jobId, resolve);
      }),
  };
}

describe('threads of the window', () => {
  it('answer a page while a year is imported, and import all of it', async () => {
    const folders = writeYearOfSets(makeTestFolder(), METERS);
    const { session, jobs, nextProgress } = start();
    const file = await session.open(makeTestOperation());
    // the thread of queries has started: its start is not what is looked at
    await jobs.run('readEnergy', { period: '2025-01' });

    const order: string[] = [];
    const isImporting = nextProgress('import');
    const importing = jobs
      .run('importMeterFiles', { paths: folders, password: null, chosenMappings: {} }, 'import')
      .then((outcome) => {
        order.push('import');
        return outcome;
      });
    await isImporting;
    const energy = await jobs.run('readEnergy', { period: '2025-01' });
    order.push('answer');
    const outcome = await importing;
    expect(order).toEqual(['answer', 'import']);
    // read beside the import, which is all or nothing
    expect(energy.totals.consumptionWmin).toBe(0);
    expect(outcome.meters).toHaveLength(METERS);
    // a local year begins in December of UTC
    expect(file.db.prepare('SELECT count(*) FROM curve').pluck().get()).toBe(METERS * 13);
  }, 120_000);

  it('leave out a question that was given up while it waited', async () => {
    const { session, jobs } = start();
    await session.open(makeTestOperation());
    const first = jobs.run('readEnergy', { period: '2025' }, 'first');
    const second = jobs.run('readEnergy', { period: '2024' }, 'second');
    jobs.cancel('second');
    expect(await codeOf(() => second)).toBe('cancelled');
    expect((await first).days).toHaveLength(365);
  }, 120_000);

  it('let go of the file together, so that another can be opened', async () => {
    const { session, jobs } = start();
    const path = makeTestOperation();
    await session.open(path);
    await jobs.run('readEnergy', { period: '2025' });
    await session.open(makeTestOperation());
    expect((await jobs.run('readEnergy', { period: '2025-02' })).days).toHaveLength(28);
    await session.open(path);
    expect(session.get().path).toBe(path);
  }, 120_000);

  it('do not let a question write', async () => {
    const runner = new WorkerRunner(worker, 'read', () => undefined);
    const session = createWindowSession(clock, { jobs: runner, queries: runner }, () => undefined);
    onTestFinished(async () => {
      await session.close();
      await runner.stop();
    });
    const { path, db } = await session.open(makeTestOperation());
    const [folder = ''] = writeYearOfSets(makeTestFolder(), 2, 1);
    const writing = runner.run(
      'importMeterFiles',
      { paths: [folder], password: null, chosenMappings: {} },
      { path, language: 'fr' },
    );
    await expect(writing).rejects.toThrow(/readonly/);
    expect(db.prepare('SELECT count(*) FROM import').pluck().get()).toBe(0);
  }, 120_000);
});
