import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Channel, Contract } from '#contract';
import { callEngine, EngineError, refreshAfter } from './engine.ts';
import { useJobProgress, type WorkState } from './use-job-progress.ts';

/** Channels whose work is long: their input carries the id by which progress is told and work is stopped. */
export type JobChannel = {
  [C in Channel]: Contract[C]['input'] extends { readonly jobId: string } ? C : never;
}[Channel] &
  Exclude<Channel, 'job.cancel'>;
type JobInput<C extends JobChannel> = Omit<Contract[C]['input'], 'jobId'>;

export interface Job<C extends JobChannel> extends WorkState {
  readonly start: (input: JobInput<C>) => Promise<Contract[C]['output'] | undefined>;
  readonly reset: () => void;
  readonly result: Contract[C]['output'] | undefined;
  /** Null too where the person stopped it. */
  readonly error: Error | null;
}

interface Options {
  /** What was read before is read again afterwards, as after any change. */
  readonly refreshes?: boolean;
  /** Nobody waits for it once its place is left: it is stopped. */
  readonly endsWithPlace?: boolean;
}

export function useJob<C extends JobChannel>(channel: C, options: Options = {}): Job<C> {
  const client = useQueryClient();
  const [jobId, setJobId] = useState<string | null>(null);
  const [isStopping, setStopping] = useState(false);
  const progress = useJobProgress(jobId);
  const { endsWithPlace = false } = options;
  useEffect(() => {
    if (jobId === null || !endsWithPlace) return undefined;
    return () => {
      void callEngine('job.cancel', { jobId });
    };
  }, [jobId, endsWithPlace]);

  const work = useMutation<Contract[C]['output'], Error, Contract[C]['input']>({
    mutationFn: (input) => callEngine(channel, input),
    onSuccess: async (output) => {
      if (options.refreshes ?? true) await refreshAfter(client, channel, output);
    },
    onSettled: () => {
      setJobId(null);
      setStopping(false);
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
