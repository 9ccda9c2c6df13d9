/** Any table of another program: told by what it holds, not by its name. */
import { normaliseText } from '../encoding.ts';
import { findForeignKind } from '../foreign-kinds.ts';
import { makeHead } from '../make-head.ts';
import type { ProblemCode } from '#domain/problem-codes.ts';
import type { ArchiveBytes } from '../zip-archive.ts';
import { SpreadsheetError, type Cell, type Sheet } from './cell.ts';
import { findSeparator, readTextRows } from './text-table.ts';
import { openWorkbook } from './workbook.ts';

const HEAD_BYTES = 65_536;
const CHUNK_BYTES = 1 << 18;

/** What a text may turn out to be and still be read as a table. */
export const tableCodes: ReadonlySet<ProblemCode> = new Set([
  'csv-unknown',
  'csv-sge-portal',
  'csv-personal-export',
  'power-not-curve',
  'file-unknown',
]);

/** True where the bytes begin like a workbook: a ZIP, whatever its name. */
export function isPackage(start: Uint8Array): boolean {
  return start[0] === 0x50 && start[1] === 0x4b && start[2] === 3 && start[3] === 4;
}

/**
 * Opens a CSV, TSV or other text table (one sheet without name) or an XLSX workbook.
 *
 * @param name file name without folders, with which an unreadable file is told more surely
 * @param bytes access to the whole file; it must stay open while rows are read
 * @throws SpreadsheetError that names what the file is instead: `file-empty`, `file-is-pdf`,
 *   `file-is-spreadsheet` (an old or OpenDocument one), `spreadsheet-sealed`, `spreadsheet-damaged` …
 */
export async function openSpreadsheet(name: string, bytes: ArchiveBytes): Promise<Sheet[]> {
  const start = await bytes.readAt(0, Math.min(HEAD_BYTES, bytes.size));
  if (isPackage(start)) return openWorkbook(bytes);
  const head = makeHead(name, start);
  const kind = findForeignKind(head);
  if (!tableCodes.has(kind)) throw new SpreadsheetError(kind);
  const separator = findSeparator(head.text);
  const rows = (): ReturnType<Sheet['rows']> =>
    readTextRows(normaliseText(readChunks(bytes), head.encoding, start), head.encoding, separator);
  return [{ name: '', rows }];
}

async function* readChunks(bytes: ArchiveBytes): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.size; at += CHUNK_BYTES) {
    yield await bytes.readAt(at, Math.min(CHUNK_BYTES, bytes.size - at));
  }
}

/** Bytes in memory as those of a file. */
export function bytesInMemory(bytes: Uint8Array): ArchiveBytes {
  return {
    size: bytes.length,
    readAt: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
}

/** A sheet with the rows read so far, empty rows left out. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Line of the text, or row of the sheet, of each row. */
  readonly lines: readonly number[];
  /** True where rows were left unread. */
  readonly isCut: boolean;
}

/**
 * The first rows of every sheet.
 *
 * @param mostRows rows to read of each sheet at most
 * @throws SpreadsheetError
 */
export async function readSpreadsheet(name: string, bytes: ArchiveBytes, mostRows: number): Promise<ReadSheet[]> {
  const read: ReadSheet[] = [];
  for (const sheet of await openSpreadsheet(name, bytes)) read.push(await readFirstRows(sheet, mostRows));
  return read;
}

async function readFirstRows(sheet: Sheet, mostRows: number): Promise<ReadSheet> {
  const rows: (readonly Cell[])[] = [];
  const lines: number[] = [];
  for await (const { line, cells } of sheet.rows()) {
    if (rows.length === mostRows) return { name: sheet.name, rows, lines, isCut: true };
    rows.push(cells);
    lines.push(line);
  }
  return { name: sheet.name, rows, lines, isCut: false };
}
