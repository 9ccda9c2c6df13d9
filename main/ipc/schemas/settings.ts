import { z } from 'zod';
import { textLimits } from '#domain/text-limits.ts';
import { jobId, line, meterId, nothing, ppm, rowId } from './fields.ts';
import { memberDetails } from './operation.ts';

const mention = z
  .string()
  .max(textLimits.paragraph)
  .regex(/^[^\0]*$/);

const issuer = z
  .strictObject({
    numberPrefix: z.string().regex(/^[A-Z0-9]{1,12}$/),
    vatRatePpm: ppm.nullable(),
    vatExemptionMention: mention.min(1).nullable(),
    latePenaltyMention: mention.nullable(),
    mediatorMention: mention.nullable(),
  })
  // the file holds it so: a rate, or the mention that says why there is none
  .refine(({ vatRatePpm, vatExemptionMention }) => (vatRatePpm === null) === (vatExemptionMention !== null));

export const settingsSchemas = {
  'settings.get': nothing,
  'settings.saveOperation': z.strictObject({
    name: line.min(1),
    accNumber: z
      .string()
      .regex(/^ACC\d{8}$/)
      .nullable(),
    paymentDays: z.int().min(0).max(60),
  }),
  'settings.saveParty': z.strictObject({ memberId: rowId, details: memberDetails, issuer: issuer.nullable() }),
  'settings.saveLabels': z.strictObject({ labels: z.array(z.strictObject({ meterId, label: line })).max(10_000) }),
  'backup.list': nothing,
  'backup.make': z.strictObject({ jobId }),
  'backup.showInFolder': z.strictObject({ number: rowId }),
  'operation.openBackup': z.strictObject({ number: rowId }),
  'settings.verify': z.strictObject({ jobId }),
  'journal.list': z.strictObject({ search: line, offset: z.int().min(0) }),
};
