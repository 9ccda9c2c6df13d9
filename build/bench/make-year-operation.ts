/** An operation of many meters with a year of values, for the benches of the window. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createOperation } from '#data/create-operation.ts';
import { openOperation } from '#data/open-operation.ts';
import { importFiles } from '#jobs/import-files.ts';
import { FIRST_METER, PRODUCERS, writeYearOfSets } from './import-files-of-year.ts';

const clock = (): Date => new Date('2026-01-15T08:00:00Z');
const FIRST_DAY = '2025-01-01';
const meterOf = (index: number): string => String(FIRST_METER + index);

/** Writes `operation.partajoule` of `meters` meters × 12 months at a quarter-hour. @returns its path */
export async function makeYearOperation(folder: string, meters: number): Promise<string> {
  const consumers = Array.from({ length: meters - PRODUCERS }, (_, index) => index + PRODUCERS);
  const path = join(folder, 'operation.partajoule');
  mkdirSync(folder, { recursive: true });
  createOperation(
    path,
    {
      operation: { name: 'Grande vallée' },
      organiser: {
        reference: 'PMO',
        kind: 'association',
        name: 'Grande vallée',
        addressLines: ['1 place du Four'],
        postcode: '38000',
        city: 'Grenoble',
      },
      members: consumers.map((index) => ({
        reference: `M${String(index)}`,
        kind: 'individual',
        name: `Participant ${String(index).padStart(3, '0')}`,
        addressLines: [`${String(index)} rue du Soleil`],
        postcode: '38000',
        city: 'Grenoble',
        email: `participant-${String(index)}@example.org`,
      })),
      issuers: [{ member: 'PMO', numberPrefix: 'GV', vat: { regime: 'rate', ratePpm: 200_000 } }],
      plants: Array.from({ length: PRODUCERS }, (_, index) => ({
        meter: meterOf(index),
        issuer: 'PMO',
        name: `Toit ${String(index + 1)}`,
        startsOn: FIRST_DAY,
      })),
      participations: consumers.map((index) => ({
        meter: meterOf(index),
        member: `M${String(index)}`,
        startsOn: FIRST_DAY,
      })),
      keys: [{ startsOn: FIRST_DAY, key: { kind: 'default' } }],
      prices: [{ priceMicroEuroPerKwh: 150_000, startsOn: FIRST_DAY }],
    },
    clock,
  );
  const file = openOperation(path, { mode: 'write', clock });
  await importFiles(file, { paths: writeYearOfSets(join(folder, 'enedis'), meters) }, { clock });
  file.close();
  return path;
}
