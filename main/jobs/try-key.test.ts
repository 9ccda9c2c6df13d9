import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredKey } from '#contract';
import { computeAllocationCase } from '#domain/allocation/allocation-case.ts';
import { getTimeZone, listDays } from '#domain/time.ts';
import { codeOf } from '#data/make-test-operation.ts';
import { openOperation, type OperationFile } from '#data/open-operation.ts';
import { listKeys } from '#data/queries/allocation-keys.ts';
import { readCurveStretch } from '#data/queries/curves.ts';
import { listParticipations } from '#data/queries/meters.ts';
import { listPlants } from '#data/queries/plants.ts';
import type { JobContext } from './job.ts';
import { makeTestDemonstration } from './make-test-demonstration.ts';
import { tryKey } from './try-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'partajoule-try-'));
const quiet = {
  clock: () => new Date('2026-02-10T09:00:00Z'),
  language: 'fr',
  signal: { aborted: false },
  onProgress: () => undefined,
} as const;
const march = { firstDay: '2025-03-01', lastDay: '2025-03-31' };
let file: OperationFile;
let context: JobContext;

beforeAll(async () => {
  const operationPath = await makeTestDemonstration(join(folder, 'demo'), { clock: quiet.clock });
  file = openOperation(operationPath, { mode: 'read', clock: quiet.clock });
  context = { ...quiet, file: () => file };
}, 200_000);
afterAll(() => {
  file.close();
  rmSync(folder, { recursive: true, force: true });
});

async function keyInForce(day: string): Promise<StoredKey> {
  const entry = (await listKeys(file.kysely)).filter(({ startsOn }) => startsOn <= day).at(-1);
  if (!entry) throw new Error('the demonstration has a key');
  return entry.key as StoredKey;
}

/** The whole month allocated at once, straight from the curves, without the job's streaming. */
async function allocateMarch(key: StoredKey): Promise<Map<string, number>> {
  const zone = getTimeZone('Europe/Paris');
  const [from, to] = [zone.dayStart('2025-03-01'), zone.dayStart('2025-04-01')];
  const read = (meterId: string, direction: 'consumption' | 'production') => ({
    id: meterId,
    energyWmin: [...readCurveStretch(file.db, meterId, direction, from, to, 15).energyWmin],
  });
  const held = await listParticipations(file.kysely, march);
  const whole = held.filter(({ startsOn, endsOn }) => startsOn <= '2025-03-01' && (endsOn ?? '9999') >= '2025-03-31');
  expect(whole).toHaveLength(held.length);
  const result = computeAllocationCase({
    steps: (to - from) / 15,
    consumers: held.map(({ meterId }) => read(meterId, 'consumption')),
    producers: (await listPlants(file.kysely)).map(({ meterId }) => read(meterId, 'production')),
    key,
  });
  return new Map(
    Object.entries(result.consumers).map(([id, { allocated }]) => [id, allocated.reduce((sum, one) => sum + one, 0)]),
  );
}

describe('trying a key', () => {
  it('gives no difference for the key in force', async () => {
    const { rows, total } = await tryKey({ ...march, key: await keyInForce('2025-03-01') }, context);
    expect(rows.length).toBeGreaterThan(10);
    for (const { now, tried } of rows) expect(tried).toEqual(now);
    expect(total.tried).toEqual(total.now);
    expect(total.now.allocatedWmin).toBeGreaterThan(0);
  });

  it('gives what the allocation gives, meter by meter, and sums that agree', async () => {
    const ids = (await listParticipations(file.kysely, march)).map(({ meterId }) => meterId);
    const key: StoredKey = {
      kind: 'static',
      sharesPpm: Object.fromEntries(ids.map((id, i) => [id, i === 0 ? 400_000 : Math.floor(600_000 / ids.length)])),
    };
    const { rows, total, productionWmin } = await tryKey({ ...march, key }, context);
    expect(new Map(rows.map(({ meterId, tried }) => [meterId, tried.allocatedWmin]))).toEqual(await allocateMarch(key));
    const sum = rows.reduce((all, { tried }) => all + tried.allocatedWmin, 0);
    expect(total.tried.allocatedWmin).toBe(sum);
    expect(sum).toBeLessThan(productionWmin);
    expect(total.tried.netCents).toBe(rows.reduce((all, { tried }) => all + (tried.netCents ?? NaN), 0));
    expect(total.tried.allocatedWmin).not.toBe(total.now.allocatedWmin);
  });

  it('refuses days that run backwards and a key of strangers, and stops when asked', async () => {
    const key: StoredKey = { kind: 'default' };
    const strange: StoredKey = { kind: 'static', sharesPpm: { '99999999999999': 1 } };
    expect(await codeOf(() => tryKey({ firstDay: '2025-03-02', lastDay: '2025-03-01', key }, context))).toBe(
      'period-invalid',
    );
    expect(await codeOf(() => tryKey({ ...march, key: strange }, context))).toBe('key-invalid');
    expect(await codeOf(() => tryKey({ ...march, key }, { ...context, signal: { aborted: true } }))).toBe('cancelled');
  });

  it('tells one progress for both allocations', async () => {
    const told: [number, number][] = [];
    const key: StoredKey = { kind: 'default' };
    await tryKey(
      { firstDay: '2025-02-01', lastDay: '2025-03-31', key },
      { ...context, onProgress: (_, done, total) => told.push([done, total]) },
    );
    expect(told).toEqual([
      [1, 4],
      [2, 4],
      [3, 4],
      [4, 4],
    ]);
    expect(listDays('2025-02-01', '2025-03-31')).toHaveLength(59);
  });
});
