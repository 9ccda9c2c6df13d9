import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { listBackups } from '#data/backup.ts';
import { makeTestFolder, makeTestOperation, testClock } from '#data/make-test-operation.ts';
import { openOperation } from '#data/open-operation.ts';
import { verifyOperation } from '#data/verify-operation.ts';
import { listDays } from '#domain/time.ts';
import { nameAccCurve, writeAccCurve } from '#formats/enedis/write-acc-set.ts';

const KILLS = Number(process.env.PARTAJOULE_KILLS ?? 10);
const MOST_IMPORTS = 3;
const LONGEST_WAIT_MS = 400;
const METERS = 25;

/** Folders of a month's curves that contradict each other, so that every import has something to write. */
function writeFolders(root: string): string[] {
  const period = { firstDay: '2025-05-01', lastDay: '2025-05-31' };
  return [100, 200, 300].map((watts) => {
    const folder = join(root, String(watts));
    mkdirSync(folder);
    const hours = listDays(period.firstDay, period.lastDay).flatMap((day) =>
      Array.from({ length: 24 }, (_, hour) => ({ day, hour, watts: [watts, watts + hour, watts, 0] as const })),
    );
    for (let meter = 0; meter < METERS; meter++) {
      // each file its own bytes: a file seen before is passed over
      const own = hours.map((row) => ({
        ...row,
        watts: [watts + meter, ...row.watts.slice(1)] as unknown as typeof row.watts,
      }));
      writeFileSync(
        join(folder, nameAccCurve(String(30_000_000_000_000 + meter), 'consumption', period)),
        writeAccCurve(own),
      );
    }
    return folder;
  });
}

/** Seeded numbers below 1, so that a failure can be looked at again. */
function* fractions(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** Kills an importing process some time after it has told of so many imports; returns how many it told of. */
async function killAfter(path: string, folders: readonly string[], imports: number, waitMs: number): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'import-files-kill-child.ts'), path, ...folders], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const told = (): number => said.split('imported\n').length - 1;
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const exit = once(child, 'exit');
  while (child.exitCode === null && !(said.startsWith('open') && told() >= imports))
    await Promise.race([once(child.stdout, 'data'), exit]);
  await wait(waitMs);
  child.kill('SIGKILL');
  // the child ends by this signal alone: an error of its own would be another exit
  expect(await exit).toEqual([null, 'SIGKILL']);
  return told();
}

it(`leaves a whole file, free to be opened, whenever an import is killed (${String(KILLS)} times)`, async () => {
  const folders = writeFolders(makeTestFolder());
  const path = makeTestOperation();
  const random = fractions(20_250_501);
  let imports = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const [after, waitMs] = [
      Math.floor(random.next().value * MOST_IMPORTS),
      Math.floor(random.next().value * LONGEST_WAIT_MS),
    ];
    const told = await killAfter(path, folders, after, waitMs);
    expect(verifyOperation(path), `${String(waitMs)} ms after import ${String(after)}`).toMatchObject({ ok: true });
    const file = openOperation(path, { mode: 'write', clock: testClock });
    const [whole, halves] = [
      file.db.prepare<[], number>('SELECT count(*) FROM import').pluck().get() ?? 0,
      file.db
        .prepare<[], number>(
          `SELECT count(*) FROM import WHERE (SELECT count(*) FROM curve WHERE import_id = import.id) <> ${String(2 * METERS)}
        OR (SELECT count(*) FROM import_meter WHERE import_id = import.id) <> ${String(METERS)}`,
        )
        .pluck()
        .get(),
    ];
    file.close();
    expect(halves).toBe(0);
    // what the process had told of is there
    expect(whole).toBeGreaterThanOrEqual(imports + told);
    imports = whole;
    const backup = listBackups(path).at(-1);
    if (backup) expect(verifyOperation(backup.path)).toMatchObject({ ok: true });
  }
  expect(imports).toBeGreaterThan(0);
}, 600_000);
