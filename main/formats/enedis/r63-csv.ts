import { quality } from '#domain/curve.ts';
import { MINUTES_PER_DAY, parseDay } from '#domain/time.ts';
import { buildSeries } from '../build-series.ts';
import { CR, findLineEnd, LF, sameBytes } from '../byte-lines.ts';
import { decodeText, normalisedEncoding } from '../encoding.ts';
import { defineFormat, type FileHead, type FormatReading, type FormatSource } from '../format.ts';
import { isAllowedStep } from '../infer-steps.ts';
import { ProblemList } from '../problem.ts';
import { readTable, type TableParser } from '../read-table.ts';
import { NO_VALUE, SeriesRows } from '../series-rows.ts';
import { quoteForMessage, readDecimal, readStamp, splitCells, timesThousand, type Decimal } from '../table-text.ts';
import { isActive, readDirection } from './hdm-preamble.ts';
import { findR63Columns, type R63Columns } from './r63-columns.ts';

/**
 * Enedis R63 load curve as CSV (measures on request, M023): one flat table, one row a step, columns told
 * by their names, naive local stamps at the end of the step, the step in each row.
 *
 * @source reference, section 1.4 B; specification, section 2
 */
export const r63Csv = defineFormat({
  id: 'r63-csv',
  detect: (head: FileHead) => findR63Columns(head.lines[0] ?? '') !== undefined,
  read: (source) => readTable(source, new R63Parser(source)),
});

const SEMICOLON = 0x3b;
const ZERO = 0x30;
const MINUS = 0x2d;
const COLON = 0x3a;
const SPACE = 0x20;
/** Length of `YYYY-MM-DD HH:MM:SS`. */
const STAMP_LENGTH = 19;
/** No row is shorter: stamp and separators. */
const SHORTEST_ROW = 24;

/** What the leading columns of a row say. */
interface RowHead {
  readonly rows: SeriesRows;
  readonly kilo: boolean;
}

class R63Parser implements TableParser {
  readonly #source: FormatSource;
  readonly #problems = new ProblemList();
  readonly #series = new Map<string, SeriesRows>();
  readonly #heads = new Map<string, RowHead | undefined>();
  /** Rows left out for what they measure, with the first line: counted, not listed one by one. */
  readonly #leftOut = new Map<
    string,
    { code: 'quantity-not-active' | 'unit-unknown'; line: number; params: Record<string, string>; count: number }
  >();
  #columns: R63Columns | undefined;
  #line = 0;
  #rowsSeen = false;
  /** The bytes before the stamp and after the value in the row met last, and what they mean. */
  #before = new DataView(new ArrayBuffer(0));
  #head: RowHead | undefined;
  #after = new DataView(new ArrayBuffer(0));
  #step = 0;
  #quality = 0;
  readonly #day = new TextEncoder().encode('2000-01-01');
  #dayMinute = parseDay('2000-01-01') * MINUTES_PER_DAY;

  constructor(source: FormatSource) {
    this.#source = source;
  }

  get line(): number {
    return this.#line;
  }

