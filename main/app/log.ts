import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const MAX_BYTES = 500_000;

/** Writes lines without personal data into `log/partajoule.log`; one older file is kept. A full disk silences it. */
export function openLog(folder: string): (line: string) => void {
  const path = join(folder, 'log', 'partajoule.log');
  return (line) => {
    try {
      mkdirSync(join(folder, 'log'), { recursive: true });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) renameSync(path, `${path}.1`);
      appendFileSync(path, `${new Date().toISOString()} ${line}\n`);
    } catch {
      // a log that cannot be written must not stop the work it tells about
    }
  };
}
