import { z } from 'zod';
import { textSizes } from '#contract';
import { operationDraftSchema } from '#data/operation-draft.ts';
import { languages } from '#domain/language.ts';
import { address, identifier, jobId, line, nothing, rowId, selectionId, siren } from './fields.ts';

export const memberDetails = z.strictObject({
  kind: z.enum(['individual', 'business', 'public', 'association']),
  name: line.min(1),
  siren: siren.nullable(),
  vatNumber: identifier.nullable(),
  legalForm: line.nullable(),
  addressLines: address,
  postcode: identifier,
  city: line,
  email: line.nullable(),
  language: z.enum(languages),
  iban: identifier.nullable(),
});

export const operationSchemas = {
  'app.getState': nothing,
  'app.setPreferences': z.strictObject({
    language: z.enum(languages).exactOptional(),
    theme: z.enum(['light', 'dark', 'system']).exactOptional(),
    textSizePercent: z.literal([...textSizes]).exactOptional(),
  }),
  'operation.openDemonstration': z.strictObject({ jobId }),
  'operation.getDraft': nothing,
  'operation.saveDraft': z.strictObject({ draft: operationDraftSchema }),
  'operation.dropDraft': nothing,
  'operation.create': z.strictObject({ draft: operationDraftSchema }),
  'operation.createFromDescription': nothing,
  'operation.open': nothing,
  'operation.openRecent': z.strictObject({ index: z.int().min(0).max(100) }),
  'operation.openRequested': z.strictObject({ selectionId }),
  'operation.close': nothing,
  'operation.showInFolder': nothing,
  'operation.noteCloudClient': nothing,
  'operation.undo': z.strictObject({ stepId: rowId.nullable() }),
  'operation.redo': z.strictObject({ stepId: rowId.nullable() }),
};
