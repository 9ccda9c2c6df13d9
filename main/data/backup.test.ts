import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appendAudit, findAuditHead } from './audit.ts';
import { backupOperation, listBackups } from './backup.ts';
import { makeTestFolder, openTestOperation, testClock } from './make-test-operation.ts';
import { openOperation } from './open-operation.ts';

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
