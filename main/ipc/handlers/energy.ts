import type { Handlers } from '../context.ts';

export const energyHandlers = {
  'energy.getPeriod'({ session, jobs }, { period }) {
    session.get();
    return jobs.run('readEnergy', { period });
  },
} satisfies Partial<Handlers>;
