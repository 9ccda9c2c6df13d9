import { refuseKey } from './check-key.ts';
import type { AllocationKey, DefaultKey, PriorityKey } from './key.ts';
import { readAmount, readEach, readObject, readRecord, readText, type Refuse } from './read-untrusted.ts';

/**
 * Reads an allocation key from untrusted JSON, in the shape of specification section 3. Whether it fits
 * an operation's participants and steps is for `checkKey` to say.
 *
 * @param value for example `{"kind":"static","sharesPpm":{"09111642610000":225400}}`
 * @returns the key, with the fields of its kind only
 * @throws ExpectedError `key-invalid` {where: path inside the key, reason}
 */
export function parseAllocationKey(value: unknown): AllocationKey {
  const fields = readObject(value, 'key', refuseKey);
  const kind = readText(fields.get('kind'), 'kind', refuseKey);
  const shares = fields.get('sharesPpm');
  switch (kind) {
    case 'default':
      return { kind };
    case 'static':
      return { kind, sharesPpm: readRecord(shares, 'sharesPpm', refuseKey, readAmount) };
    case 'dynamic':
      return { kind, sharesPpm: readRecord(shares, 'sharesPpm', refuseKey, readAmounts) };
    case 'full-dynamic':
      return { kind, sharesPpm: readRecord(shares, 'sharesPpm', refuseKey, readSharesOfProducer) };
    case 'priority':
      return readPriority(fields, '');
    case 'quota':
      return {
        kind,
        period: readQuotaPeriod(fields.get('period')),
        ceilingsWmin: readRecord(fields.get('ceilingsWmin'), 'ceilingsWmin', refuseKey, readAmount),
        base: readBase(fields.get('base')),
      };
    default:
      throw refuseKey(`kind (${kind})`, 'unknown-kind');
  }
}

function readAmounts(value: unknown, where: string, refuse: Refuse): number[] {
  return readEach(value, where, refuse, readAmount);
}

function readSharesOfProducer(value: unknown, where: string, refuse: Refuse): Record<string, number[]> {
  return readRecord(value, where, refuse, readAmounts);
}

function readPriority(fields: ReadonlyMap<string, unknown>, prefix: string): PriorityKey {
  const groups = readEach(fields.get('groups'), `${prefix}groups`, refuseKey, (group, where, refuse) =>
    readEach(group, where, refuse, readText),
  );
  return { kind: 'priority', groups };
}

function readQuotaPeriod(value: unknown): 'month' | 'year' {
  const period = readText(value, 'period', refuseKey);
  if (period !== 'month' && period !== 'year') throw refuseKey(`period (${period})`, 'unknown-period');
  return period;
}

function readBase(value: unknown): DefaultKey | PriorityKey {
  const fields = readObject(value, 'base', refuseKey);
  const kind = readText(fields.get('kind'), 'base.kind', refuseKey);
  if (kind === 'default') return { kind };
  if (kind === 'priority') return readPriority(fields, 'base.');
  throw refuseKey(`base.kind (${kind})`, 'unknown-kind');
}
