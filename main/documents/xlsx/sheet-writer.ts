/** One view of a workbook: typed cells, a frozen header with filters, ready to print. Written row by row. */
import type { PageSetup, stream } from 'exceljs';

export type CellKind = 'text' | 'kwh' | 'rate' | 'money' | 'date' | 'count';
export type Cell = string | number | Date | null;

export interface SheetColumn {
  readonly title: string;
  readonly kind: CellKind;
  readonly width?: number;
}

export interface SheetView {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: Iterable<readonly Cell[]>;
  readonly total?: readonly Cell[];
  /** Kinds of single cells, for a sheet whose rows differ: row → kind of its last column. */
  readonly kindOfRow?: (row: number) => CellKind;
  /** Printed above each page. */
  readonly title: string;
  readonly foot: string;
}

const FORMATS: Record<CellKind, string> = {
  text: '@',
  kwh: '#,##0.000',
  rate: '0.0%',
  money: '#,##0.00',
  date: 'dd/mm/yyyy',
  count: '#,##0',
};
const WIDTHS: Record<CellKind, number> = { text: 26, kwh: 19, rate: 20, money: 13, date: 12, count: 14 };
// the code of the file format: the library's own list exists in its types only
const A4 = { paperSize: 9 } as unknown as Pick<PageSetup, 'paperSize'>;
const MAX_TEXT = 1000;
const PROSE_WIDTH = 60;
const HEADER_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3F0EC' } } as const;
const INK = { argb: 'FF00795A' };
// named in full: a bold font without a name is a serif in some programs
const FONT = { name: 'Calibri', size: 11, family: 2 };
const LINE_HEIGHT = 15;

/** A text as a workbook may hold it: no sign that XML refuses, never taken for a formula because it is typed as text. */
export function toCellText(text: string): string {
  // the signs XML 1.0 knows, written out: \t \n \r and everything from space on but two non-characters
  return text
    .slice(0, MAX_TEXT)
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, ' ');
}

// codes that start with & set fields in the head of a printed page
const toHeaderText = (text: string): string => toCellText(text).slice(0, 120).replaceAll('&', '&&');

type Row = ReturnType<stream.xlsx.WorkbookWriter['addWorksheet']> extends { addRow(data: never): infer R } ? R : never;

const isProse = (column: SheetColumn | undefined): boolean => (column?.width ?? 0) >= PROSE_WIDTH;

/** Programs do not all give a wrapped text the lines it needs: counted here. */
function setProseHeight(row: Row, view: SheetView, cells: readonly Cell[]): void {
  const lines = view.columns.map((column, i) =>
    isProse(column) ? Math.ceil(String(cells[i] ?? '').length / ((column.width ?? PROSE_WIDTH) * 1.1)) : 1,
  );
  const most = Math.max(...lines);
  if (most > 1) row.height = most * LINE_HEIGHT;
}

function styleRow(row: Row, view: SheetView, rowNumber: number, isTotal: boolean): void {
  view.columns.forEach(({ kind }, i) => {
    const cell = row.getCell(i + 1);
    const isLast = i === view.columns.length - 1;
    const ownKind = isLast && view.kindOfRow && !isTotal ? view.kindOfRow(rowNumber) : kind;
    cell.numFmt = FORMATS[ownKind];
    cell.alignment =
      ownKind === 'text'
        ? { vertical: 'top', horizontal: 'left', indent: 1, wrapText: isProse(view.columns[i]) }
        : { vertical: 'top', horizontal: 'right' };
    if (!isTotal) return;
    cell.font = { ...FONT, bold: true };
    cell.border = { top: { style: 'thin', color: INK } };
  });
}

const toValue = (cell: Cell): string | number | Date | null => (typeof cell === 'string' ? toCellText(cell) : cell);

function writeHeader(sheet: { addRow(values: string[]): Row }, view: SheetView): void {
  const header = sheet.addRow(view.columns.map(({ title }) => title));
  header.height = 30;
  view.columns.forEach(({ kind }, i) => {
    const cell = header.getCell(i + 1);
    cell.font = { ...FONT, bold: true, color: INK };
    cell.fill = HEADER_FILL;
    cell.border = { bottom: { style: 'thin', color: INK } };
    cell.alignment = {
      vertical: 'middle',
      wrapText: true,
      ...(kind === 'text' ? { horizontal: 'left' as const, indent: 1 } : { horizontal: 'right' as const }),
    };
  });
  header.commit();
}

/** Writes a view as the next sheet of a workbook. */
export function writeSheet(workbook: stream.xlsx.WorkbookWriter, view: SheetView): void {
  const sheet = workbook.addWorksheet(view.name, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }],
    pageSetup: {
      ...A4,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
      margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 },
    },
    headerFooter: {
      oddHeader: `&L${toHeaderText(view.title)}&R${toHeaderText(view.name)}`,
      oddFooter: `&C${view.foot}`,
    },
  });
  sheet.columns = view.columns.map(({ kind, width }) => ({ width: width ?? WIDTHS[kind] }));
  writeHeader(sheet, view);
  let count = 0;
  for (const cells of view.rows) {
    const row = sheet.addRow(cells.map(toValue));
    styleRow(row, view, count++, false);
    setProseHeight(row, view, cells);
    row.commit();
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: Math.max(count, 1) + 1, column: view.columns.length } };
  if (view.total) {
    const row = sheet.addRow(view.total.map(toValue));
    styleRow(row, view, count, true);
    row.commit();
  }
  sheet.commit();
}
