import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Path of a folder that does not exist yet: with a number behind its name where one does. */
export function findNewFolder(parent: string, name: string): string {
  for (let attempt = 1; ; attempt++) {
    const folder = join(parent, attempt === 1 ? name : `${name} (${String(attempt)})`);
    if (!existsSync(folder)) return folder;
  }
}
