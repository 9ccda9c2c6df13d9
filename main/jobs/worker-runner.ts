/** Runs jobs in a worker thread, so that the window never waits for them. */
import { Worker } from 'node:worker_threads';
import type { Language } from '#contract';
import { ExpectedError } from '#domain/errors.ts';
import type { JobInput, JobName, JobOutput } from './job-table.ts';
import type { WorkerMode, WorkerReply, WorkerRequest } from './worker-messages.ts';

export interface Progress {
  readonly jobId: string;
  readonly step: string;
  readonly done: number;
  readonly total: number;
}

interface Pending {
  readonly jobId: string | undefined;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
}

export class WorkerRunner {
  readonly #file: string;
  readonly #mode: WorkerMode;
  readonly #onProgress: (progress: Progress) => void;
  readonly #pending = new Map<number, Pending>();
  readonly #cancelled = new Map<string, Int32Array<SharedArrayBuffer>>();
  #worker: Worker | null = null;
  #nextId = 1;

  /** @param file path of the built worker */
  constructor(file: string, mode: WorkerMode, onProgress: (progress: Progress) => void) {
    this.#file = file;
    this.#mode = mode;
    this.#onProgress = onProgress;
  }

  /** Starts the thread before there is something to do, where there soon will be. */
  start(): void {
    this.#worker ??= this.#start();
  }

  async run<J extends JobName>(
    name: J,
    input: JobInput<J>,
    options: { readonly path: string | null; readonly language: Language; readonly jobId?: string | undefined },
  ): Promise<JobOutput<J>> {
    const cancelled = new Int32Array(new SharedArrayBuffer(4));
    const { path, language, jobId } = options;
    if (jobId !== undefined) this.#cancelled.set(jobId, cancelled);
    try {
      return (await this.#ask(
        { id: this.#nextId++, kind: 'run', name, input, path, language, cancelled: cancelled.buffer },
        jobId,
      )) as JobOutput<J>;
    } finally {
      if (jobId !== undefined) this.#cancelled.delete(jobId);
    }
  }

  cancel(jobId: string): void {
    const flag = this.#cancelled.get(jobId);
    if (flag) Atomics.store(flag, 0, 1);
  }

  /** Lets go of the operation, after the jobs that wait. */
  async closeFile(): Promise<void> {
    if (this.#worker) await this.#ask({ id: this.#nextId++, kind: 'close' }, undefined);
  }

  async stop(): Promise<void> {
    await this.closeFile();
    await this.#worker?.terminate();
    this.#worker = null;
  }

  #ask(request: WorkerRequest, jobId: string | undefined): Promise<unknown> {
    const worker = (this.#worker ??= this.#start());
    return new Promise((resolve, reject) => {
      this.#pending.set(request.id, { jobId, resolve, reject });
      worker.postMessage(request);
    });
  }

  #start(): Worker {
    const worker = new Worker(this.#file, { workerData: this.#mode });
    worker.on('message', (reply: WorkerReply) => {
      this.#receive(reply);
    });
    worker.on('error', (error: unknown) => {
      this.#fail(error instanceof Error ? error : new Error(String(error)));
    });
    worker.on('exit', () => {
      this.#fail(new Error('the worker thread ended'));
    });
    worker.unref();
    return worker;
  }

  #receive(reply: WorkerReply): void {
    const pending = this.#pending.get(reply.id);
    if (!pending) return;
    if (reply.kind === 'progress') {
      if (pending.jobId !== undefined)
        this.#onProgress({ jobId: pending.jobId, step: reply.step, done: reply.done, total: reply.total });
      return;
    }
    this.#pending.delete(reply.id);
    if (reply.kind === 'done') pending.resolve(reply.output);
    else if (reply.kind === 'expected-error') pending.reject(new ExpectedError(reply.code, reply.params));
    else pending.reject(new Error(reply.stack));
  }

  #fail(error: Error): void {
    this.#worker = null;
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}
