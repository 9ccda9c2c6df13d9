import type { TableToDescribe } from '#contract';
import { ExpectedError } from '#domain/errors.ts';
import { guessMapping } from '#formats/guess-mapping.ts';
import { readTableHeads } from '#formats/read-described-table.ts';
import { showCell, SpreadsheetError } from '#formats/spreadsheet/cell.ts';
import { makeHead } from '#formats/make-head.ts';
import type { CancelSignal, Job } from './job.ts';
import { refuseImport } from './judge-reading.ts';
import { openMeterFiles } from './open-meter-files.ts';
import { openHead } from './read-meter-files.ts';
import { stopWhereCancelled, watchBytes } from './watch-bytes.ts';

const ROWS_SHOWN = 40;
const COLUMNS_SHOWN = 2_000;
const LETTERS_SHOWN = 80;

/** The first rows of a table that is to be described, with a guess of what its columns mean. */
export const openTable: Job<
  { readonly paths: readonly string[]; readonly password: string | null; readonly path: string },
  TableToDescribe
> = async ({ paths, password, path }, context) => {
  for await (const file of openMeterFiles(paths, password ?? undefined)) {
    stopWhereCancelled(context);
    if (file.path !== path || 'code' in file) continue;
    try {
      const { head, chunks } = await openHead(file.chunks);
      const heads = await readTableHeads({
        head: makeHead(file.name, head),
        bytes: file.bytes,
        chunks: stopBetween(chunks, context),
        watch: (bytes) => watchBytes(bytes, context),
      });
      return {
        sheets: heads.map(({ name, rows }) => ({
          name,
          rows: rows.slice(0, ROWS_SHOWN).map(({ line, cells }) => ({
            line,
            cells: cells.slice(0, COLUMNS_SHOWN).map((cell) => showCell(cell).slice(0, LETTERS_SHOWN)),
          })),
          guess: guessMapping(name === '' ? null : name, rows),
        })),
      };
    } catch (error) {
      // a workbook that could not be read to its end looks damaged
      stopWhereCancelled(context);
      if (error instanceof SpreadsheetError) throw refuseImport(file.name, error);
      throw error;
    } finally {
      await file.chunks.return(undefined);
    }
  }
  throw new ExpectedError('path-not-found', { path });
};

async function* stopBetween(
  chunks: AsyncIterable<Uint8Array>,
  context: { readonly signal: CancelSignal },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    stopWhereCancelled(context);
    yield chunk;
  }
}
