import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { ExpectedError } from '#domain/errors.ts';
import { toWriteError } from '#data/write-error.ts';

/** Makes a folder, and those above it, where it does not exist. @throws ExpectedError `path-not-writable`, `disk-full` */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw toWriteError(error, path);
  }
}

/**
 * Writes a file that does not exist yet; the same bytes already there are left alone.
 *
 * @throws ExpectedError `output-exists`, `path-not-writable`, `disk-full`
 */
export async function writeNewFile(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw toWriteError(error, path);
    if (!(await isSame(path, bytes))) throw new ExpectedError('output-exists', { path });
  }
}

/** False also for a folder, or a file that may not be read: either way the name is taken. */
async function isSame(path: string, bytes: Uint8Array): Promise<boolean> {
  return (await readFile(path).catch(() => null))?.equals(bytes) ?? false;
}
