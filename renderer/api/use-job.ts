import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Channel, Contract } from '#contract';
import { callEngine, EngineError, refreshAfter } from './engine.ts';

/** Channels whose work is long: their input carries the id by which progress is told and work is stopped. */
export type JobChannel = {
  [C in Channel]: Contract[C]['input'] extends { readonly jobId: string } ? C : never;
}[Channel] &
  Exclude<Channel, 'job.cancel'>;
type JobInput<C extends JobChannel> = Omit<Contract[C]['input'], 'jobId'>;

export interface JobProgress {
  readonly step: string;
  readonly done: number;
  readonly total: number;
  /** Estimate; null where it cannot be told. */
  readonly secondsLeft: number | null;
}

export interface Job<C extends JobChannel> {
  readonly start: (input: JobInput<C>) => Promise<Contract[C]['output'] | undefined>;
  readonly cancel: () => void;
  readonly reset: () => void;
  readonly isRunning: boolean;
  readonly isStopping: boolean;
  readonly progress: JobProgress | null;
  readonly result: Contract[C]['output'] | undefined;
  /** Null too where the person stopped it. */
  readonly error: Error | null;
}

function estimateSecondsLeft(elapsedMs: number, done: number, total: number): number | null {
  const share = total > 0 ? done / total : 0;
  return share > 0.05 && share < 1 && elapsedMs > 1000 ? (elapsedMs / 1000) * (1 / share - 1) : null;
}

export function useJob<C extends JobChannel>(channel: C, options: { readonly refreshes?: boolean } = {}): Job<C> {
  const client = useQueryClient();
  const [jobId, setJobId] = useState<string | null>(null);
  const [isStopping, setStopping] = useState(false);
  const [progress, setProgress] = useState<JobProgress | null>(null);
  // when each step was first heard of
  const stepStart = useRef({ step: '', at: 0 });

  useEffect(() => {
    if (jobId === null) return undefined;
    return window.partajoule.on('job.progress', (event) => {
      if (event.jobId !== jobId) return;
      const { step, done, total } = event;
      if (stepStart.current.step !== step) stepStart.current = { step, at: performance.now() };
      setProgress({
        step,
        done,
        total,
        secondsLeft: estimateSecondsLeft(performance.now() - stepStart.current.at, done, total),
      });
    });
  }, [jobId]);

  const work = useMutation<Contract[C]['output'], Error, Contract[C]['input']>({
    mutationFn: (input) => callEngine(channel, input),
    onSuccess: async (output) => {
      if (options.refreshes ?? true) await refreshAfter(client, channel, output);
    },
    onSettled: () => {
      setJobId(null);
      setStopping(false);
      setProgress(null);
    },
  });

  return {
    start: async (input) => {
      const id = crypto.randomUUID();
      setJobId(id);
      try {
        return await work.mutateAsync({ ...input, jobId: id });
      } catch {
        return undefined; // shown through `error`
      }
    },
    cancel: () => {
      if (jobId === null) return;
      setStopping(true);
      void callEngine('job.cancel', { jobId });
    },
    reset: work.reset,
    isRunning: work.isPending,
    isStopping,
    progress,
    result: work.data,
    error: work.error instanceof EngineError && work.error.code === 'cancelled' ? null : work.error,
  };
}
