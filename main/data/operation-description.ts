/** The JSON description from which an operation is created: its shape, and what must fit together in it. */
import { z } from 'zod';
import { checkKey } from '#domain/allocation/check-key.ts';
import type { AllocationKey } from '#domain/allocation/key.ts';
import { ExpectedError, type ErrorParams } from '#domain/errors.ts';
import { languages } from '#domain/language.ts';
import { textLimits } from '#domain/text-limits.ts';

// as long as the forms take them, so that what is described can be changed in the window
const text = z.string().trim().min(1).max(textLimits.line);
const mention = z.string().trim().min(1).max(textLimits.paragraph);
const optionalLine = z.string().max(textLimits.line).default('');
const day = z.iso.date().describe('A day, YYYY-MM-DD');
const meter = z
  .string()
  .regex(/^\d{14}$/)
  .describe('Meter id (PRM): 14 digits');
const reference = text
  .max(40)
  .describe('Your own number or word for this member; other parts of the description point to it');
const ppm = z.int().min(0).max(1_000_000);

/** Stored as one text. */
const addressLines = z.array(text).superRefine((lines, context) => {
  if (lines.join('\n').length > textLimits.paragraph)
    context.addIssue({ code: 'too_big', origin: 'string', maximum: textLimits.paragraph, input: lines });
});

const memberFields = {
  reference,
  kind: z.enum(['individual', 'business', 'public', 'association']),
  name: text,
  legalForm: text.optional().describe('For example: association loi 1901, SCIC SA à capital variable'),
  siren: z
    .string()
    .regex(/^\d{9}$/)
    .optional(),
  vatNumber: z
    .string()
    .regex(/^[A-Z]{2}[0-9A-Z]{2,13}$/)
    .optional(),
  registration: text.optional().describe('For example: RCS Grenoble, or the RNA number of an association'),
  addressLines: addressLines.default([]),
  postcode: z.string().max(textLimits.identifier).default(''),
  city: optionalLine,
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('FR'),
  email: z.email().max(textLimits.line).optional(),
  phone: text.optional(),
  language: z.enum(languages).default('fr').describe("Language of the member's bills and letters"),
  iban: z
    .string()
    .regex(/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/)
    .optional()
    .describe('Without spaces'),
  bic: z
    .string()
    .regex(/^[A-Z0-9]{8}(?:[A-Z0-9]{3})?$/)
    .optional(),
  joinedOn: day.optional(),
  leftOn: day.optional(),
};
const member = z.strictObject(memberFields);

const issuer = z
  .strictObject({
    member: reference,
    numberPrefix: z
      .string()
      .regex(/^[A-Z0-9]{1,12}$/)
      .describe("First part of this issuer's invoice numbers"),
    vat: z.discriminatedUnion('regime', [
      z.strictObject({ regime: z.literal('rate'), ratePpm: ppm.describe('200000 is 20 %') }),
      z.strictObject({ regime: z.literal('exempt'), mention: mention.describe('Sentence printed on the bill') }),
    ]),
    latePenaltyMention: mention.optional(),
    mediatorMention: mention.optional(),
    mandateSignedOn: day.optional().describe('Day on which the producer let the organiser invoice in its name'),
  })
  .describe('Who sells: the organiser for plants it owns, or a producer in whose name the organiser invoices');

const plant = z.strictObject({
  meter,
  label: optionalLine,
  issuer: reference.describe('Reference of the member who sells the energy; it must be among the issuers'),
  name: text,
  technology: z.enum(['solar', 'wind', 'hydro', 'biomass', 'storage', 'other']).default('solar'),
  peakPowerW: z.int().min(1).optional(),
  startsOn: day,
  endsOn: day.optional(),
});

const participation = z.strictObject({
  meter,
  label: optionalLine,
  member: reference,
  startsOn: day,
  endsOn: day.optional().describe('Last day, included'),
});

