import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { makeTestFolder, openTestOperation, testClock } from '#data/make-test-operation.ts';
import { insertBillingRun, listBillingRuns } from '#data/queries/billing-runs.ts';
import { exportCoefficients } from './export-coefficients.ts';

it('writes one file per period, also where a period was billed again after a credit note', async () => {
  const file = openTestOperation();
  const bill = (firstDay: string, lastDay: string): number =>
    insertBillingRun(file.db, {
      firstDay,
      lastDay,
      issuedAtUtc: '2026-01-15T08:00:00Z',
      figuresJson: '{}',
      importIds: [],
    });
  bill('2025-03-01', '2025-03-31');
  bill('2025-04-01', '2025-04-30');
  bill('2025-03-01', '2025-03-31');
  const folder = makeTestFolder();
  const paths = await exportCoefficients(folder, await listBillingRuns(file.kysely), {
    file: () => file,
    clock: testClock,
    language: 'fr',
    signal: { aborted: false },
    onProgress: () => undefined,
  });
  const names = ['ACC00000001_15_01032025_31032025.txt', 'ACC00000001_15_01042025_30042025.txt'];
  expect(paths.map((path) => basename(path)).sort()).toEqual(names);
  expect(readdirSync(folder).sort()).toEqual(names);
});
