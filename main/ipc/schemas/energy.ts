import { z } from 'zod';
import { day, jobId, line, meterId, rowId, shownPeriod } from './fields.ts';

const MAX_COLUMNS = 40;
/** A year of quarter-hours, and some room. */
const MAX_ROWS = 40_000;
const MAX_PICTURE_BYTES = 50_000_000;

const table = z.strictObject({
  columns: z
    .array(z.strictObject({ title: line, kind: z.enum(['text', 'day', 'kwh', 'count', 'money', 'rate']) }))
    .min(1)
    .max(MAX_COLUMNS),
  rows: z.array(z.array(z.union([line, z.number(), z.null()])).max(MAX_COLUMNS)).max(MAX_ROWS),
});
// only what begins like one
const png = z.custom<Uint8Array>(
  (bytes) =>
    bytes instanceof Uint8Array &&
    bytes.length <= MAX_PICTURE_BYTES &&
    [0x89, 0x50, 0x4e, 0x47].every((value, index) => bytes[index] === value),
);

const ofPeriod = z.strictObject({ period: shownPeriod, jobId: jobId.exactOptional() });
const month = z.string().regex(/^(19[7-9]|2[01]\d)\d-(0[1-9]|1[0-2])$/);
const owner = z.strictObject({ meterId, memberId: rowId }).nullable();

export const energySchemas = {
  'energy.getPeriod': ofPeriod,
  'energy.getMonths': z.strictObject({ lastMonth: month, jobId: jobId.exactOptional() }),
  'energy.getParticipants': ofPeriod,
  'energy.getHours': z.strictObject({ year: z.string().regex(/^\d{4}$/), owner, jobId: jobId.exactOptional() }),
  'energy.getDay': z.strictObject({ day, owner }),
  'energy.getQuality': ofPeriod,
  'energy.saveTable': z.strictObject({ title: line, kind: z.enum(['csv', 'xlsx']), table }),
  'energy.savePicture': z.strictObject({ title: line, png }),
};
