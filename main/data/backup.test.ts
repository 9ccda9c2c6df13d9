import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ExpectedError } from '#domain/errors.ts';
import { appendAudit, findAuditHead } from './audit.ts';
import { backupInSteps, backupOperation, listBackups } from './backup.ts';
import { makeTestFolder, openTestOperation, testClock } from './make-test-operation.ts';
import { openOperation, openSecondConnection } from './open-operation.ts';

const note = (db: Parameters<typeof appendAudit>[0], n: number): void => {
  appendAudit(db, { atUtc: '2026-01-15T08:00:00Z', action: 'note', details: { n } });
};

describe('backupOperation', () => {
  it('writes a numbered copy that opens as an operation and holds the same', () => {
    const file = openTestOperation();
    const backup = backupOperation(file);
    expect(backup).toBe(join(file.path, '..', 'village.backups', 'village-0001.partajoule'));
    const copy = join(makeTestFolder(), 'copy.partajoule');
    copyFileSync(backup as string, copy);
    const opened = openOperation(copy, { mode: 'write', clock: testClock });
    expect(findAuditHead(opened.db)).toBe(findAuditHead(file.db));
    opened.close();
  });

  it('makes none while nothing was done, and the next number after that', () => {
    const file = openTestOperation();
    backupOperation(file);
    expect(backupOperation(file)).toBeNull();
    note(file.db, 1);
    expect(basename(backupOperation(file) as string)).toBe('village-0002.partajoule');
    expect(readdirSync(join(file.path, '..', 'village.backups'))).toEqual([
      'village-0001.partajoule',
      'village-0002.partajoule',
    ]);
  });

  it('keeps the ten newest and leaves other files alone', () => {
    const file = openTestOperation();
    for (let n = 0; n < 12; n++) {
      note(file.db, n);
      backupOperation(file);
      if (n === 0) writeFileSync(join(file.path, '..', 'village.backups', 'village-mine.partajoule'), 'mine');
    }
    expect(listBackups(file.path).map(({ number }) => number)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(readFileSync(join(file.path, '..', 'village.backups', 'village-mine.partajoule'), 'utf8')).toBe('mine');
  });

  it('does not rest on a last backup that cannot be read', () => {
    const file = openTestOperation();
    const first = backupOperation(file) as string;
    writeFileSync(first, 'spoiled');
    expect(basename(backupOperation(file) as string)).toBe('village-0002.partajoule');
    expect(readFileSync(first, 'utf8')).toBe('spoiled');
  });
});

describe('backupInSteps', () => {
  /** Some 12 MB more, of which about 4 are copied at once. */
  const fill = (db: Parameters<typeof appendAudit>[0]): void => {
    appendAudit(db, { atUtc: '2026-01-15T08:00:00Z', action: 'note', details: { text: 'x'.repeat(12_000_000) } });
  };

  it('says how far it is and leaves one file that holds the same', async () => {
    const file = openTestOperation();
    fill(file.db);
    const told: [number, number][] = [];
    const backup = await backupInSteps(file, (done, total) => told.push([done, total]));
    expect(readdirSync(join(file.path, '..', 'village.backups'))).toEqual(['village-0001.partajoule']);
    const [first, ...later] = told;
    expect(first?.[0]).toBe(0);
    expect(told.length).toBeGreaterThan(3);
    expect(later.every(([done, total], i) => done > (told[i]?.[0] ?? 0) || done === total)).toBe(true);
    const last = told.at(-1) ?? [0, 0];
    expect(last[0]).toBe(last[1]);
    expect(last[1]).toBe(statSync(backup as string).size);
    const opened = openOperation(backup as string, { mode: 'read', clock: testClock });
    expect(findAuditHead(opened.db)).toBe(findAuditHead(file.db));
    opened.close();
    expect(await backupInSteps(file, () => undefined)).toBeNull();
  });

  it.each([
    ['before anything is copied', 1],
    ['half-way', 3],
    ['when all is copied and nothing kept yet', Infinity],
  ])('leaves nothing behind where it is stopped %s', async (_when, calls) => {
    const file = openTestOperation();
    fill(file.db);
    let call = 0;
    const stop = backupInSteps(file, (done, total) => {
      call++;
      if (call === calls || (calls === Infinity && done === total)) throw new ExpectedError('cancelled');
    });
    await expect(stop).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(join(file.path, '..', 'village.backups'))).toEqual([]);
    // and the next one is made as if nothing had been
    expect(basename((await backupInSteps(file, () => undefined)) as string)).toBe('village-0001.partajoule');
  });

  it('takes in what another connection writes meanwhile', async () => {
    const file = openTestOperation();
    fill(file.db);
    const other = openSecondConnection(file.path, 'write');
    let call = 0;
    const backup = await backupInSteps(file, () => {
      if (++call === 2) note(other.db, 1);
    });
    const opened = openOperation(backup as string, { mode: 'read', clock: testClock });
    expect(findAuditHead(opened.db)).toBe(findAuditHead(other.db));
    opened.close();
    other.close();
  });
});
