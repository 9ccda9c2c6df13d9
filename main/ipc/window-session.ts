/** The window's side of a handler's context: one operation at a time, jobs and queries in a worker thread each. */
import type { Language } from '#contract';
import type { Clock } from '#data/clock.ts';
import { openOperation, type OperationFile } from '#data/open-operation.ts';
import { startUndoLog } from '#data/undo-log.ts';
import { ExpectedError } from '#domain/errors.ts';
import { isQuery } from '#jobs/is-query.ts';
import type { WorkerRunner } from '#jobs/worker-runner.ts';
import type { JobRunner, Session } from './context.ts';

/** The threads beside main: what a page asks for does not wait for long work. */
export interface Workers {
  readonly jobs: WorkerRunner;
  readonly queries: WorkerRunner;
}

/**
 * The workers let go of the file before its lock is given back.
 *
 * @param onChange told after an operation was opened or closed
 */
export function createWindowSession(clock: Clock, { jobs, queries }: Workers, onChange: () => void): Session {
  let file: OperationFile | null = null;
  const close = async (): Promise<void> => {
    const closing = file;
    file = null;
    if (!closing) return;
    await Promise.all([jobs.closeFile(), queries.closeFile()]);
    closing.close();
    onChange();
  };
  return {
    find: () => file,
    get() {
      if (!file) throw new ExpectedError('operation-not-open');
      return file;
    },
    async open(path) {
      if (file?.path === path) return file;
      const opened = openOperation(path, { mode: 'write', clock });
      startUndoLog(opened.db);
      await close();
      file = opened;
      onChange();
      return opened;
    },
    close,
  };
}

export function createWindowJobs(session: Session, language: () => Language, { jobs, queries }: Workers): JobRunner {
  return {
    run: (name, input, jobId) =>
      (isQuery(name) ? queries : jobs).run(name, input, {
        path: session.find()?.path ?? null,
        language: language(),
        jobId,
      }),
    cancel: (jobId) => {
      jobs.cancel(jobId);
      queries.cancel(jobId);
    },
  };
}
