import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyOperation } from './copy-operation.ts';
import { makeTestFolder, makeTestOperation, testClock } from './make-test-operation.ts';
import { openOperation } from './open-operation.ts';

describe('copyOperation', () => {
  it('gives a copy that can be written, of a file that cannot', async () => {
    const source = makeTestOperation();
    chmodSync(source, 0o444);
    const target = join(makeTestFolder(), 'copy.partajoule');
    await copyOperation(source, target);
    expect(statSync(target).mode & 0o200).toBe(0o200);
    expect(readFileSync(target)).toEqual(readFileSync(source));
    const file = openOperation(target, { mode: 'write', clock: testClock });
    expect(file.db.prepare('UPDATE operation SET name = name').run().changes).toBe(1);
    file.close();
  });

  it('takes along what still stands in the journal', async () => {
    const source = makeTestOperation();
    const file = openOperation(source, { mode: 'write', clock: testClock });
    file.db.prepare("UPDATE operation SET name = 'journal'").run();
    expect(existsSync(`${source}-wal`)).toBe(true);
    const target = join(makeTestFolder(), 'copy.partajoule');
    await copyOperation(source, target);
    const copy = openOperation(target, { mode: 'write', clock: testClock });
    expect(copy.db.prepare('SELECT name FROM operation').get()).toEqual({ name: 'journal' });
    copy.close();
    file.close();
  });

  it('never writes over a file', async () => {
    const target = join(makeTestFolder(), 'there.partajoule');
    writeFileSync(target, 'mine');
    await expect(copyOperation(makeTestOperation(), target)).rejects.toMatchObject({ code: 'operation-exists' });
    expect(readFileSync(target, 'utf8')).toBe('mine');
  });
});
