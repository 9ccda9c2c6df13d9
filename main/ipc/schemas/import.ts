import { z } from 'zod';
import { tableMapping } from '#formats/parse-table-mapping.ts';
import { jobId, mappingName, nothing, password, rowId, selectionId } from './fields.ts';

/** The path of a file as the page was told it. */
const shownPath = z.string().max(5000);
const chosenMappings = z.record(shownPath, mappingName);

export const importSchemas = {
  'import.choose': z.strictObject({ kind: z.enum(['files', 'folder']) }),
  'import.leaveOut': z.strictObject({ selectionId, names: z.array(z.string().max(1000)).max(10_000) }),
  'import.inspect': z.strictObject({ selectionId, password, chosenMappings, jobId }),
  'import.run': z.strictObject({ selectionId, password, chosenMappings, jobId }),
  'import.list': nothing,
  'import.undo': z.strictObject({ importId: rowId, jobId }),
  'import.getDetails': z.strictObject({ importId: rowId }),
  'mappings.openTable': z.strictObject({ selectionId, password, path: shownPath, jobId: jobId.exactOptional() }),
  'mappings.try': z.strictObject({ selectionId, password, path: shownPath, mapping: tableMapping, jobId }),
  'mappings.list': nothing,
  'mappings.save': z.strictObject({ mappingId: rowId.nullable(), name: mappingName, mapping: tableMapping }),
  'mappings.remove': z.strictObject({ mappingId: rowId }),
};
