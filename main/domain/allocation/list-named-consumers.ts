import type { AllocationKey } from './key.ts';

/**
 * Consumers that a key names: without them it could not be applied as it was written.
 *
 * @param key any key
 * @returns ids of consumers, each at least once
 */
export function listNamedConsumers(key: AllocationKey): string[] {
  switch (key.kind) {
    case 'default':
      return [];
    case 'static':
    case 'dynamic':
      return Object.keys(key.sharesPpm);
    case 'full-dynamic':
      return Object.values(key.sharesPpm).flatMap((shares) => Object.keys(shares));
    case 'priority':
      return key.groups.flat();
    case 'quota':
      return [...Object.keys(key.ceilingsWmin), ...listNamedConsumers(key.base)];
  }
}
