import { constants, existsSync } from 'node:fs';
import { chmod, copyFile, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { ExpectedError } from '#domain/errors.ts';
import { isNameTaken, syncFile } from './place-file.ts';
import { toWriteError } from './write-error.ts';

const OWN_FILE = 0o644;

/**
 * Copies an operation that nobody has open to a new place, byte for byte: it may lie where SQLite cannot work. What is
 * there already is never written over, even where a dialog has asked.
 *
 * @throws ExpectedError `operation-exists`, `path-not-writable`, `disk-full`
 */
export async function copyOperation(source: string, target: string): Promise<void> {
  try {
    await copyFile(source, target, constants.COPYFILE_EXCL);
  } catch (error) {
    if (isNameTaken(error)) throw new ExpectedError('operation-exists', { path: basename(target) });
    throw toWriteError(error, target);
  }
  try {
    // the protection of the original comes along with its bytes
    await chmod(target, OWN_FILE);
    if (existsSync(`${source}-wal`)) await copyFile(`${source}-wal`, `${target}-wal`);
    syncFile(target);
  } catch (error) {
    await rm(target, { force: true });
    await rm(`${target}-wal`, { force: true });
    throw toWriteError(error, target);
  }
}
