import { constants, closeSync, copyFileSync, fsyncSync, linkSync, openSync, unlinkSync } from 'node:fs';
import { dirname } from 'node:path';

/** Sends what was written under a name, and the name itself, to the disk. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}

function syncFolder(path: string): void {
  // Windows cannot open a folder; there the name is journalled by the file system
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

/**
 * Gives a finished temporary file its name, which must be free.
 *
 * @throws NodeJS.ErrnoException `EEXIST` where the name is taken; the temporary file then stays
 */
export function placeFile(temporary: string, target: string): void {
  try {
    linkSync(temporary, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    // file systems without hard links, as on memory sticks
    copyFileSync(temporary, target, constants.COPYFILE_EXCL);
    syncFile(target);
  }
  unlinkSync(temporary);
  syncFolder(dirname(target));
}

export function isNameTaken(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'EEXIST';
}
