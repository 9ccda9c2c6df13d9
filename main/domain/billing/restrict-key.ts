import type { AllocationKey, DefaultKey, PriorityKey } from '../allocation/key.ts';

/**
 * A key of the operation cut to the meters of a run: a key may name meters that took no part in these
 * days (a member who left, one who comes later). Their shares stay unspent; nothing is shared again.
 *
 * @param consumerIds consumption meters of the run
 * @param producerIds production meters of the run
 */
export function restrictKey(
  key: AllocationKey,
  consumerIds: readonly string[],
  producerIds: readonly string[],
): AllocationKey {
  const consumers = new Set(consumerIds);
  switch (key.kind) {
    case 'default':
    case 'priority':
      return restrictBase(key, consumers);
    case 'static':
      return { ...key, sharesPpm: pick(key.sharesPpm, consumers) };
    case 'dynamic':
      return { ...key, sharesPpm: pick(key.sharesPpm, consumers) };
    case 'full-dynamic':
      return {
        ...key,
        sharesPpm: Object.fromEntries(
          Object.entries(pick(key.sharesPpm, new Set(producerIds))).map(([id, shares]) => [
            id,
            pick(shares, consumers),
          ]),
        ),
      };
    case 'quota':
      return { ...key, ceilingsWmin: pick(key.ceilingsWmin, consumers), base: restrictBase(key.base, consumers) };
  }
}

function restrictBase<K extends DefaultKey | PriorityKey>(key: K, consumers: ReadonlySet<string>): K {
  return key.kind === 'priority'
    ? { ...key, groups: key.groups.map((group) => group.filter((id) => consumers.has(id))) }
    : key;
}

function pick<T>(entries: Readonly<Record<string, T>>, ids: ReadonlySet<string>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).filter(([id]) => ids.has(id)));
}
