/** Messages between the main thread and a worker thread. */
import type { Language } from '#contract';
import type { ErrorCode, ErrorParams } from '#domain/errors.ts';
import type { JobInput, JobName } from './job-table.ts';

/** Whether a worker's connection may write; its `workerData`. */
export type WorkerMode = 'write' | 'read';

export type WorkerRequest =
  | {
      readonly id: number;
      readonly kind: 'run';
      readonly name: JobName;
      readonly input: JobInput<JobName>;
      /** The operation that is open in the main thread. */
      readonly path: string | null;
      readonly language: Language;
      /** One Int32: 1 = stop. */
      readonly cancelled: SharedArrayBuffer;
    }
  | { readonly id: number; readonly kind: 'close' };

export type WorkerReply =
  | {
      readonly id: number;
      readonly kind: 'progress';
      readonly step: string;
      readonly done: number;
      readonly total: number;
    }
  | { readonly id: number; readonly kind: 'done'; readonly output: unknown }
  | { readonly id: number; readonly kind: 'expected-error'; readonly code: ErrorCode; readonly params: ErrorParams }
  | { readonly id: number; readonly kind: 'bug'; readonly stack: string };
