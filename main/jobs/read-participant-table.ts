import type { ReadTable } from '#contract';
import { guessColumns } from '#formats/participant-table/guess-columns.ts';
import { toTableCell } from '#formats/participant-table/parse-pasted-table.ts';
import { showCell } from '#formats/spreadsheet/cell.ts';
import type { Job } from './job.ts';
import { readSpreadsheetFile } from './read-spreadsheet-file.ts';

/** More people than any sharing operation has, and room for what stands around them. */
const MAX_ROWS = 5000;
const MAX_COLUMNS = 60;

/** The sheet with the most rows of a CSV or XLSX file, as text. */
export const readParticipantTable: Job<{ readonly path: string }, ReadTable> = async ({ path }, context) => {
  const sheets = await readSpreadsheetFile(path, MAX_ROWS, context);
  const [largest] = sheets.toSorted((a, b) => b.rows.length - a.rows.length);
  const rows = (largest?.rows ?? []).map((row) => row.slice(0, MAX_COLUMNS).map((cell) => toTableCell(showCell(cell))));
  return { rows, ...guessColumns(rows) };
};
