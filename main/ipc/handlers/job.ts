import type { Handlers } from '../context.ts';

export const jobHandlers = {
  'job.cancel'({ jobs }, { jobId }) {
    jobs.cancel(jobId);
    return null;
  },
} satisfies Partial<Handlers>;
