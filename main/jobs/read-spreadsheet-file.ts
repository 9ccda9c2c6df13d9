/** Reading a table of another program from the disk. */
import { closeSync, fstatSync, openSync } from 'node:fs';
import { basename } from 'node:path';
import { SpreadsheetError } from '#formats/spreadsheet/cell.ts';
import { readSpreadsheet, type ReadSheet } from '#formats/spreadsheet/open-spreadsheet.ts';
import { readAt, toPathError } from './disk.ts';
import type { JobContext } from './job.ts';
import { refuseImport } from './judge-reading.ts';
import { stopWhereCancelled, watchBytes } from './watch-bytes.ts';

/**
 * The first rows of every sheet of a CSV, TSV or XLSX file.
 *
 * @param mostRows rows to read of each sheet at most
 * @throws ExpectedError `path-not-found`, `path-not-readable`; `cancelled`; `import-refused` and
 *   `import-refused-at-line`, which carry the problem's code and name the file without its folders
 */
export async function readSpreadsheetFile(
  path: string,
  mostRows: number,
  watcher: Pick<JobContext, 'signal' | 'onProgress'>,
): Promise<ReadSheet[]> {
  let descriptor: number | undefined;
  try {
    const open = (descriptor = openSync(path, 'r'));
    const bytes = {
      size: fstatSync(open).size,
      readAt: (offset: number, length: number) => Promise.resolve(readAt(open, offset, length)),
    };
    return await readSpreadsheet(basename(path), watchBytes(bytes, watcher), mostRows);
  } catch (error) {
    // a workbook that could not be read to its end looks damaged
    stopWhereCancelled(watcher);
    if (error instanceof SpreadsheetError) throw refuseImport(basename(path), error);
    throw toPathError(error, path);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
