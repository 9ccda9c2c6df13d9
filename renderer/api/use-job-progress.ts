import { useEffect, useRef, useState } from 'react';

export interface JobProgress {
  readonly step: string;
  readonly done: number;
  readonly total: number;
  /** Estimate; null where it cannot be told. */
  readonly secondsLeft: number | null;
}

/** What JobBar needs of work under way. */
export interface WorkState {
  readonly isRunning: boolean;
  readonly isStopping: boolean;
  readonly progress: JobProgress | null;
  readonly cancel: () => void;
}

function estimateSecondsLeft(elapsedMs: number, done: number, total: number): number | null {
  const share = total > 0 ? done / total : 0;
  return share > 0.05 && share < 1 && elapsedMs > 1000 ? (elapsedMs / 1000) * (1 / share - 1) : null;
}

/** How far a job is, as the engine tells; null before it is heard of and where there is no job. */
export function useJobProgress(jobId: string | null): JobProgress | null {
  const [told, setTold] = useState<(JobProgress & { readonly jobId: string }) | null>(null);
  // when each step was first heard of
  const stepStart = useRef({ step: '', at: 0 });
  useEffect(() => {
    if (jobId === null) return undefined;
    stepStart.current = { step: '', at: 0 };
    return window.partajoule.on('job.progress', (event) => {
      if (event.jobId !== jobId) return;
      const { step, done, total } = event;
      if (stepStart.current.step !== step) stepStart.current = { step, at: performance.now() };
      const elapsedMs = performance.now() - stepStart.current.at;
      setTold({ jobId, step, done, total, secondsLeft: estimateSecondsLeft(elapsedMs, done, total) });
    });
  }, [jobId]);
  return told?.jobId === jobId ? told : null;
}
