/** Files of no known format that are tables: recognised by their header among the tables that were described. */
import type { NamedMapping, TableMapping } from '#domain/table-mapping.ts';
import { normaliseText } from './encoding.ts';
import { findForeignKind } from './foreign-kinds.ts';
import { refuse, type FileHead, type FormatReading } from './format.ts';
import { readMappedTable, type MappedTableContext } from './mapped-table.ts';
import type { ProblemCode } from '#domain/problem-codes.ts';
import { showCell, SpreadsheetError, type Sheet, type TableRow } from './spreadsheet/cell.ts';
import { bytesInMemory, isPackage, tableCodes } from './spreadsheet/open-spreadsheet.ts';
import { findSeparator, readTextRows } from './spreadsheet/text-table.ts';
import { openWorkbook } from './spreadsheet/workbook.ts';
import type { ArchiveBytes } from './zip-archive.ts';

/** Rows among which a header is looked for. */
const HEADER_WITHIN = 100;
/** Sheets that are looked at. */
const MOST_SHEETS = 50;
/** A workbook is unpacked from memory. */
const MOST_BYTES_OF_A_WORKBOOK = 2 ** 28;

/** A file about to be read as a table. */
export interface TableBytes {
  readonly head: FileHead;
  /** Size of the file. */
  readonly bytes: number;
  /** All bytes of the file as stored; taken once. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Stands between a workbook and its bytes, to tell how far its reading is. */
  readonly watch?: (bytes: ArchiveBytes) => ArchiveBytes;
}

export interface TableSource extends MappedTableContext, TableBytes {
  readonly mappings: readonly NamedMapping[];
  /** Name of the mapping that a person chose for this file. */
  readonly chosen: string | undefined;
}

export interface TableReading extends FormatReading {
  /** Name of the mapping it was read by. */
  readonly mapping?: string;
}

/** Reads a file that no format knows; refused where it is no table, or where no mapping fits. */
export async function readDescribedTable(source: TableSource): Promise<TableReading> {
  try {
    const { sheets, code } = await openSheets(source);
    return await readSheets(sheets, source, code);
  } catch (error) {
    if (error instanceof SpreadsheetError) return refuse(error.code, error.line, error.params);
    throw error;
  }
}

/**
 * The first rows of each sheet of a table, to show what it holds before it is described.
 *
 * @throws SpreadsheetError where it is no table
 */
export async function readTableHeads(
  source: TableBytes,
): Promise<{ readonly name: string; readonly rows: readonly TableRow[] }[]> {
  const { sheets } = await openSheets(source);
  return (await readHeads(sheets)).map(({ sheet, rows }) => ({ name: sheet.name, rows }));
}

/** The sheets of a workbook, or the head of a text as one; `code` says that nobody described them. */
async function openSheets(source: TableBytes): Promise<{ sheets: Sheet[]; code: ProblemCode }> {
  const { head } = source;
  if (isPackage(head.bytes)) {
    const bytes = bytesInMemory(await collectBytes(source));
    return { sheets: await openWorkbook(source.watch?.(bytes) ?? bytes), code: 'table-not-described' };
  }
  const code = findForeignKind(head);
  if (!tableCodes.has(code)) throw new SpreadsheetError(code);
  // titles above the header hide what the first line would tell
  return { sheets: [openTextHead(head)], code: code === 'file-unknown' && isTableByName(head) ? 'csv-unknown' : code };
}

function isTableByName({ name, text }: FileHead): boolean {
  const separator = findSeparator(text);
  return /\.(csv|tsv)$/i.test(name) && text.split(separator).length > 2;
}

/** @throws SpreadsheetError `spreadsheet-too-large` */
async function collectBytes({ bytes, chunks }: TableBytes): Promise<Uint8Array> {
  if (bytes > MOST_BYTES_OF_A_WORKBOOK) throw new SpreadsheetError('spreadsheet-too-large');
  const whole = new Uint8Array(bytes);
  let at = 0;
  for await (const chunk of chunks) {
    if (at + chunk.length > bytes) throw new SpreadsheetError('spreadsheet-damaged');
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole.subarray(0, at);
}

/** The rows that are whole within the head of a text table. */
function openTextHead(head: FileHead): Sheet {
  const separator = findSeparator(head.text);
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(head.bytes);
  }
  return {
    name: '',
    rows: () => readTextRows(normaliseText(bytes(), head.encoding, head.bytes), head.encoding, separator),
  };
}