  /** Reads a block; false where the header makes reading on useless. */
  parse(block: Uint8Array): boolean {
    let at = 0;
    while (at < block.length) {
      if (this.#columns && this.#head && !this.#head.kilo) at = this.#parseRows(block, at, this.#head.rows);
      if (at < block.length) {
        const end = findLineEnd(block, at);
        this.#line++;
        if (!this.#parseLine(block.subarray(at, end), end < block.length)) return false;
        at = end + 1;
      }
    }
    return true;
  }

  /** Reads rows like the one before but for stamp and value; returns where the first other line begins. */
  #parseRows(block: Uint8Array, from: number, rows: SeriesRows): number {
    const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
    const before = this.#before;
    const after = this.#after;
    const day = this.#day;
    const { length } = block;
    rows.reserve(Math.ceil((length - from) / (SHORTEST_ROW + before.byteLength + after.byteLength - 2)) + 1);
    const { stamp, mantissa, scale, step, quality: rowQuality, line } = rows;
    const itsStep = this.#step;
    const itsQuality = this.#quality;
    let row = rows.length;
    let lineNumber = this.#line;
    let at = from;
    for (;;) {
      let p = at + before.byteLength;
      if (p + STAMP_LENGTH + after.byteLength + 1 > length) break;
      if (!sameBytes(view, at, before, before.byteLength)) break;
      let i = 9;
      while (i >= 0 && block[p + i] === day[i]) i--;
      if (i >= 0 && !this.#readDay(block, p)) break;
      const h1 = (block[p + 11] ?? 0) - ZERO;
      const h2 = (block[p + 12] ?? 0) - ZERO;
      const m1 = (block[p + 14] ?? 0) - ZERO;
      const m2 = (block[p + 15] ?? 0) - ZERO;
      const hour = h1 * 10 + h2;
      if (
        h1 >>> 0 > 2 ||
        h2 >>> 0 > 9 ||
        m1 >>> 0 > 5 ||
        m2 >>> 0 > 9 ||
        hour > 23 ||
        block[p + 10] !== SPACE ||
        block[p + 13] !== COLON ||
        block[p + 16] !== COLON ||
        block[p + 17] !== ZERO ||
        block[p + 18] !== ZERO ||
        block[p + STAMP_LENGTH] !== SEMICOLON
      )
        break;
      const stampMinute = this.#dayMinute + hour * 60 + m1 * 10 + m2;
      p += STAMP_LENGTH + 1;
      const valueAt = p;
      let value = 0;
      let digit = (block[p] ?? 0) - ZERO;
      while (digit >>> 0 <= 9) {
        value = value * 10 + digit;
        digit = (block[++p] ?? 0) - ZERO;
      }
      const digits = p - valueAt;
      if (digits > 15 || p + after.byteLength >= length || !sameBytes(view, p, after, after.byteLength)) break;
      p += after.byteLength;
      if (block[p] === CR) p++;
      if (block[p] !== LF) break;
      stamp[row] = stampMinute;
      mantissa[row] = value;
      scale[row] = digits === 0 ? NO_VALUE : 0;
      step[row] = itsStep;
      rowQuality[row] = itsQuality;
      line[row] = ++lineNumber;
      row++;
      at = p + 1;
    }
    rows.length = row;
    this.#line = lineNumber;
    return at;
  }

  #readDay(block: Uint8Array, at: number): boolean {
    if (block[at + 4] !== MINUS || block[at + 7] !== MINUS) return false;
    const stamp = readStamp(String.fromCharCode(...block.subarray(at, at + 10)));
    if (stamp?.kind !== 'day') return false;
    this.#day.set(block.subarray(at, at + 10));
    this.#dayMinute = stamp.minute;
    return true;
  }

  #parseLine(bytes: Uint8Array, complete: boolean): boolean {
    const text = decodeText(bytes, normalisedEncoding(this.#source.encoding)).trimEnd();
    if (text.trim() === '') return true;
    if (!this.#columns) {
      this.#columns = findR63Columns(text);
      if (!this.#columns) this.#problems.add('header-unreadable', this.#line, { text: quoteForMessage(text) });
      return this.#columns !== undefined;
    }
    this.#readRow(splitCells(text, ';'), text, complete, this.#columns);
    this.#remember(bytes, this.#columns);
    return true;
  }

  #readRow(cells: readonly string[], text: string, complete: boolean, columns: R63Columns): void {
    this.#head = undefined;
    this.#rowsSeen = true;
    const meter = cells[columns.meter] ?? '';
    const report = (code: Parameters<ProblemList['add']>[0], cell: string): void => {
      this.#problems.add(complete ? code : 'line-truncated', this.#line, { meter, text: quoteForMessage(cell) });
    };
    if (cells.length < columns.count || cells.slice(columns.count).some((cell) => cell !== '')) {
      if (findR63Columns(text)) return; // the header again, where files were put end to end
      report('row-unreadable', text);
      return;
    }
    const head = this.#findHead(cells, columns);
    if (!head) return;
    const step = columns.step < 0 ? 0 : readStep(cells[columns.step] ?? '');
    const stamp = readStamp(cells[columns.stamp] ?? '');
    if (step === undefined) report('step-unreadable', cells[columns.step] ?? '');
    else if (stamp?.kind !== 'local') report('stamp-unreadable', cells[columns.stamp] ?? '');
    else {
      this.#step = step;
      this.#quality = readQuality(cells[columns.nature] ?? '');
      head.rows.push(stamp.minute, this.#readValue(cells[columns.value] ?? '', head), step, this.#quality, this.#line);
      this.#head = head;
    }
  }

  #findHead(cells: readonly string[], columns: R63Columns): RowHead | undefined {
    const meter = cells[columns.meter] ?? '';
    const quantity = cells[columns.quantity] ?? '';
    const use = cells[columns.use] ?? '';
    const unit = cells[columns.unit] ?? '';
    const key = [meter, quantity, use, unit].join(';');
    if (this.#heads.has(key)) {
      const left = this.#leftOut.get(key);
      if (left) left.count++;
      return this.#heads.get(key);
    }
    const leaveOut = (code: 'quantity-not-active' | 'unit-unknown', params: Record<string, string>): void => {
      this.#leftOut.set(key, { code, line: this.#line, params: { meter, ...params }, count: 1 });
      this.#heads.set(key, undefined);
    };
    if (!isActive(quantity)) {
      leaveOut('quantity-not-active', { quantity: quoteForMessage(quantity) });
      return undefined;
    }
    if (columns.unit >= 0 && !/^k?W$/i.test(unit)) {
      leaveOut('unit-unknown', { unit: quoteForMessage(unit) });
      return undefined;
    }
    const direction = readDirection(use);
    const seriesKey = `${meter};${direction}`;
    let rows = this.#series.get(seriesKey);
    if (!rows) {
      rows = new SeriesRows(meter, direction);
      if (this.#series.size === 0) rows.expect(this.#source.bytes / (cells.join(';').length - 4));
      this.#series.set(seriesKey, rows);
      if (direction === 'unknown')
        this.#problems.add('direction-unknown', this.#line, { meter, text: quoteForMessage(use) });
    }
    const head = { rows, kilo: /^kW$/i.test(unit) };
    this.#heads.set(key, head);
    return head;
  }

  #readValue(cell: string, head: RowHead): Decimal | null {
    if (cell === '') return null;
    const value = readDecimal(cell);
    if (typeof value !== 'string') return head.kilo ? timesThousand(value) : value;
    this.#problems.add(value, this.#line, { meter: head.rows.meter, text: quoteForMessage(cell) });
    return null;
  }

  /** Keeps what surrounds stamp and value in this row, where the columns stand as the fast path needs them. */
  #remember(bytes: Uint8Array, columns: R63Columns): void {
    if (!this.#head || !columns.fast) {
      this.#head = undefined;
      return;
    }
    const end = bytes.at(-1) === CR ? bytes.length - 1 : bytes.length;
    let from = 0;
    for (let column = 0; column < columns.stamp; column++) from = bytes.indexOf(SEMICOLON, from) + 1;
    const valueAt = bytes.indexOf(SEMICOLON, from) + 1;
    const afterAt = bytes.indexOf(SEMICOLON, valueAt);
    if (afterAt < 0 || bytes.includes(0x22)) {
      this.#head = undefined;
      return;
    }
    this.#before = new DataView(bytes.slice(0, from).buffer);
    this.#after = new DataView(bytes.slice(afterAt, end).buffer);
  }

  finish(): FormatReading {
    const problems = this.#problems;
    const rules = { stampMarks: 'end', naiveIn: this.#source.timeZone, now: this.#source.now } as const;
    const series = [...this.#series.values()].flatMap((rows) => buildSeries(rows, rules, problems) ?? []);
    for (const { code, line, params, count } of this.#leftOut.values()) problems.add(code, line, { ...params, count });
    if (!this.#rowsSeen && this.#columns) problems.add('no-rows', this.#line);
    return { series, problems: problems.list(), refused: series.length === 0 };
  }
}

/** Minutes of `PT30M`, `PT1H`, `PT60M` or `30`; undefined where it is no allowed step. */
function readStep(cell: string): number | undefined {
  const match = /^(?:PT)?(\d{1,3})(M|H|MIN)?$/i.exec(cell);
  if (!match) return undefined;
  const minutes = Number(match[1]) * (match[2]?.toUpperCase() === 'H' ? 60 : 1);
  return isAllowedStep(minutes) ? minutes : undefined;
}

/** Quality of a "Nature": B and R are measured, C corrected, all others (E, H, K …) estimated; without any, measured. */
function readQuality(nature: string): number {
  if (nature === '' || /^[BR]$/i.test(nature)) return quality.measured;
  return /^C$/i.test(nature) ? quality.corrected : quality.estimated;
}
