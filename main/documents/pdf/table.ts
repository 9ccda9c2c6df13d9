/** Tables: tagged rows and cells, right-aligned figures, the header repeated on each page. */
import { INK, PAGE, type Sheet, type TextStyle } from './sheet.ts';

export interface Column {
  readonly title: string;
  readonly width: number;
  readonly align?: 'left' | 'right';
}

export interface TableStyle {
  readonly size: number;
  readonly padding: number;
  readonly maxLines?: number;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  readonly style: TableStyle;
  readonly x?: number;
  /** Index of rows to draw in bold. */
  readonly boldRows?: ReadonlySet<number>;
}

const GAP = 6;

interface Row {
  readonly lines: readonly (readonly string[])[];
  readonly height: number;
  readonly text: TextStyle;
}

function measureRow(sheet: Sheet, table: Table, cells: readonly string[], text: TextStyle): Row {
  const lines = table.columns.map(({ width }, i) => sheet.wrap(cells[i] ?? '', width - GAP, text));
  const tallest = Math.max(1, ...lines.map((cell) => cell.length));
  return { lines, text, height: tallest * sheet.leading(text) + 2 * table.style.padding };
}

function drawRow(sheet: Sheet, table: Table, row: Row, tag: 'TH' | 'TD'): void {
  const y = sheet.y + table.style.padding;
  sheet.group('TR', () => {
    let x = table.x ?? PAGE.left;
    table.columns.forEach(({ width, align = 'left' }, i) => {
      const left = align === 'right' ? x + GAP : x;
      const lines = row.lines[i] ?? [];
      if (lines.some((line) => line)) {
        const options = tag === 'TH' ? { scope: 'Column' as const } : {};
        sheet.tagged(tag, () => sheet.drawLines(lines, left, y, width - GAP, { ...row.text, align }), options);
      } else sheet.group(tag, () => undefined);
      x += width;
    });
  });
  sheet.y += row.height;
}

function drawHeader(sheet: Sheet, table: Table): void {
  const style: TextStyle = { size: table.style.size - 0.5, font: 'bold', color: INK.soft };
  const titles = table.columns.map(({ title }) => title);
  drawRow(sheet, table, measureRow(sheet, table, titles, style), 'TH');
  ruleUnder(sheet, table, INK.soft);
}

function ruleUnder(sheet: Sheet, table: Table, color: string): void {
  const x = table.x ?? PAGE.left;
  sheet.rule(sheet.y, x, x + table.columns.reduce((sum, { width }) => sum + width, 0), color);
}

/** Height of a table whose rows are one line each. */
export function heightOfPlainTable(sheet: Sheet, rows: number, { size, padding }: TableStyle): number {
  return rows * (sheet.leading({ size }) + 2 * padding) + sheet.leading({ size: size - 0.5 }) + 2 * padding;
}

/** Draws a table in the flow, over as many pages as it takes. */
export function drawTable(sheet: Sheet, table: Table): void {
  sheet.ensure(heightOfPlainTable(sheet, 2, table.style));
  sheet.group('Table', () => {
    drawHeader(sheet, table);
    table.rows.forEach((cells, i) => {
      const font = table.boldRows?.has(i) ? 'bold' : 'regular';
      const text: TextStyle = {
        size: table.style.size,
        font,
        ...(table.style.maxLines ? { maxLines: table.style.maxLines } : {}),
      };
      const row = measureRow(sheet, table, cells, text);
      if (sheet.ensure(row.height)) drawHeader(sheet, table);
      drawRow(sheet, table, row, 'TD');
      ruleUnder(sheet, table, INK.rule);
    });
  });
}
