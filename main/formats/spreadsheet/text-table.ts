/** Reading any text table (CSV, TSV): separator found by itself, quotes, texts of several lines. */
import { decodeText, normalisedEncoding } from '../encoding.ts';
import type { Encoding } from '../format.ts';
import { MOST_COLUMNS, SpreadsheetError, trimRow, type Cell, type TableRow } from './cell.ts';

const SEPARATORS = [';', '\t', ',', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

const LINES_LOOKED_AT = 40;
/** A cell in quotes that is longer swallowed the rows after it. */
const LONGEST_TEXT = 1 << 16;
const QUOTE = 34;
const SPACE = 32;
const LINE_END = 10;

/**
 * Finds the separator of a text table: the one that cuts most of its first lines into the same number of
 * cells; where two do, the one that gives more cells. A first line `sep=;` names it.
 *
 * @param text beginning of the table, byte-order mark removed
 */
export function findSeparator(text: string): Separator {
  const named = /^sep=(.)\r?\n/i.exec(text)?.[1];
  const isKnown = SEPARATORS.find((separator) => separator === named);
  if (isKnown) return isKnown;
  let best: { readonly separator: Separator; readonly score: number } = { separator: ';', score: 0 };
  for (const separator of SEPARATORS) {
    const score = scoreSeparator(text, separator);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

function scoreSeparator(text: string, separator: Separator): number {
  const counts: number[] = [];
  for (const { cells } of new TextTableParser(separator).write(`${text}\n`)) {
    // a wrong separator leaves quotes inside the cells
    const isCut = cells.some((cell) => typeof cell === 'string' && cell.includes('"'));
    if (counts.push(isCut ? 1 : cells.length) === LINES_LOOKED_AT) break;
  }
  const byCount = Map.groupBy(counts, (count) => count);
  let score = 0;
  for (const [cells, lines] of byCount) {
    if (cells > 1) score = Math.max(score, lines.length * 100 + Math.min(cells, 99));
  }
  return score;
}

/** Cuts text into rows, given piece by piece. */
export class TextTableParser {
  readonly #separator: string;
  #rest = '';
  #line = 1;
  #isAtStart = true;

  constructor(separator: Separator) {
    this.#separator = separator;
  }

  /** Rows that are whole now. @throws SpreadsheetError `line-too-long`, `quote-not-closed` */
  *write(piece: string): Generator<TableRow> {
    const text = this.#rest + piece;
    let at = 0;
    for (;;) {
      const row = this.#readRow(text, at, false);
      if (!row) break;
      at = row.end;
      if (row.cells.length > 0) yield { line: row.line, cells: row.cells };
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > LONGEST_TEXT * 16) throw new SpreadsheetError('line-too-long', this.#line);
  }

  /** The last row, where it has no line end. @throws SpreadsheetError `quote-not-closed` */
  end(): TableRow[] {
    const row = this.#rest === '' ? undefined : this.#readRow(this.#rest, 0, true);
    this.#rest = '';
    return row && row.cells.length > 0 ? [{ line: row.line, cells: row.cells }] : [];
  }

  /** Reads a row from `from`; undefined where its end has not come. */
  #readRow(text: string, from: number, isLast: boolean): { line: number; end: number; cells: Cell[] } | undefined {
    const cells: Cell[] = [];
    const line = this.#line;
    let lines = 1;
    let at = from;
    for (;;) {
      const cell = this.#readCell(text, at, isLast, line);
      if (!cell) return undefined;
      if (cells.push(cell.text === '' ? null : cell.text) > MOST_COLUMNS)
        throw new SpreadsheetError('line-too-long', line);
      lines += cell.lineEnds;
      at = cell.end;
      if (text[at] === this.#separator) {
        at++;
        continue;
      }
      if (at < text.length) at++;
      else if (!isLast) return undefined;
      break;
    }
    this.#line = line + lines;
    const isNaming = this.#isAtStart && /^sep=.$/i.test(text.slice(from, at).trim());
    this.#isAtStart = false;
    return { line, end: at, cells: isNaming ? [] : trimRow(cells) };
  }

  /** A cell and the place of the separator or line end after it; quotes count only where they open the cell. */
  #readCell(
    text: string,
    from: number,
    isLast: boolean,
    line: number,
  ): { text: string; end: number; lineEnds: number } | undefined {
    let opening = from;
    while (text.charCodeAt(opening) === SPACE) opening++;
    if (text.charCodeAt(opening) !== QUOTE) {
      const end = findCellEnd(text, from, this.#separator);
      return end < 0 && !isLast ? undefined : take(text, from, end);
    }
    const close = findClosingQuote(text, opening + 1);
    if ((close < 0 ? text.length : close) - opening > LONGEST_TEXT || (close < 0 && isLast))
      throw new SpreadsheetError('quote-not-closed', line);
    // at the end of a piece the closing quote may be the first of two
    if (close < 0 || (close + 1 === text.length && !isLast)) return undefined;
    const end = findCellEnd(text, close + 1, this.#separator);
    if (end < 0 && !isLast) return undefined;
    const inside = text.slice(opening + 1, close);
    const to = end < 0 ? text.length : end;
    return {
      text: (inside.replaceAll('""', '"') + text.slice(close + 1, to)).trim(),
      end: to,
      lineEnds: inside.split('\n').length - 1,
    };
  }
}

function take(text: string, from: number, end: number): { text: string; end: number; lineEnds: number } {
  const to = end < 0 ? text.length : end;
  return { text: text.slice(from, to).trim(), end: to, lineEnds: 0 };
}

/** Index of the quote that closes a cell; two in a row are a letter of it. */
function findClosingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}

/** Index of the separator or line end at or after `from`; -1 where neither comes. */
function findCellEnd(text: string, from: number, separator: string): number {
  const code = separator.charCodeAt(0);
  for (let i = from; i < text.length; i++) {
    const character = text.charCodeAt(i);
    if (character === code || character === LINE_END) return i;
  }
  return -1;
}

/**
 * Rows of a text table.
 *
 * @param chunks bytes after `normaliseText`
 * @param encoding of the file as it was stored
 * @throws SpreadsheetError `line-too-long`, `quote-not-closed`
 */
export async function* readTextRows(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  separator: Separator,
): AsyncGenerator<TableRow> {
  const parser = new TextTableParser(separator);
  const narrow = normalisedEncoding(encoding);
  const decoder = narrow === 'utf-8' ? new TextDecoder('utf-8') : undefined;
  for await (const chunk of chunks) {
    yield* parser.write(decoder ? decoder.decode(chunk, { stream: true }) : decodeText(chunk, narrow));
  }
  if (decoder) yield* parser.write(decoder.decode());
  yield* parser.end();
}
