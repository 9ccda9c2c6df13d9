import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { Channel, Contract } from '#contract';
import { callEngine, EngineError } from './engine.ts';
import { useJobProgress, type WorkState } from './use-job-progress.ts';

/** Questions that may take a while: their input may carry the id by which progress is told and work is stopped. */
type WorkChannel = {
  [C in Channel]: Contract[C]['input'] extends { readonly jobId?: string } & Readonly<Record<string, unknown>>
    ? 'jobId' extends keyof Contract[C]['input']
      ? C
      : never
    : never;
}[Channel];

/** A question, how far its answer is, and the way to give it up. */
export interface Work<C extends WorkChannel> {
  readonly query: UseQueryResult<Contract[C]['output']>;
  readonly state: WorkState;
  /** The person stopped it. */
  readonly isStopped: boolean;
}

/**
 * Asks the engine a question that is kept like any other. When nobody waits for the answer any more, the
 * work is stopped.
 */
export function useEngineWork<C extends WorkChannel>(
  channel: C,
  input: Omit<Contract[C]['input'], 'jobId'>,
  options: { readonly enabled?: boolean } = {},
): Work<C> {
  const [jobId, setJobId] = useState<string | null>(null);
  const [stoppedId, setStoppedId] = useState<string | null>(null);
  const query = useQuery({
    queryKey: [channel, input],
    queryFn: ({ signal }) => {
      const id = crypto.randomUUID();
      setJobId(id);
      signal.addEventListener('abort', () => void callEngine('job.cancel', { jobId: id }));
      return callEngine(channel, { ...input, jobId: id });
    },
    ...options,
  });
  const progress = useJobProgress(query.isFetching ? jobId : null);
  return {
    query,
    state: {
      isRunning: query.isLoading,
      isStopping: stoppedId !== null && stoppedId === jobId,
      progress,
      cancel: () => {
        if (jobId === null) return;
        setStoppedId(jobId);
        void callEngine('job.cancel', { jobId });
      },
    },
    isStopped: query.error instanceof EngineError && query.error.code === 'cancelled',
  };
}
