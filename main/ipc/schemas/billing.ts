import { z } from 'zod';
import { direction, jobId, meterId, nothing, period, reason, rowId } from './fields.ts';

export const billingSchemas = {
  'billing.prepare': z.strictObject({ period }),
  'billing.acceptGap': z.strictObject({ period, meterId, direction }),
  'billing.previewBill': z.strictObject({ period, memberId: rowId, issuerId: rowId }),
  'billing.issue': z.strictObject({ period, jobId }),
  'billing.listRuns': nothing,
  'billing.listDocuments': z.strictObject({ runId: rowId }),
  'billing.getDocumentPdf': z.strictObject({ documentId: rowId }),
  'billing.getMail': z.strictObject({ documentId: rowId }),
  'billing.saveDocument': z.strictObject({ documentId: rowId }),
  'billing.creditDocument': z.strictObject({ documentId: rowId, reason }),
  'billing.exportRun': z.strictObject({ runId: rowId, jobId }),
  'job.cancel': z.strictObject({ jobId }),
};
