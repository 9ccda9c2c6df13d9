import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { ExpectedError } from '#domain/errors.ts';
import { isNameTaken, placeFile } from '#data/place-file.ts';
import { toWriteError } from '#data/write-error.ts';
import { writeNewFile } from './write-new-file.ts';

/**
 * Writes a file the person has named. What was there is kept until the new one is whole.
 *
 * @param isReplacing the person has agreed to lose a file of this name
 * @throws ExpectedError `output-exists` where one is there that nobody was asked about, `path-not-writable`, `disk-full`
 */
export async function writeSavedFile(path: string, bytes: Uint8Array, isReplacing: boolean): Promise<void> {
  if (!isReplacing) await writeNewFile(path, bytes);
  else await placeSavedFile(path, isReplacing, (temporary) => writeFile(temporary, bytes, { flag: 'wx' }));
}

/**
 * The same for a file that is written piece by piece.
 *
 * @param write writes the whole file under a temporary name beside the chosen one
 */
export async function placeSavedFile(
  path: string,
  isReplacing: boolean,
  write: (temporary: string) => Promise<void>,
): Promise<void> {
  const temporary = `${path}.${randomUUID().slice(0, 8)}.part`;
  try {
    await write(temporary);
    if (isReplacing) await rename(temporary, path);
    else placeFile(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    if (isNameTaken(error)) throw new ExpectedError('output-exists', { path });
    throw toWriteError(error, path);
  }
}
