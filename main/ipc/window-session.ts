/** The window's side of a handler's context: one operation at a time, jobs in the worker thread. */
import type { Language } from '#contract';
import type { Clock } from '#data/clock.ts';
import { openOperation, type OperationFile } from '#data/open-operation.ts';
import { startUndoLog } from '#data/undo-log.ts';
import { ExpectedError } from '#domain/errors.ts';
import type { WorkerRunner } from '#jobs/worker-runner.ts';
import type { JobRunner, Session } from './context.ts';

/**
 * The worker lets go of the file before its lock is given back.
 *
 * @param onChange told after an operation was opened or closed
 */
export function createWindowSession(clock: Clock, runner: WorkerRunner, onChange: () => void): Session {
  let file: OperationFile | null = null;
  const close = async (): Promise<void> => {
    const closing = file;
    file = null;
    if (!closing) return;
    await runner.closeFile();
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

export function createWindowJobs(session: Session, language: () => Language, runner: WorkerRunner): JobRunner {
  return {
    run: (name, input, jobId) =>
      runner.run(name, input, { path: session.find()?.path ?? null, language: language(), jobId }),
    cancel: (jobId) => {
      runner.cancel(jobId);
    },
  };
}
