/** A key as it is typed, and the key that comes of it. */
import type { KeyEntry, KeyMeter, StoredKey } from '#contract';

export type KeyKindStored = StoredKey['kind'];
export const keyKinds: readonly KeyKindStored[] = ['default', 'static', 'priority', 'quota'];

const PPM_OF_ONE = 1_000_000;
const WMIN_PER_WH = 60;

export interface KeyDraft {
  readonly startsOn: string;
  readonly kind: KeyKindStored;
  /** Meter id → percent as typed, up to four decimals: exactly the ppm of the file. */
  readonly shares: Readonly<Record<string, string>>;
  readonly groups: readonly (readonly string[])[];
  readonly quotaPeriod: 'month' | 'year';
  /** Meter id → kWh as typed; empty = no ceiling. */
  readonly ceilings: Readonly<Record<string, string>>;
  readonly quotaBase: 'default' | 'priority';
}

/** Writes an integer of 10^-digits as people type it. */
export type WriteTyped = (value: number, digits: number) => string;
/** Reads it back; undefined where it is none. */
export type ReadTyped = (text: string, digits: number) => number | undefined;

export function startKeyDraft(key: StoredKey, startsOn: string, write: WriteTyped): KeyDraft {
  const writeAll = (entries: Readonly<Record<string, number>>, unit: number, digits: number): Record<string, string> =>
    Object.fromEntries(Object.entries(entries).map(([id, value]) => [id, write(value / unit, digits)]));
  const base = key.kind === 'quota' ? key.base : key;
  return {
    startsOn,
    kind: key.kind,
    shares: key.kind === 'static' ? writeAll(key.sharesPpm, 1, 4) : {},
    groups: base.kind === 'priority' ? base.groups : [[]],
    quotaPeriod: key.kind === 'quota' ? key.period : 'month',
    ceilings: key.kind === 'quota' ? writeAll(key.ceilingsWmin, WMIN_PER_WH, 3) : {},
    quotaBase: base.kind === 'priority' ? 'priority' : 'default',
  };
}

/** Meters that a key from this day may serve, and those that it names already. */
export function listKeyMeters(
  meters: readonly KeyMeter[],
  { startsOn, shares, groups, ceilings }: KeyDraft,
): KeyMeter[] {
  const named = new Set([...Object.keys(shares), ...groups.flat(), ...Object.keys(ceilings)]);
  return meters.filter(({ meterId, endsOn }) => endsOn === null || endsOn >= startsOn || named.has(meterId));
}

/** The share typed for a meter in ppm: null where none is, undefined where it is no percentage. */
export function parseShare(text: string | undefined, read: ReadTyped): number | null | undefined {
  if (text === undefined || text.trim() === '') return null;
  const ppm = read(text, 4);
  return ppm !== undefined && ppm <= PPM_OF_ONE ? ppm : undefined;
}

export function sumShares(shares: Readonly<Record<string, string>>, read: ReadTyped): number {
  return Object.values(shares).reduce((sum, text) => sum + (parseShare(text, read) ?? 0), 0);
}

/** The ceiling typed for a meter in Wmin: null where none is, undefined where it is no energy. */
export function parseCeiling(text: string | undefined, read: ReadTyped): number | null | undefined {
  if (text === undefined || text.trim() === '') return null;
  const wh = read(text, 3);
  return wh === undefined ? undefined : wh * WMIN_PER_WH;
}

function parseAll(
  typed: Readonly<Record<string, string>>,
  parse: (text: string, read: ReadTyped) => number | null | undefined,
  read: ReadTyped,
): Record<string, number> | undefined {
  const entries = Object.entries(typed).map(([id, text]) => [id, parse(text, read)] as const);
  if (entries.some(([, value]) => value === undefined)) return undefined;
  return Object.fromEntries(entries.flatMap(([id, value]) => (typeof value === 'number' ? [[id, value]] : [])));
}

/** The key, or undefined where something that was typed is not one. */
export function toStoredKey(draft: KeyDraft, read: ReadTyped): StoredKey | undefined {
  const priority = { kind: 'priority', groups: draft.groups.filter((group) => group.length > 0) } as const;
  switch (draft.kind) {
    case 'default':
      return { kind: 'default' };
    case 'static': {
      const sharesPpm = parseAll(draft.shares, parseShare, read);
      return sharesPpm && sumShares(draft.shares, read) <= PPM_OF_ONE ? { kind: 'static', sharesPpm } : undefined;
    }
    case 'priority':
      return priority;
    case 'quota': {
      const ceilingsWmin = parseAll(draft.ceilings, parseCeiling, read);
      const base = draft.quotaBase === 'priority' ? priority : ({ kind: 'default' } as const);
      return ceilingsWmin && { kind: 'quota', period: draft.quotaPeriod, ceilingsWmin, base };
    }
  }
}

/** Moves a meter one group up (-1) or down (1); below the last group it is in none. */
export function moveMeter(
  groups: readonly (readonly string[])[],
  meterId: string,
  step: -1 | 1,
): readonly (readonly string[])[] {
  const held = groups.findIndex((group) => group.includes(meterId));
  const from = held < 0 ? groups.length : held;
  const to = Math.max(0, from + step);
  const all = groups.length === 0 ? [[]] : groups;
  return all.map((group, g) => {
    const others = group.filter((id) => id !== meterId);
    return g === to ? [...others, meterId].sort() : others;
  });
}

/** Puts a group one place earlier (-1) or later (1). */
export function moveGroup(
  groups: readonly (readonly string[])[],
  index: number,
  step: -1 | 1,
): readonly (readonly string[])[] {
  const moved = groups[index];
  const target = index + step;
  if (!moved || target < 0 || target >= groups.length) return groups;
  const others = groups.filter((_, g) => g !== index);
  return [...others.slice(0, target), moved, ...others.slice(target)];
}

/** The key in force on a day; the first one where none has started yet. */
export function findKeyOn(keys: readonly KeyEntry[], day: string): KeyEntry | undefined {
  return keys.findLast(({ startsOn }) => startsOn <= day) ?? keys[0];
}
