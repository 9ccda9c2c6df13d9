/** The table of handlers: the whole contract, feature by feature. */
import type { Handlers } from './context.ts';
import { appHandlers } from './handlers/app.ts';
import { backupHandlers } from './handlers/backup.ts';
import { billingHandlers } from './handlers/billing.ts';
import { documentHandlers } from './handlers/documents.ts';
import { energyHandlers } from './handlers/energy.ts';
import { importHandlers } from './handlers/import.ts';
import { jobHandlers } from './handlers/job.ts';
import { journalHandlers } from './handlers/journal.ts';
import { keyHandlers } from './handlers/keys.ts';
import { memberChangeHandlers } from './handlers/member-changes.ts';
import { mappingHandlers } from './handlers/mappings.ts';
import { operationHandlers } from './handlers/operation.ts';
import { participantHandlers } from './handlers/participants.ts';
import { priceHandlers } from './handlers/prices.ts';
import { settingsHandlers } from './handlers/settings.ts';

export const handlers: Handlers = {
  ...appHandlers,
  ...operationHandlers,
  ...importHandlers,
  ...mappingHandlers,
  ...energyHandlers,
  ...participantHandlers,
  ...memberChangeHandlers,
  ...keyHandlers,
  ...priceHandlers,
  ...billingHandlers,
  ...documentHandlers,
  ...settingsHandlers,
  ...backupHandlers,
  ...journalHandlers,
  ...jobHandlers,
};
