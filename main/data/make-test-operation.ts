/** A small operation in a folder of its own, for tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createOperation } from './create-operation.ts';
import { openOperation, type OperationFile } from './open-operation.ts';

export const CONSUMER = '30000000000001';
export const OTHER_CONSUMER = '30000000000002';
export const PRODUCER = '30000000000009';
export const testClock = (): Date => new Date('2026-01-15T08:00:00Z');

export const testDescription = {
  operation: { name: 'Soleil du village', accNumber: 'ACC00000001' },
  organiser: {
    reference: 'PMO',
    kind: 'association',
    name: 'Soleil du village',
    addressLines: ['1 place du Four'],
    postcode: '38000',
    city: 'Grenoble',
  },
  members: [
    { reference: 'M1', kind: 'individual', name: 'Anne Martin', email: 'anne@example.org' },
    { reference: 'M2', kind: 'business', name: 'Boulangerie Petit', siren: '123456789' },
  ],
  issuers: [{ member: 'PMO', numberPrefix: 'SOL', vat: { regime: 'rate', ratePpm: 200_000 } }],
  plants: [{ meter: PRODUCER, issuer: 'PMO', name: "Toit de l'école", peakPowerW: 36_000, startsOn: '2025-01-01' }],
  participations: [
    { meter: CONSUMER, label: 'Maison', member: 'M1', startsOn: '2025-01-01' },
    { meter: OTHER_CONSUMER, member: 'M2', startsOn: '2025-01-01', endsOn: '2025-06-14' },
  ],
  keys: [
    { startsOn: '2025-01-01', key: { kind: 'static', sharesPpm: { [CONSUMER]: 600_000, [OTHER_CONSUMER]: 400_000 } } },
  ],
  prices: [{ priceMicroEuroPerKwh: 180_000, startsOn: '2025-01-01' }],
};

/** An empty folder that goes when the test ends. */
export function makeTestFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'partajoule-test-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Path of a new operation, closed. */
export function makeTestOperation(folder: string = makeTestFolder()): string {
  const path = join(folder, 'village.partajoule');
  createOperation(path, testDescription, testClock);
  return path;
}

/** The same, open for writing until the test ends. */
export function openTestOperation(path: string = makeTestOperation()): OperationFile {
  const file = openOperation(path, { mode: 'write', clock: testClock });
  onTestFinished(() => {
    file.close();
  });
  return file;
}

/** The error code of what fails as expected; `none` where it does not fail. */
export async function codeOf(action: () => unknown): Promise<string> {
  try {
    await action();
    return 'none';
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
}
