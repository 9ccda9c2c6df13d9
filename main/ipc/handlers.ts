/** The table of handlers: the whole contract, feature by feature. */
import type { Handlers } from './context.ts';
import { appHandlers } from './handlers/app.ts';
import { billingHandlers } from './handlers/billing.ts';
import { energyHandlers } from './handlers/energy.ts';
import { importHandlers } from './handlers/import.ts';
import { jobHandlers } from './handlers/job.ts';
import { operationHandlers } from './handlers/operation.ts';
import { participantHandlers } from './handlers/participants.ts';

export const handlers: Handlers = {
  ...appHandlers,
  ...operationHandlers,
  ...importHandlers,
  ...energyHandlers,
  ...participantHandlers,
  ...billingHandlers,
  ...jobHandlers,
};
