/** What a piece of long work is given besides its input. */
import type { Language } from '#contract';

/** Raised from another thread or by Ctrl+C; jobs look at it between steps and stop without having written. */
export interface CancelSignal {
  readonly aborted: boolean;
}

export interface JobContext {
  /** The engine's clock. The demonstration gives a fixed one, so that its documents are the same at every run. */
  readonly clock: () => Date;
  readonly language: Language;
  readonly signal: CancelSignal;
  /** @param step key of the catalogue section `progress` */
  readonly onProgress: (step: string, done: number, total: number) => void;
}
