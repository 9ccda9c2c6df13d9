import { z } from 'zod';
import { textSizes } from '#contract';
import { languages } from '#domain/language.ts';
import { address, day, identifier, jobId, line, nothing, ppm, priceMicroEuroPerKwh } from './fields.ts';

export const memberDetails = z.strictObject({
  kind: z.enum(['individual', 'business', 'public', 'association']),
  name: line.min(1),
  siren: identifier.nullable(),
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
  'operation.create': z.strictObject({
    name: line.min(1),
    accNumber: identifier.nullable(),
    organiser: memberDetails,
    vatRatePpm: ppm.nullable(),
    vatExemptionMention: line.nullable(),
    priceMicroEuroPerKwh,
    startsOn: day,
  }),
  'operation.createFromDescription': nothing,
  'operation.open': nothing,
  'operation.openRecent': z.strictObject({ index: z.int().min(0).max(100) }),
  'operation.close': nothing,
  'operation.showInFolder': nothing,
  'operation.noteCloudClient': nothing,
};
