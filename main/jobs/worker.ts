/**
 * A worker thread: one job at a time, on its own connection to the operation that the main thread holds, for writing
 * or for reading only. Cancelling goes through shared memory, since a busy thread reads no messages.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { ExpectedError } from '#domain/errors.ts';
import { openSecondConnection, type OperationFile } from '#data/open-operation.ts';
import { runJob } from './job-table.ts';
import type { WorkerMode, WorkerReply, WorkerRequest } from './worker-messages.ts';

const port = parentPort;
if (!port) throw new Error('this file is a worker thread');

const mode = workerData as WorkerMode;
let file: OperationFile | null = null;
let queue: Promise<void> = Promise.resolve();

function getFile(path: string | null): OperationFile {
  if (path === null) throw new ExpectedError('operation-not-open');
  if (file?.path !== path) {
    file?.close();
    file = openSecondConnection(path, mode);
  }
  return file;
}

async function answer(request: WorkerRequest): Promise<WorkerReply> {
  const { id } = request;
  if (request.kind === 'close') {
    file?.close();
    file = null;
    return { id, kind: 'done', output: null };
  }
  const cancelled = new Int32Array(request.cancelled);
  try {
    // given up while it waited for its turn
    if (Atomics.load(cancelled, 0) === 1) throw new ExpectedError('cancelled');
    const output = await runJob(request.name, request.input, {
      file: () => getFile(request.path),
      clock: () => new Date(),
      language: request.language,
      signal: {
        get aborted() {
          return Atomics.load(cancelled, 0) === 1;
        },
      },
      onProgress: (step, done, total) => {
        port?.postMessage({ id, kind: 'progress', step, done, total } satisfies WorkerReply);
      },
    });
    return { id, kind: 'done', output };
  } catch (error) {
    if (error instanceof ExpectedError) return { id, kind: 'expected-error', code: error.code, params: error.params };
    return { id, kind: 'bug', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

port.on('message', (request: WorkerRequest) => {
  queue = queue.then(async () => {
    port.postMessage(await answer(request));
  });
});
