/**
 * Readers of untrusted JSON: each checks one value and says where and why it is refused.
 */
import type { ExpectedError } from '../errors.ts';
import type { RefusalReason } from './check-key.ts';

/** Makes the error for a value: `where` is its path inside the document. */
export type Refuse = (where: string, reason: RefusalReason) => ExpectedError;

/** Fields of an object, as a Map: names such as `__proto__` are ordinary. */
export function readObject(value: unknown, where: string, refuse: Refuse): ReadonlyMap<string, unknown> {
  if (value === undefined) throw refuse(where, 'missing');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refuse(where, 'not-an-object');
  return new Map(Object.entries(value));
}

export function readList(value: unknown, where: string, refuse: Refuse): readonly unknown[] {
  if (value === undefined) throw refuse(where, 'missing');
  if (!Array.isArray(value)) throw refuse(where, 'not-a-list');
  return value;
}

/** Text of at least one character. */
export function readText(value: unknown, where: string, refuse: Refuse): string {
  if (value === undefined) throw refuse(where, 'missing');
  if (typeof value !== 'string' || value === '') throw refuse(where, 'not-a-text');
  return value;
}

/** Integer from 0 to 2^53 − 1. */
export function readAmount(value: unknown, where: string, refuse: Refuse): number {
  if (value === undefined) throw refuse(where, 'missing');
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw refuse(where, 'not-an-integer');
  if (value < 0) throw refuse(where, 'negative');
  return value;
}

/** An object whose fields are read one by one; field order is kept. */
export function readRecord<T>(
  value: unknown,
  where: string,
  refuse: Refuse,
  readField: (value: unknown, where: string, refuse: Refuse) => T,
): Record<string, T> {
  const fields = readObject(value, where, refuse);
  return Object.fromEntries([...fields].map(([name, field]) => [name, readField(field, `${where}.${name}`, refuse)]));
}

/** A list whose entries are read one by one. */
export function readEach<T>(
  value: unknown,
  where: string,
  refuse: Refuse,
  readEntry: (value: unknown, where: string, refuse: Refuse) => T,
): T[] {
  return readList(value, where, refuse).map((entry, i) => readEntry(entry, `${where}[${String(i)}]`, refuse));
}
