/** What a piece of long work is given besides its input. */
import type { Language } from '#contract';
import type { Clock } from '#data/clock.ts';
import type { OperationFile } from '#data/open-operation.ts';

/** Raised from another thread or by Ctrl+C; jobs look at it between steps and stop without having written. */
export interface CancelSignal {
  readonly aborted: boolean;
}

export interface JobContext {
  /** The operation that is open. @throws ExpectedError `operation-not-open` */
  readonly file: () => OperationFile;
  readonly clock: Clock;
  readonly language: Language;
  readonly signal: CancelSignal;
  /** @param step key of the catalogue section `progress` */
  readonly onProgress: (step: string, done: number, total: number) => void;
}

/** Long work: plain data in, plain data out, so that it can run in another thread. */
export type Job<Input, Output> = (input: Input, context: JobContext) => Promise<Output>;
