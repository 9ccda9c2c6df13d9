import { z } from 'zod';
import { jobId, nothing, period, rowId } from './fields.ts';

export const documentSchemas = {
  'documents.list': nothing,
  'documents.saveSeveral': z.strictObject({
    documentIds: z.array(rowId).min(1).max(100_000),
    as: z.enum(['folder', 'zip']),
    jobId,
  }),
  'documents.export': z.strictObject({ what: z.enum(['report', 'coefficients', 'journal']), period, jobId }),
  'documents.showInFolder': z.strictObject({ documentId: rowId }),
};
