import { textLimits } from '#domain/text-limits.ts';

const MAX_ROWS = 5000;
const MAX_COLUMNS = 60;

/**
 * A cell as one line, so that it fits a field. Of one that is longer than an address may be, one sign more is kept: who uses it refuses it.
 *
 * @param cell any text; its lines, as those of an address, are joined by commas
 */
export function toTableCell(cell: string): string {
  return cell
    .replace(/\s*[\r\n]+\s*/g, ', ')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, textLimits.paragraph + 1)
    .toWellFormed();
}

/**
 * Cuts a block of cells as Excel and LibreOffice copy it: tabs between cells, one row a line; a cell that holds
 * a tab, a line break or a quote stands between quotes, its quotes doubled.
 *
 * @param text from the clipboard
 * @returns rows of cells, each of one line, as {@link toTableCell} makes them; empty rows at the end are left out; at most 5 000 rows of 60 cells
 */
export function parsePastedTable(text: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  let at = 0;
  while (at < text.length && rows.length < MAX_ROWS) {
    const { cell, end } = readCell(text, at);
    if (cells.length < MAX_COLUMNS) cells.push(toTableCell(cell));
    if (text[end] !== '\t') {
      rows.push(cells);
      cells = [];
      at = text.startsWith('\r\n', end) ? end + 2 : end + 1;
    } else {
      at = end + 1;
      // a tab at the very end opens one more cell
      if (at === text.length) rows.push([...cells, ''].slice(0, MAX_COLUMNS));
    }
  }
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell === '') === true) rows.pop();
  return rows;
}

/** The cell that starts at a place, and the place of the tab, line break or end after it. */
function readCell(text: string, start: number): { readonly cell: string; readonly end: number } {
  const quoted = text[start] === '"' ? /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y : null;
  if (quoted) {
    quoted.lastIndex = start;
    const match = quoted.exec(text);
    if (match) return { cell: (match[1] ?? '').replaceAll('""', '"'), end: quoted.lastIndex };
  }
  const plain = /[^\t\r\n]*/y;
  plain.lastIndex = start;
  const cell = plain.exec(text)?.[0] ?? '';
  return { cell, end: start + cell.length };
}
