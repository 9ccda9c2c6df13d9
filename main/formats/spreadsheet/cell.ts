/** What a cell of a foreign table holds, and how its rows are handed over. */
import type { ProblemCode, ProblemParams } from '#domain/problem-codes.ts';

/** A date, a time of day or both as a spreadsheet keeps them: of no time zone. */
export interface LocalDateTime {
  /** Days since 1970; null for a time of day alone. */
  readonly day: number | null;
  /** Seconds since midnight; 86 400 for 24:00, more for an elapsed time. */
  readonly second: number;
}

/** An empty cell is null. A text table holds texts only; what they mean is for its reader to say. */
export type Cell = string | number | boolean | LocalDateTime | null;

/** One row that is not empty. */
export interface TableRow {
  /** Line of the text at which it starts, or row of the sheet; from 1. */
  readonly line: number;
  /** Cells up to the last one that is not empty. */
  readonly cells: readonly Cell[];
}

export interface Sheet {
  /** Name of the sheet; empty for a text table. */
  readonly name: string;
  /** The rows in order, read as they are asked for. May be called again. @throws SpreadsheetError */
  rows(): AsyncGenerator<TableRow>;
}

/** Why a table cannot be read; `code` has its sentence in the catalogues, under `problem`. */
export class SpreadsheetError extends Error {
  readonly code: ProblemCode;
  readonly line: number | null;
  readonly params: ProblemParams;
  constructor(code: ProblemCode, line: number | null = null, params: ProblemParams = {}) {
    super(code);
    this.name = 'SpreadsheetError';
    this.code = code;
    this.line = line;
    this.params = params;
  }
}

/** Columns of a sheet in the spreadsheet programs of today; a row that goes on is no row of a table. */
export const MOST_COLUMNS = 16_384;

/** Letters that a cell of a spreadsheet may hold. */
export const LONGEST_CELL = 32_767;

/** Takes the empty cells off the end of a row. */
export function trimRow(cells: Cell[]): Cell[] {
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return cells;
}

/** A cell as a person would type it: dates as `YYYY-MM-DD HH:MM[:SS]`, numbers with a point, empty as ''. */
export function showCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'object') return String(cell);
  const clock = showClock(cell.second);
  if (cell.day === null) return clock;
  const day = new Date(cell.day * 86_400_000).toISOString().slice(0, 10);
  return cell.second === 0 ? day : `${day} ${clock}`;
}

function showClock(second: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const [hours, minutes, seconds] = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60];
  return `${two(hours)}:${two(minutes)}${seconds === 0 ? '' : `:${two(seconds)}`}`;
}
