/** The shape of a draft as it is kept and as the page sends it: every text has a limit. */
import { z } from 'zod';
import { languages } from '#domain/language.ts';
import { draftSteps, type OperationDraft } from '#domain/new-operation/operation-draft.ts';

export const MAX_DRAFT_ROWS = 2000;
/** A draft keeps what was typed, too long or not; `findDraftFaults` says what the operation's file would not take. */
const MAX_TYPED = 20_000;

/** One line. */
const line = z
  .string()
  .max(MAX_TYPED)
  .regex(/^[^\r\n\0]*$/);
const paragraph = z
  .string()
  .max(MAX_TYPED)
  .regex(/^[^\0]*$/);
const rowId = z.int().min(0).max(1_000_000_000);
const rowKey = z.string().regex(/^\d{1,10}$/);

const party = z.strictObject({
  kind: z.enum(['individual', 'business', 'public', 'association']),
  name: line,
  siren: line,
  vatNumber: line,
  legalForm: line,
  addressLines: paragraph,
  postcode: line,
  city: line,
  email: line,
  language: z.enum(languages),
  iban: line,
});

export const draftMember = z.strictObject({
  id: rowId,
  reference: line,
  name: line,
  kind: line,
  email: line,
  meter: line,
  address: line,
  postcode: line,
  city: line,
  startsOn: line,
});

export const operationDraftSchema = z.strictObject({
  step: z.enum(draftSteps),
  name: line,
  accNumber: line,
  startsOn: line,
  organiser: party,
  vat: z.enum(['exempt', 'rate']),
  vatRatePpm: z.int().min(0).max(1_000_000),
  vatMention: paragraph,
  plants: z.array(z.strictObject({ id: rowId, name: line, meter: line, power: line })).max(MAX_DRAFT_ROWS),
  members: z.array(draftMember).max(MAX_DRAFT_ROWS),
  key: z.strictObject({
    kind: z.enum(['default', 'static', 'priority']),
    shares: z.record(rowKey, line),
    groups: z.array(z.array(rowKey).max(MAX_DRAFT_ROWS)).max(MAX_DRAFT_ROWS),
  }),
  price: line,
}) satisfies z.ZodType<OperationDraft>;
