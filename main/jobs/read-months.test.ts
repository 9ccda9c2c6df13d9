import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sumOf } from '#domain/billing/period-figures.ts';
import { codeOf } from '#data/make-test-operation.ts';
import { openOperation, type OperationFile } from '#data/open-operation.ts';
import { keepMonthSums } from '#data/queries/month-sums.ts';
import type { JobContext } from './job.ts';
import { makeTestDemonstration } from './make-test-demonstration.ts';
import { readEnergy } from './read-energy.ts';
import { readMonths } from './read-months.ts';

const folder = mkdtempSync(join(tmpdir(), 'partajoule-months-'));
const quiet = {
  clock: () => new Date('2026-02-10T09:00:00Z'),
  language: 'fr',
  signal: { aborted: false },
  onProgress: () => undefined,
} as const;
let file: OperationFile;
let context: JobContext;

beforeAll(async () => {
  const operationPath = await makeTestDemonstration(join(folder, 'demo'), { clock: quiet.clock });
  file = openOperation(operationPath, { mode: 'write', clock: quiet.clock });
  context = { ...quiet, file: () => file };
}, 200_000);
afterAll(() => {
  file.close();
  rmSync(folder, { recursive: true, force: true });
});

it('gives each month what the year gives on its days, once computed and once kept', async () => {
  const first = await readMonths({ lastMonth: '2025-12' }, context);
  expect(first.months.map(({ month }) => month.slice(5)).join(' ')).toBe('01 02 03 04 05 06 07 08 09 10 11 12');
  expect(first.computed).toEqual(first.months);
  const year = await readEnergy({ period: '2025' }, context);
  for (const sum of first.months) {
    const on = (values: ArrayLike<number>): number =>
      sumOf(year.days.map((day, d) => (day.startsWith(sum.month) ? (values[d] ?? 0) : 0)));
    expect(sum).toEqual({
      month: sum.month,
      productionWmin: on(year.productionWmin),
      consumptionWmin: on(year.consumptionWmin),
      allocatedWmin: on(year.allocatedWmin),
      missingSlots: on(year.missingSlots),
      estimatedSlots: on(year.estimatedSlots),
    });
    expect(sum.consumptionWmin).toBeGreaterThan(0);
  }
  keepMonthSums(file.db, first.revision, first.computed);
  expect(await readMonths({ lastMonth: '2025-12' }, context)).toEqual({ ...first, computed: [] });
  // eleven of these are kept; the first month has nothing before it
  const later = await readMonths({ lastMonth: '2026-01' }, context);
  expect(later.computed.map(({ month }) => month)).toEqual(['2026-01']);
  expect(later.months.map(({ month }) => month).at(0)).toBe('2025-02');
});

it('leaves out months before the first values, and stops where it is told to', async () => {
  const { months } = await readMonths({ lastMonth: '2025-02' }, context);
  expect(months.map(({ month }) => month)).toEqual(['2025-01', '2025-02']);
  expect((await readMonths({ lastMonth: '2024-06' }, context)).months).toEqual([]);
  file.db.exec("UPDATE plant SET name = name || '+'");
  const stopped = { ...context, signal: { aborted: true } };
  expect(await codeOf(() => readMonths({ lastMonth: '2025-12' }, stopped))).toBe('cancelled');
});
