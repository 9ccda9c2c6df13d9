import { hashKey, useQuery, type UseQueryResult } from '@tanstack/react-query';
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

type WorkInput<C extends WorkChannel> = Omit<Contract[C]['input'], 'jobId'>;

/** By the hash of a question: the id of the work that answers it, for a page that comes after the question. */
const jobIds = new Map<string, string>();

/**
 * Asks a question whose work ends when its signal says that nobody waits for the answer any more: it would keep those
 * that come after it waiting.
 *
 * @param tell the id by which the work's progress is told
 */
export function askForWork<C extends WorkChannel>(
  channel: C,
  input: WorkInput<C>,
  signal: AbortSignal,
  tell?: (jobId: string) => void,
): Promise<Contract[C]['output']> {
  const jobId = crypto.randomUUID();
  jobIds.set(hashKey([channel, input]), jobId);
  tell?.(jobId);
  signal.addEventListener('abort', () => void callEngine('job.cancel', { jobId }));
  return callEngine(channel, { ...input, jobId });
}

/**
 * Asks the engine a question that is kept like any other. When nobody waits for the answer any more, the
 * work is stopped.
 */
export function useEngineWork<C extends WorkChannel>(
  channel: C,
  input: WorkInput<C>,
  options: { readonly enabled?: boolean } = {},
): Work<C> {
  const [jobId, setJobId] = useState(() => jobIds.get(hashKey([channel, input])) ?? null);
  const [stoppedId, setStoppedId] = useState<string | null>(null);
  const query = useQuery({
    queryKey: [channel, input],
    queryFn: ({ signal }) => askForWork(channel, input, signal, setJobId),
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
