import { readFile, writeFile } from 'node:fs/promises';
import { ExpectedError } from '#domain/errors.ts';

/** Writes a file that does not exist yet; the same bytes already there are left alone. @throws ExpectedError `output-exists` */
export async function writeNewFile(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!(await readFile(path)).equals(bytes)) throw new ExpectedError('output-exists', { path });
  }
}
