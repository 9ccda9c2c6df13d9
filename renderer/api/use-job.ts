import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Channel, Contract } from '#contract';
import { callEngine, EngineError, refreshAfter } from './engine.ts';

/** Channels whose work is long: their input carries the id by which progress is told and work is stopped. */
export type JobChannel = { [C in Channel]: Contract[C]['input'] extends { readonly jobId: string } ? C : never }[Channel] & Exclude<Channel, 'job.cancel'>;
type JobInput<C extends JobChannel> = Omit<Contract[C]['input'], 'jobId'>;

export interface JobProgress {
  readonly step: string;
  readonly done: number;
  readonly total: number;
  /** When the step was first heard of, for the remaining time. */
  readonly since: number;
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

export function useJob<C extends JobChannel>(channel: C, options: { readonly refreshes?: boolean } = {}): Job<C> {
  const client = useQueryClient();
  const [jobId, setJobId] = useState<string | null>(null);
  const [isStopping, setStopping] = useState(false);
  const [progress, setProgress] = useState<JobProgress | null>(null);

  useEffect(() => {
    if (jobId === null) return undefined;
    return window.partajoule.on('job.progress', (event) => {
      if (event.jobId !== jobId) return;
      setProgress((before) => ({
        step: event.step, done: event.done, total: event.total,
        since: before?.step === event.step ? before.since : performance.now(),
      }));
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
        return await work.mutateAsync({ ...input, jobId: id } as Contract[C]['input']);
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
