/** From the cells of a worksheet's XML to rows. */
import { LONGEST_CELL, MOST_COLUMNS, SpreadsheetError, trimRow, type Cell, type TableRow } from './cell.ts';
import { toLocalDateTime, type TimeKind } from './excel-time.ts';
import { daysSince1970 } from '../table-text.ts';
import type { XmlAttributes, XmlListener } from './xml-scanner.ts';

const MOST_ROWS = 1_048_576;

/** What the cells of a workbook refer to. */
export interface WorkbookTables {
  readonly sharedTexts: readonly string[];
  /** Per style of a cell, whether its number is a date. */
  readonly timeKinds: readonly TimeKind[];
  readonly isFrom1904: boolean;
}

/** Hears the XML of a worksheet and keeps its rows until they are taken. */
export class WorksheetListener implements XmlListener {
  readonly #tables: WorkbookTables;
  #rows: TableRow[] = [];
  #line = 0;
  #cells: Cell[] = [];
  #column = -1;
  #type = '';
  #style = 0;
  #value = '';
  /** Element whose text is the value of the cell; formulas are not among them. */
  #takes = false;
  #isPhonetic = false;

  constructor(tables: WorkbookTables) {
    this.#tables = tables;
  }

  /** The rows heard since the last call; rows without values are not among them. */
  takeRows(): TableRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'row') this.#openRow(attributes);
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'rPh') this.#isPhonetic = true;
    else if (name === 'v' || name === 't') this.#takes = !this.#isPhonetic;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#takes = false;
    else if (name === 'rPh') this.#isPhonetic = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') {
      const cells = trimRow(this.#cells);
      if (cells.length > 0) this.#rows.push({ line: this.#line, cells });
      this.#cells = [];
    }
  }

  text(piece: string): void {
    if (this.#takes && this.#value.length < LONGEST_CELL) this.#value += piece;
  }

  #openRow(attributes: XmlAttributes): void {
    const line = Number(attributes.get('r') ?? this.#line + 1);
    if (!Number.isInteger(line) || line <= this.#line || line > MOST_ROWS)
      throw new SpreadsheetError('spreadsheet-damaged');
    this.#line = line;
    this.#column = -1;
  }

  #openCell(attributes: XmlAttributes): void {
    const reference = attributes.get('r');
    const column = reference === undefined ? this.#column + 1 : readColumn(reference);
    if (column < 0 || column >= MOST_COLUMNS || this.#line === 0) throw new SpreadsheetError('spreadsheet-damaged');
    this.#column = column;
    this.#type = attributes.get('t') ?? 'n';
    this.#style = Number(attributes.get('s') ?? 0);
    this.#value = '';
  }

  #closeCell(): void {
    const value = this.#readValue(this.#value.slice(0, LONGEST_CELL));
    if (value === null) return;
    while (this.#cells.length < this.#column) this.#cells.push(null);
    this.#cells[this.#column] = value;
  }

  #readValue(text: string): Cell {
    if (text === '') return null;
    if (this.#type === 's') return asText(this.#tables.sharedTexts[Number(text)] ?? '');
    if (this.#type === 'b') return text.trim() === '1';
    if (this.#type === 'd') return readIsoDate(text) ?? asText(text);
    return this.#type === 'n' ? this.#readNumber(text) : asText(unescapeText(text));
  }

  #readNumber(text: string): Cell {
    const number = Number(text);
    if (text.trim() === '' || !Number.isFinite(number)) return asText(text);
    const kind = this.#tables.timeKinds[this.#style] ?? 'none';
    return kind === 'none' ? number : (toLocalDateTime(number, kind, this.#tables.isFrom1904) ?? number);
  }
}

/** Spaces alone are no value. */
function asText(text: string): string | null {
  return text.trim() === '' ? null : text;
}

/** Characters that XML cannot hold stand as `_x000D_`. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** Column of a reference like `AB12`, from 0; -1 where it is none. */
function readColumn(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) return i > 0 && i <= 3 ? column - 1 : -1;
    column = column * 26 + letter;
  }
  return -1;
}

function readIsoDate(text: string): Cell | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?Z?$/.exec(text.trim());
  if (!match) return undefined;
  const day = daysSince1970(Number(match[1]), Number(match[2]), Number(match[3]));
  const [hour, minute, second] = [match[4], match[5], match[6]].map((part) => Number(part ?? 0));
  if (day < 0 || (hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return undefined;
  return { day, second: (hour ?? 0) * 3600 + (minute ?? 0) * 60 + (second ?? 0) };
}
