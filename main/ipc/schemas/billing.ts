import { z } from 'zod';
import { direction, jobId, meterId, nothing, period, reason, rowId } from './fields.ts';

const printedRun = z.union([z.strictObject({ period }), z.strictObject({ runId: rowId })]);

export const billingSchemas = {
  'billing.prepare': z.strictObject({ period, jobId: jobId.exactOptional() }),
  'billing.acceptGap': z.strictObject({ period, meterId, direction }),
  'billing.previewBill': z.strictObject({ period, memberId: rowId, issuerId: rowId, jobId: jobId.exactOptional() }),
  'billing.previewRun': z.strictObject({ run: printedRun, jobId: jobId.exactOptional() }),
  'billing.saveRunPdf': z.strictObject({ run: printedRun, jobId }),
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
