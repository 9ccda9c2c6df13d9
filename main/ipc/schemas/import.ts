import { z } from 'zod';
import { jobId, nothing, password, rowId, selectionId } from './fields.ts';

export const importSchemas = {
  'import.choose': z.strictObject({ kind: z.enum(['files', 'folder']) }),
  'import.leaveOut': z.strictObject({ selectionId, names: z.array(z.string().max(1000)).max(10_000) }),
  'import.inspect': z.strictObject({ selectionId, password, jobId }),
  'import.run': z.strictObject({ selectionId, password, jobId }),
  'import.list': nothing,
  'import.undo': z.strictObject({ importId: rowId }),
};
