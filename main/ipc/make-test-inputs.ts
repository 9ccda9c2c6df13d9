/** Inputs for tests, drawn from a channel's own schema: what is right, and what is wrong in one place. */
import fc from 'fast-check';
import { z } from 'zod';
import type { Channel } from '#contract';
import { formatDay, parseDay } from '#domain/time.ts';
import { schemas } from './schemas/all.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;
type Value = fc.Arbitrary<unknown>;

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const MAX_ITEMS = 4;

/** What a person may type where a text is asked for, and what somebody may send who wants to do harm. */
const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('../../x', '=1+1', '$t(error.x)'),
);

const days = fc.integer({ min: parseDay('1970-01-01'), max: parseDay('2199-12-31') }).map(formatDay);

function drawText({ format, pattern, enum: choices, minLength = 0, maxLength = 1000 }: JsonSchema): Value {
  if (choices) return fc.constantFrom(...choices);
  if (format === 'date') return days;
  if (pattern !== undefined && !pattern.startsWith('^[^')) return fc.stringMatching(new RegExp(pattern));
  return texts.filter((text) => text.length >= minLength && text.length <= maxLength && !/[\r\n\0]/.test(text));
}

function drawObject({ properties = {}, required = [], additionalProperties, propertyNames }: JsonSchema): Value {
  const known = Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, draw(schema)]));
  if (typeof additionalProperties === 'object' && Object.keys(properties).length === 0) {
    return fc.dictionary(
      propertyNames ? (draw(propertyNames) as fc.Arbitrary<string>) : fc.string(),
      draw(additionalProperties),
    );
  }
  return fc.record(known, { requiredKeys: required });
}

/** Values that a schema accepts. */
function draw(schema: JsonSchema | boolean): Value {
  if (typeof schema === 'boolean') return fc.constant(null);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(draw));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const { minimum = -1000, maximum = 1000, minItems = 0, maxItems = MAX_ITEMS } = schema;
  if (schema.type === undefined) return fc.constant(PNG);
  switch (schema.type) {
    case 'string':
      return drawText(schema);
    case 'integer':
      return fc.integer({ min: minimum, max: Math.min(maximum, Number.MAX_SAFE_INTEGER) });
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(draw(schema.items as JsonSchema), {
        minLength: minItems,
        maxLength: Math.min(maxItems, MAX_ITEMS),
      });
    case 'object':
    default:
      return drawObject(schema);
  }
}

/** Inputs of a channel that its schema accepts. */
export function drawInput(channel: Channel): Value {
  return draw(z.toJSONSchema(schemas[channel], { unrepresentable: 'any', io: 'input' })).filter(
    (input) => schemas[channel].safeParse(input).success,
  );
}

// what no channel asks for in any place
const wrong: readonly unknown[] = [
  undefined,
  null,
  true,
  -1,
  0.5,
  NaN,
  Infinity,
  2 ** 60,
  '',
  'x'.repeat(10_001),
  'a\0b',
  [],
  {},
  [[]],
  new Date(0),
  new Map(),
  new Uint8Array(3),
  1n,
];

/** Every place of an input, as the keys that lead there; the input itself is the empty path. */
function listPlaces(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [[]];
  return [[], ...Object.entries(value).flatMap(([key, part]) => listPlaces(part).map((rest) => [key, ...rest]))];
}

function replaceAt(value: unknown, [key, ...rest]: readonly string[], change: (part: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  const part = (value as Record<string, unknown>)[key];
  const changed = replaceAt(part, rest, change);
  if (Array.isArray(value)) return value.map((one, index) => (String(index) === key ? changed : (one as unknown)));
  return { ...(value as object), [key]: changed };
}

const addKey =
  (key: string) =>
  (part: unknown): unknown => {
    const changed: object = typeof part === 'object' && part !== null ? { ...part } : {};
    // as a message between processes carries it: an own key, whatever its name
    Object.defineProperty(changed, key, { value: { isAdmin: true }, enumerable: true });
    return changed;
  };

/** Inputs of a channel that its schema refuses: right but for one place, or with a key too many. */
export function drawWrongInput(channel: Channel): Value {
  const change: fc.Arbitrary<(part: unknown) => unknown> = fc.oneof(
    fc.constantFrom(...wrong).map((value) => () => value),
    fc.constantFrom('path', 'constructor', 'toString', 'sql').map(addKey),
  );
  return fc
    .tuple(drawInput(channel), change, fc.nat())
    .map(([input, apply, place]) => {
      const places = listPlaces(input);
      return replaceAt(input, places[place % places.length] ?? [], apply);
    })
    .filter((input) => !schemas[channel].safeParse(input).success);
}
