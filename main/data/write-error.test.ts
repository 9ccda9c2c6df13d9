import { chmodSync, existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createOperation } from './create-operation.ts';
import { codeOf, makeTestFolder, makeTestOperation, testClock, testDescription } from './make-test-operation.ts';
import { openOperation } from './open-operation.ts';
import { toWriteError } from './write-error.ts';

const isRoot = process.getuid?.() === 0;

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code, syscall: 'open' });
}

describe('toWriteError', () => {
  it.each([
    [new Database.SqliteError('unable to open database file', 'SQLITE_CANTOPEN'), 'path-not-writable'],
    [
      new Database.SqliteError('attempt to write a readonly database', 'SQLITE_READONLY_DIRECTORY'),
      'path-not-writable',
    ],
    [new Database.SqliteError('database or disk is full', 'SQLITE_FULL'), 'disk-full'],
    [systemError('EACCES'), 'path-not-writable'],
    [systemError('EROFS'), 'path-not-writable'],
    [systemError('ENOSPC'), 'disk-full'],
  ])('tells %s', (error, code) => {
    expect(toWriteError(error, '/x')).toMatchObject({ code, params: { path: '/x' } });
  });

  it.each([
    [new Database.SqliteError('database disk image is malformed', 'SQLITE_CORRUPT')],
    [systemError('ENOENT')],
    [new TypeError('a bug')],
    [Object.assign(new Error('not of the system'), { code: 'EACCES' })],
  ])('leaves %s as it is', (error) => {
    expect(toWriteError(error, '/x')).toBe(error);
  });
});

describe('a place that lets nothing be written', () => {
  it.skipIf(!existsSync('/sys/kernel'))('takes no new operation', async () => {
    expect(
      await codeOf(() => {
        createOperation('/sys/kernel/village.partajoule', testDescription, testClock);
      }),
    ).toBe('path-not-writable');
  });

  it.skipIf(isRoot || process.platform === 'win32')('is not taken for a damaged operation', async () => {
    const folder = makeTestFolder();
    const path = makeTestOperation(folder);
    chmodSync(folder, 0o555);
    const open = (mode: 'read' | 'write'): unknown => {
      openOperation(path, { mode, clock: testClock });
      return null;
    };
    expect(await codeOf(() => open('read'))).toBe('path-not-writable');
    expect(await codeOf(() => open('write'))).toBe('path-not-writable');
    chmodSync(folder, 0o755);
    chmodSync(path, 0o444);
    expect(await codeOf(() => open('write'))).toBe('path-not-writable');
    expect(existsSync(`${path}.lock`)).toBe(false);
  });
});