interface Match {
  readonly named: NamedMapping;
  readonly sheet: Sheet;
  readonly headerLine: number | null;
}

async function readSheets(sheets: readonly Sheet[], source: TableSource, code: ProblemCode): Promise<TableReading> {
  const matches = await findMatches(sheets, source);
  const [match] = matches;
  if (!match) return refuse(code);
  if (matches.length > 1) {
    const names = matches.map(({ named }) => `« ${named.name} »`).join(', ');
    return refuse('table-described-twice', null, { names });
  }
  const { name, mapping } = match.named;
  const { head } = source;
  const rows = isPackage(head.bytes)
    ? match.sheet.rows()
    : readTextRows(normaliseText(source.chunks, head.encoding, head.bytes), head.encoding, findSeparator(head.text));
  const reading = await readMappedTable(rows, mapping, match.headerLine, source);
  return { ...reading, problems: [...listBorrowedMeters(mapping, name), ...reading.problems], mapping: name };
}

async function findMatches(sheets: readonly Sheet[], { mappings, chosen }: TableSource): Promise<Match[]> {
  const wanted = chosen === undefined ? mappings : mappings.filter(({ name }) => name === chosen);
  if (wanted.length === 0) return [];
  const heads = await readHeads(sheets);
  return wanted.flatMap((named): Match[] => {
    const { mapping } = named;
    // the sheet of that name first: sheets of one workbook often look alike
    const sorted = [...heads].sort(
      (a, b) => Number(b.sheet.name === mapping.sheet) - Number(a.sheet.name === mapping.sheet),
    );
    for (const { sheet, rows } of sorted) {
      const headerLine = findHeader(rows, mapping);
      if (headerLine !== undefined) return [{ named, sheet, headerLine }];
    }
    // what a person chose is read as it was described, whatever its header
    const [first] = sorted;
    return chosen !== undefined && first ? [{ named, sheet: first.sheet, headerLine: mapping.headerLine }] : [];
  });
}

interface SheetHead {
  readonly sheet: Sheet;
  readonly rows: readonly TableRow[];
}

async function readHeads(sheets: readonly Sheet[]): Promise<SheetHead[]> {
  const heads: SheetHead[] = [];
  for (const sheet of sheets.slice(0, MOST_SHEETS)) heads.push({ sheet, rows: await readHead(sheet) });
  return heads;
}

async function readHead(sheet: Sheet): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  try {
    for await (const row of sheet.rows()) if (rows.push(row) === HEADER_WITHIN) break;
  } catch (error) {
    // a head cut within quotes; the whole file is read to its end later
    if (!(error instanceof SpreadsheetError) || error.code !== 'quote-not-closed') throw error;
  }
  return rows;
}

/** Line of the header; undefined where the table has another. */
function findHeader(rows: readonly TableRow[], { header, headerLine }: TableMapping): number | undefined {
  if (headerLine === null) return undefined;
  const wanted = nameColumns(header);
  return rows.find(({ cells }) => nameColumns(cells.map(showCell)) === wanted)?.line;
}

function nameColumns(names: readonly string[]): string {
  return names
    .map((name) => name.trim().toLowerCase())
    .join('\u0000')
    .replace(/\0+$/, '');
}

/** Meters that the table itself does not name: another meter's file may look the same. */
function listBorrowedMeters({ values, header }: TableMapping, name: string): FormatReading['problems'] {
  if (values.kind === 'long') return [];
  return values.columns
    .filter(({ column, meter }) => !(header[column] ?? '').replaceAll(' ', '').includes(meter))
    .map(({ meter }) => ({ code: 'meter-not-in-table' as const, line: null, params: { meter, name } }));
}