const priorityKey = z.strictObject({ kind: z.literal('priority'), groups: z.array(z.array(meter)) });
const defaultKey = z.strictObject({ kind: z.literal('default') });
/** A key that an operation may hold. */
export const storedKey = z.discriminatedUnion('kind', [
  defaultKey,
  z.strictObject({ kind: z.literal('static'), sharesPpm: z.record(meter, ppm) }),
  priorityKey,
  z.strictObject({
    kind: z.literal('quota'),
    period: z.enum(['month', 'year']),
    ceilingsWmin: z.record(meter, z.int().min(0)),
    base: z.discriminatedUnion('kind', [defaultKey, priorityKey]),
  }),
]);

const price = z.strictObject({
  plant: meter.optional().describe('Meter of the plant; every plant where absent'),
  member: reference.optional().describe('Every member where absent'),
  priceMicroEuroPerKwh: z.int().min(0).describe('180000 is 0.18 € per kWh, before VAT'),
  startsOn: day,
  endsOn: day.optional(),
});

export const operationDescriptionSchema = z.strictObject({
  $schema: z.string().optional(),
  operation: z.strictObject({
    name: text,
    accNumber: z
      .string()
      .regex(/^ACC\d{8}$/)
      .optional()
      .describe('Number of the agreement with Enedis'),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .default('FR'),
    timeZone: z.string().refine(isTimeZone).default('Europe/Paris'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .default('EUR'),
    gridMinutes: z.union([z.literal(15), z.literal(30), z.literal(60)]).default(15),
    paymentDays: z.int().min(0).max(60).default(30),
  }),
  organiser: member,
  members: z.array(member).default([]),
  issuers: z.array(issuer).default([]),
  plants: z.array(plant).default([]),
  participations: z.array(participation).default([]),
  keys: z.array(z.strictObject({ startsOn: day, key: storedKey })).default([]),
  prices: z.array(price).default([]),
});

export type OperationDescription = z.output<typeof operationDescriptionSchema>;
/** What is wrong at one place of a description; each has its words in the catalogues, under `fault`. */
export type DescriptionFault =
  | 'missing'
  | 'unknown-field'
  | 'wrong-type'
  | 'wrong-format'
  | 'not-one-of'
  | 'out-of-range'
  | 'too-long'
  | 'key-not-in-this-version'
  | 'unknown-reference'
  | 'repeated'
  | 'ends-before-start'
  | 'overlapping';

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const refuse = (where: string, fault: DescriptionFault, params: ErrorParams = {}): ExpectedError =>
  new ExpectedError('description-invalid', { ...params, where, fault });

function writePath(path: readonly PropertyKey[]): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${String(part)}]` : `${i > 0 ? '.' : ''}${String(part)}`))
    .join('');
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, part) => (value as Record<PropertyKey, unknown> | undefined)?.[part], root);
}

function faultOf(issue: z.core.$ZodIssue, value: unknown): DescriptionFault {
  if (issue.code === 'unrecognized_keys') return 'unknown-field';
  if (value === undefined) return 'missing';
  if (issue.code === 'invalid_type') return 'wrong-type';
  if (issue.code === 'invalid_value') return 'not-one-of';
  if (issue.code === 'invalid_union')
    return value === 'dynamic' || value === 'full-dynamic' ? 'key-not-in-this-version' : 'not-one-of';
  if (issue.code === 'too_big' && issue.origin === 'string') return 'too-long';
  return issue.code === 'too_small' || issue.code === 'too_big' ? 'out-of-range' : 'wrong-format';
}

function describeIssue(issue: z.core.$ZodIssue, root: unknown): ExpectedError {
  const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const fault = faultOf(issue, valueAt(root, issue.path));
  // the sentence of the forms, which counts
  const params = fault === 'too-long' && issue.code === 'too_big' ? { count: Number(issue.maximum) } : {};
  return refuse(writePath([...issue.path, ...extra]), fault, params);
}

interface Dated {
  readonly startsOn: string;
  readonly endsOn?: string | undefined;
}

function checkDates(list: readonly Dated[], where: string): void {
  list.forEach(({ startsOn, endsOn }, i) => {
    if (endsOn !== undefined && endsOn < startsOn) throw refuse(`${where}[${String(i)}].endsOn`, 'ends-before-start');
  });
}

function checkRepeated(values: readonly string[], where: (index: number) => string): void {
  values.forEach((value, i) => {
    if (values.indexOf(value) !== i) throw refuse(where(i), 'repeated');
  });
}

function checkKnown(value: string | undefined, known: ReadonlySet<string>, where: string): void {
  if (value !== undefined && !known.has(value)) throw refuse(where, 'unknown-reference');
}

function checkParticipations({ participations, plants }: OperationDescription): void {
  participations.forEach((mine, i) => {
    const other = participations.findIndex(
      (other, k) =>
        k < i &&
        other.meter === mine.meter &&
        other.startsOn <= (mine.endsOn ?? '9999-12-31') &&
        (other.endsOn ?? '9999-12-31') >= mine.startsOn,
    );
    if (other >= 0) throw refuse(`participations[${String(i)}]`, 'overlapping');
  });
  checkDates(participations, 'participations');
  checkDates(plants, 'plants');
}

function checkReferences(description: OperationDescription): void {
  const { organiser, members, issuers, plants, participations, prices } = description;
  const all = [organiser, ...members];
  checkRepeated(
    all.map((one) => one.reference),
    (i) => `members[${String(i - 1)}].reference`,
  );
  const references = new Set(all.map((one) => one.reference));
  const sellers = new Set(issuers.map((one) => one.member));
  const plantMeters = new Set(plants.map((one) => one.meter));
  issuers.forEach((one, i) => {
    checkKnown(one.member, references, `issuers[${String(i)}].member`);
  });
  plants.forEach((one, i) => {
    checkKnown(one.issuer, sellers, `plants[${String(i)}].issuer`);
  });
  participations.forEach((one, i) => {
    checkKnown(one.member, references, `participations[${String(i)}].member`);
  });
  prices.forEach((one, i) => {
    checkKnown(one.plant, plantMeters, `prices[${String(i)}].plant`);
    checkKnown(one.member, references, `prices[${String(i)}].member`);
  });
}

function checkUnique({ issuers, plants, keys, prices }: OperationDescription): void {
  checkRepeated(
    issuers.map((one) => one.member),
    (i) => `issuers[${String(i)}].member`,
  );
  checkRepeated(
    issuers.map((one) => one.numberPrefix),
    (i) => `issuers[${String(i)}].numberPrefix`,
  );
  checkRepeated(
    plants.map((one) => one.meter),
    (i) => `plants[${String(i)}].meter`,
  );
  checkRepeated(
    keys.map((one) => one.startsOn),
    (i) => `keys[${String(i)}].startsOn`,
  );
  checkRepeated(
    prices.map((one) => `${one.plant ?? ''} ${one.member ?? ''} ${one.startsOn}`),
    (i) => `prices[${String(i)}]`,
  );
  checkDates(prices, 'prices');
}

function checkKeys({ keys, plants, participations }: OperationDescription): void {
  const producers = [...new Set(plants.map((one) => one.meter))];
  const consumers = [...new Set(participations.map((one) => one.meter))];
  keys.forEach(({ key: one }, i) => {
    try {
      checkKey(one satisfies AllocationKey, producers, consumers, 0);
    } catch (error) {
      if (!(error instanceof ExpectedError) || error.code !== 'key-invalid') throw error;
      throw new ExpectedError('key-invalid', {
        ...error.params,
        where: `keys[${String(i)}].key.${String(error.params.where)}`,
      });
    }
  });
}

/**
 * Checks a description.
 *
 * @param value parsed JSON
 * @throws ExpectedError `description-invalid` {where: path inside the JSON, fault}, `key-invalid`, `shares-above-one`
 */
export function parseOperationDescription(value: unknown): OperationDescription {
  const parsed = operationDescriptionSchema.safeParse(value);
  if (!parsed.success) throw describeIssue(parsed.error.issues[0] as z.core.$ZodIssue, value);
  checkReferences(parsed.data);
  checkUnique(parsed.data);
  checkParticipations(parsed.data);
  checkKeys(parsed.data);
  return parsed.data;
}

/** The JSON Schema of a description, as shipped in `resources/operation-description.schema.json`. */
export function describeOperationJsonSchema(): unknown {
  const { $schema, ...rest } = z.toJSONSchema(operationDescriptionSchema, { io: 'input' });
  return { $schema, title: 'Description of a Partajoule operation', ...rest };
}
