import { ExpectedError } from '#domain/errors.ts';
import type { ArchiveBytes } from '#formats/zip-archive.ts';
import type { JobContext } from './job.ts';

type Watcher = Pick<JobContext, 'signal' | 'onProgress'>;

const inKilobytes = (bytes: number): number => Math.round(bytes / 1000);

/** @throws ExpectedError `cancelled` where the person stopped the work */
export function stopWhereCancelled({ signal }: Pick<Watcher, 'signal'>): void {
  if (signal.aborted) throw new ExpectedError('cancelled');
}

/**
 * The bytes of a table whose reading is told, and ends where the person stops it: reading then throws `cancelled`, which
 * a reader in between may turn into an error of its own.
 */
export function watchBytes(bytes: ArchiveBytes, watcher: Watcher): ArchiveBytes {
  let read = 0;
  return {
    size: bytes.size,
    readAt(offset, length) {
      stopWhereCancelled(watcher);
      // a workbook's list of parts is read twice
      read = Math.min(read + length, bytes.size);
      watcher.onProgress('reading-table', inKilobytes(read), inKilobytes(bytes.size));
      return bytes.readAt(offset, length);
    },
  };
}
