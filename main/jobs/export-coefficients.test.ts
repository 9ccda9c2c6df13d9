import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { createCurveMonth } from '#domain/grid.ts';
import type { Direction } from '#domain/curve.ts';
import { createOperation } from '#data/create-operation.ts';
import {
  CONSUMER,
  makeTestFolder,
  openTestOperation,
  OTHER_CONSUMER,
  PRODUCER,
  testClock,
  testDescription,
} from '#data/make-test-operation.ts';
import { insertCurveMonth, insertImport, insertImportMeter } from '#data/queries/imports.ts';
import { exportCoefficients } from './export-coefficients.ts';
import type { JobContext } from './job.ts';

const march = { firstDay: '2025-03-01', lastDay: '2025-03-31' };
const april = { firstDay: '2025-04-01', lastDay: '2025-04-30' };

it('writes one file per period, and the same again where it is there already', async () => {
  const file = openTestOperation();
  const context: JobContext = {
    file: () => file,
    clock: testClock,
    language: 'fr',
    signal: { aborted: false },
    onProgress: () => undefined,
  };
  const folder = makeTestFolder();
  const names = ['ACC00000001_15_01032025_31032025.txt', 'ACC00000001_15_01042025_30042025.txt'];
  for (let attempt = 0; attempt < 2; attempt++) {
    const files = await exportCoefficients(folder, [march, april], context);
    expect(files.map(({ file: path }) => basename(path))).toEqual(names);
    expect(readdirSync(folder).sort()).toEqual(names);
  }
});

it('tells what rounding to hundredths of a percent loses', async () => {
  const path = join(makeTestFolder(), 'village.partajoule');
  createOperation(
    path,
    { ...testDescription, keys: [{ startsOn: '2025-01-01', key: { kind: 'default' } }] },
    testClock,
  );
  const file = openTestOperation(path);
  const importId = insertImport(file.db, '2026-01-15T08:00:00Z', []);
  const write = (meter: string, direction: Direction, energyWmin: number): void => {
    const curve = createCurveMonth(2025 * 12 + 2, 15);
    curve.energyWmin[1000] = energyWmin;
    curve.quality[1000] = 1;
    insertCurveMonth(file.db, importId, meter, direction, curve);
    insertImportMeter(file.db, importId, {
      meter,
      direction,
      added: 1,
      changed: 0,
      same: 0,
      from: '2025-03-11T10:00:00Z',
      to: '2025-03-11T10:15:00Z',
    });
  };
  // all is used: k = 3 333.33 and 6 666.67 -> 3 333 and 6 667 of 10 000. Of 3 000 000 Wmin that gives the first
  // 999 900, and the second 2 000 100, which is 100 more than it needs: 100 Wmin = 1.67 Wh are lost
  write(CONSUMER, 'consumption', 1_000_000);
  write(OTHER_CONSUMER, 'consumption', 2_000_000);
  write(PRODUCER, 'production', 3_000_000);
  const [exported] = await exportCoefficients(makeTestFolder(), [march], {
    file: () => file,
    clock: testClock,
    language: 'fr',
    signal: { aborted: false },
    onProgress: () => undefined,
  });
  expect(exported?.lossWh).toBe(2);
});
