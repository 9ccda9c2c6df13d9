/** Building blocks of the inputs: everything the page sends has a kind and a limit. */
import { z } from 'zod';
import { textLimits } from '#domain/text-limits.ts';

export const nothing = z.strictObject({});
/** One line of text. */
export const line = z
  .string()
  .max(textLimits.line)
  .regex(/^[^\r\n\0]*$/);
export const address = z
  .string()
  .max(textLimits.paragraph)
  .regex(/^[^\0]*$/);
export const reason = z
  .string()
  .min(1)
  .max(textLimits.reason)
  .regex(/^[^\0]*$/);
/** Numbers and codes of administrations. */
export const identifier = z
  .string()
  .max(textLimits.identifier)
  .regex(/^[^\r\n\0]*$/);
/** Name that a person gives to the description of a table. */
export const mappingName = z
  .string()
  .trim()
  .min(1)
  .max(textLimits.mappingName)
  .regex(/^[^\r\n\0]*$/);
export const password = z.string().max(300).nullable();
export const meterId = z.string().regex(/^\d{14}$/);
export const siren = z.string().regex(/^\d{9}$/);
export const direction = z.enum(['consumption', 'production']);
/** From 1970 to 2199, like `findPeriod` of the domain. */
export const day = z.iso.date().refine((text) => text >= '1970-01-01' && text <= '2199-12-31');
/** Month, quarter or year, with the same limits. */
export const period = z.string().regex(/^(19[7-9]|2[01]\d)\d(-(0[1-9]|1[0-2])|-Q[1-4])?$/);
/** The same, or two days with both included. */
export const shownPeriod = z.union([period, z.string().regex(/^\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2}$/)]);
export const rowId = z.int().min(1);
export const jobId = z.uuid();
export const selectionId = z.string().min(1).max(100);
export const ppm = z.int().min(0).max(1_000_000);
/** At most 1 000 € per kWh. */
export const priceMicroEuroPerKwh = z.int().min(0).max(1_000_000_000);
