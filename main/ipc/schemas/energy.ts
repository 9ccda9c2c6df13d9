import { z } from 'zod';
import { day, line, period } from './fields.ts';

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

export const energySchemas = {
  'energy.getPeriod': z.strictObject({ period }),
  'energy.getHours': z.strictObject({ period }),
  'energy.getDay': z.strictObject({ day }),
  'energy.saveTable': z.strictObject({ title: line, kind: z.enum(['csv', 'xlsx']), table }),
  'energy.savePicture': z.strictObject({ title: line, png }),
};
