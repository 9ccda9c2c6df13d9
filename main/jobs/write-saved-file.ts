import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { toWriteError } from '#data/write-error.ts';
import { writeNewFile } from './write-new-file.ts';

/**
 * Writes a file the person has named. What was there is kept until the new one is whole.
 *
 * @param isReplacing the person has agreed to lose a file of this name
 * @throws ExpectedError `output-exists` where one is there that nobody was asked about, `path-not-writable`, `disk-full`
 */
export async function writeSavedFile(path: string, bytes: Uint8Array, isReplacing: boolean): Promise<void> {
  if (!isReplacing) {
    await writeNewFile(path, bytes);
    return;
  }
  const temporary = `${path}.${randomUUID().slice(0, 8)}.part`;
  try {
    await writeFile(temporary, bytes, { flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw toWriteError(error, path);
  }
}
