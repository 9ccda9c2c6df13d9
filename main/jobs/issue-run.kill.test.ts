import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openOperation } from '#data/open-operation.ts';
import { verifyOperation } from '#data/verify-operation.ts';
import { checkAllocation } from './check-allocation.ts';
import { createDemonstration } from './create-demonstration.ts';
import { createRandom } from './demonstration/seeded-random.ts';
import { issueRun } from './issue-run.ts';

const KILLS = Number(process.env['PARTAJOULE_KILLS'] ?? '10');
const PERIOD = '2025-10';
const folder = mkdtempSync(join(tmpdir(), 'partajoule-kill-'));
const prepared = join(folder, 'demo', 'operation.partajoule');
const clock = (): Date => new Date('2026-02-01T09:00:00Z');
const context = { clock, language: 'fr', signal: { aborted: false }, onProgress: () => undefined } as const;

beforeAll(async () => {
  await createDemonstration(
    { folder: join(folder, 'demo'), billedMonths: 1 },
    {
      ...context,
      file: () => {
        throw new Error('not used');
      },
    },
  );
}, 200_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Starts an issue and kills it `delayMs` after it began; returns whether it was done before. */
function issueAndKill(path: string, delayMs: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'issue-test-child.ts'), path, PERIOD], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.on('data', (data: Buffer) => {
      if (printed === '') setTimeout(() => child.kill('SIGKILL'), delayMs);
      printed += data.toString();
    });
    child.on('error', reject);
    child.on('exit', () => {
      resolve(printed.includes('done'));
    });
  });
}

function listNumbers(path: string): string[] {
  const file = openOperation(path, { mode: 'read', clock });
  const rows = file.db
    .prepare("SELECT number FROM document WHERE number LIKE 'SD-F-2026-%' ORDER BY sequence")
    .all() as { number: string }[];
  file.close();
  return rows.map(({ number }) => number);
}

it(`survives ${String(KILLS)} kills while issuing: openable, verified, all of a run or nothing, no gap and no double`, async () => {
  const random = createRandom(20_261_122);
  const timed = join(folder, 'timed.partajoule');
  copyFileSync(prepared, timed);
  const start = performance.now();
  expect(await issueAndKill(timed, 600_000)).toBe(true);
  const whole = performance.now() - start;
  const all = listNumbers(timed);
  expect(all).toEqual(all.map((_, i) => `SD-F-2026-${String(i + 1).padStart(4, '0')}`));

  let [interrupted, completed] = [0, 0];
  for (let kill = 0; kill < KILLS; kill++) {
    const path = join(folder, `kill-${String(kill)}.partajoule`);
    copyFileSync(prepared, path);
    // every second kill is aimed at the end, where the transaction is written
    const isDone = await issueAndKill(path, whole * (kill % 2 === 0 ? random() : 0.7 + 0.3 * random()));
    const numbers = listNumbers(path);
    expect(numbers.length === 0 || numbers.length === all.length).toBe(true);
    if (isDone) completed++;
    else interrupted++;
    const verification = verifyOperation(path, [checkAllocation]);
    expect(verification.checks.filter(({ ok }) => !ok)).toEqual([]);
    // the dead process's lock is taken over, and the issue can be done again with the same numbers
    const file = openOperation(path, { mode: 'write', clock });
    if (numbers.length === 0) await issueRun({ period: PERIOD }, { ...context, file: () => file });
    file.close();
    expect(listNumbers(path)).toEqual(all);
  }
  expect(interrupted + completed).toBe(KILLS);
  expect(interrupted).toBeGreaterThan(0);
}, 1_800_000);
