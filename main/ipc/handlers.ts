/** The table of handlers: the whole contract, feature by feature. */
import type { Handlers } from './context.ts';
import { appHandlers } from './handlers/app.ts';
import { billingHandlers } from './handlers/billing.ts';
import { energyHandlers } from './handlers/energy.ts';
import { importHandlers } from './handlers/import.ts';
import { jobHandlers } from './handlers/job.ts';
import { keyHandlers } from './handlers/keys.ts';
import { memberChangeHandlers } from './handlers/member-changes.ts';
import { operationHandlers } from './handlers/operation.ts';
import { participantHandlers } from './handlers/participants.ts';
import { priceHandlers } from './handlers/prices.ts';

export const handlers: Handlers = {
  ...appHandlers,
  ...operationHandlers,
  ...importHandlers,
  ...energyHandlers,
  ...participantHandlers,
  ...memberChangeHandlers,
  ...keyHandlers,
  ...priceHandlers,
  ...billingHandlers,
  ...jobHandlers,
};
