import { quality } from '#domain/curve.ts';
import { MINUTES_PER_DAY, parseDay } from '#domain/time.ts';
import { buildSeries } from '../build-series.ts';
import { CR, findLineEnd, LF } from '../byte-lines.ts';
import { normalisedEncoding, decodeText } from '../encoding.ts';
import { defineFormat, type FileHead, type FormatReading, type FormatSource } from '../format.ts';
import { isAllowedStep } from '../infer-steps.ts';
import { ProblemList } from '../problem.ts';
import { readTable, type TableParser } from '../read-table.ts';
import { NO_VALUE, SeriesRows } from '../series-rows.ts';
import {
  daysSince1970,
  quoteForMessage,
  readDecimal,
  readStamp,
  splitCells,
  timesThousand,
  type Decimal,
} from '../table-text.ts';
import { isActive, isHdmHeader, readHdmPreamble, type HdmPreamble } from './hdm-preamble.ts';

function isHdmCurve(head: FileHead): boolean {
  const [header = '', values = ''] = head.lines;
  if (!isHdmHeader(header)) return false;
  const { kind } = readHdmPreamble(header, values);
  return kind.startsWith('courbe') || values === '';
}

/**
 * Enedis "Historique de mesures" (HDM) of load curves, also handed out as `Enedis_Conso_Heure_….csv`:
 * three lines of preamble, then `Horodate;Valeur` with ISO stamps and mean power in W. Rows of 10 minutes
 * (C4) carry the start of their step, all others (C5) its end.
 *
 * @source reference, section 1.4 A; specification, section 2
 */
export const hdm = defineFormat({
  id: 'hdm',
  detect: isHdmCurve,
  read: (source) => readTable(source, new HdmParser(source)),
});

type State = 'header' | 'values' | 'columns' | 'rows' | 'skip';

const SEMICOLON = 0x3b;
const MINUS = 0x2d;
const COLON = 0x3a;
const LETTER_T = 0x54;
const ZERO = 0x30;
/** Shortest row that the fast path reads: stamp with offset, separator, line end. */
const SHORTEST_ROW = 27;

class HdmParser implements TableParser {
  readonly #source: FormatSource;
  readonly #problems = new ProblemList();
  readonly #series = new Map<string, { rows: SeriesRows; preamble: HdmPreamble }>();
  #state: State = 'header';
  #line = 0;
  #header = '';
  #preamble: HdmPreamble | undefined;
  #rows = new SeriesRows('', 'unknown');
  #kilo = false;
  #quality: number = quality.measured;
  #rowsSeen = false;
  /** Bytes of the day and the offset met last, and what they mean. */
  readonly #dayBytes = new TextEncoder().encode('2000-01-01');
  #dayMinute = parseDay('2000-01-01') * MINUTES_PER_DAY;
  readonly #offsetBytes = new TextEncoder().encode('+00:00');
  #offset = 0;

  constructor(source: FormatSource) {
    this.#source = source;
  }

  get line(): number {
    return this.#line;
  }

  parse(block: Uint8Array): boolean {
    let at = 0;
    while (at < block.length) {
      if (this.#state === 'rows' && !this.#kilo) at = this.#parseRows(block, at);
      if (at < block.length) at = this.#parseLine(block, at);
    }
    return true;
  }

  /** Reads plain rows as long as they are plain; returns where the first other line begins. */
  #parseRows(block: Uint8Array, from: number): number {
    const rows = this.#rows;
    rows.reserve(Math.ceil((block.length - from) / SHORTEST_ROW) + 1);
    const { stamp, mantissa, scale, step, quality: rowQuality, line } = rows;
    const stated = this.#preamble?.stepMinutes ?? 0;
    const itsQuality = this.#quality;
    const { length } = block;
    const dayBytes = this.#dayBytes;
    const offsetBytes = this.#offsetBytes;
    let row = rows.length;
    let lineNumber = this.#line;
    let at = from;
    while (at + SHORTEST_ROW <= length) {
      let i = 9;
      while (i >= 0 && block[at + i] === dayBytes[i]) i--;
      if (i >= 0 && !this.#readDay(block, at)) break;
      i = 0;
      while (i < 6 && block[at + 19 + i] === offsetBytes[i]) i++;
      if (i < 6 && !this.#readOffset(block, at + 19)) break;
      const h1 = (block[at + 11] ?? 0) - ZERO;
      const h2 = (block[at + 12] ?? 0) - ZERO;
      const m1 = (block[at + 14] ?? 0) - ZERO;
      const m2 = (block[at + 15] ?? 0) - ZERO;
      const hour = h1 * 10 + h2;
      if (
        h1 >>> 0 > 2 ||
        h2 >>> 0 > 9 ||
        m1 >>> 0 > 5 ||
        m2 >>> 0 > 9 ||
        hour > 23 ||
        block[at + 10] !== LETTER_T ||
        block[at + 13] !== COLON ||
        block[at + 16] !== COLON ||
        block[at + 17] !== ZERO ||
        block[at + 18] !== ZERO ||
        block[at + 25] !== SEMICOLON
      )
        break;
      let end = at + 26;
      let value = 0;
      let digit = (block[end] ?? 0) - ZERO;
      while (digit >>> 0 <= 9) {
        value = value * 10 + digit;
        end++;
        digit = (block[end] ?? 0) - ZERO;
      }
      const digits = end - at - 26;
      if (block[end] === CR) end++;
      if (block[end] !== LF || digits > 15) break;
      stamp[row] = this.#dayMinute + hour * 60 + m1 * 10 + m2 - this.#offset;
      mantissa[row] = value;
      scale[row] = digits === 0 ? NO_VALUE : 0;
      step[row] = stated;
      rowQuality[row] = itsQuality;
      line[row] = ++lineNumber;
      row++;
      at = end + 1;
    }
    if (row > rows.length) this.#rowsSeen = true;
    rows.length = row;
    this.#line = lineNumber;
    return at;
  }

  #readDay(block: Uint8Array, at: number): boolean {
    for (let i = 0; i < 10; i++) {
      const byte = block[at + i] ?? 0;
      if (i === 4 || i === 7 ? byte !== MINUS : (byte - ZERO) >>> 0 > 9) return false;
    }
    const number = (i: number, n: number): number => {
      let value = 0;
      for (let k = 0; k < n; k++) value = value * 10 + (block[at + i + k] ?? 0) - ZERO;
      return value;
    };
    const day = daysSince1970(number(0, 4), number(5, 2), number(8, 2));
    if (day < 0) return false;
    this.#dayBytes.set(block.subarray(at, at + 10));
    this.#dayMinute = day * MINUTES_PER_DAY;
    return true;
  }

  #readOffset(block: Uint8Array, at: number): boolean {
    const text = String.fromCharCode(...block.subarray(at, at + 6));
    const match = /^([+-])(\d\d):(\d\d)$/.exec(text);
    if (!match) return false;
    const minutes = Number(match[2]) * 60 + Number(match[3]);
    if (minutes > 14 * 60) return false;
    this.#offsetBytes.set(block.subarray(at, at + 6));
    this.#offset = match[1] === '-' ? -minutes : minutes;
    return true;
  }

  /** Reads one line of any kind; returns where the next begins. */
  #parseLine(block: Uint8Array, from: number): number {
    const end = findLineEnd(block, from);
    const text = decodeText(block.subarray(from, end), normalisedEncoding(this.#source.encoding)).trimEnd();
    this.#line++;
    if (text.trim() !== '') this.#readLine(text, end < block.length);
    return end + 1;
  }

  #readLine(text: string, complete: boolean): void {
    if (isHdmHeader(text)) {
      this.#header = text;
      this.#state = 'values';
    } else if (this.#state === 'values') {
      this.#startSeries(readHdmPreamble(this.#header, text));
    } else if (this.#state === 'columns') {
      if (/^"?horodate/i.test(text)) this.#state = 'rows';
      else this.#skip('header-unreadable', { text: quoteForMessage(text) });
    } else if (this.#state === 'rows') {
      this.#readRow(text, complete);
    }
  }

  #skip(code: Parameters<ProblemList['add']>[0], params: Readonly<Record<string, string>> = {}): void {
    this.#problems.add(code, this.#line, params);
    this.#state = 'skip';
  }

  #startSeries(preamble: HdmPreamble): void {
    const { kind, quantity, unit, meter, use, direction } = preamble;
    if (!kind.startsWith('courbe')) {
      this.#skip(
        kind.startsWith('index')
          ? 'index-not-curve'
          : kind.includes('puissance')
            ? 'power-not-curve'
            : 'daily-not-curve',
      );
      return;
    }
    if (!isActive(quantity)) {
      this.#skip('quantity-not-active', { meter, quantity: quoteForMessage(quantity) });
      return;
    }
    if (!/^k?w?$/i.test(unit) || /^k$/i.test(unit)) {
      this.#skip('unit-unknown', { meter, unit: quoteForMessage(unit) });
      return;
    }
    const key = `${meter}|${direction}`;
    const known = this.#series.get(key);
    if (!known && direction === 'unknown')
      this.#problems.add('direction-unknown', this.#line, { meter, text: quoteForMessage(use) });
    const stated = preamble.stepMinutes;
    if (stated !== 0 && !isAllowedStep(stated))
      this.#problems.add('step-unreadable', this.#line, { meter, text: String(stated) });
    this.#preamble = { ...preamble, stepMinutes: isAllowedStep(stated) ? stated : 0 };
    this.#rows = known?.rows ?? new SeriesRows(meter, direction);
    if (this.#series.size === 0) this.#rows.expect(this.#source.bytes / SHORTEST_ROW);
    if (!known) this.#series.set(key, { rows: this.#rows, preamble: this.#preamble });
    this.#kilo = /^kw$/i.test(unit);
    this.#quality = preamble.corrected ? quality.corrected : quality.measured;
    this.#state = 'columns';
  }

  #readRow(text: string, complete: boolean): void {
    this.#rowsSeen = true;
    const cells = splitCells(text, ';');
    const stamp = readStamp(cells[0] ?? '');
    const odd =
      stamp?.kind !== 'utc'
        ? 'stamp-unreadable'
        : cells.length < 2 || cells.slice(2).some((cell) => cell !== '')
          ? 'row-unreadable'
          : undefined;
    if (odd || stamp?.kind !== 'utc') {
      this.#problems.add(complete ? (odd ?? 'row-unreadable') : 'line-truncated', this.#line, {
        meter: this.#rows.meter,
        text: quoteForMessage(text),
      });
      return;
    }
    this.#rows.push(
      stamp.minute,
      this.#readValue(cells[1] ?? ''),
      this.#preamble?.stepMinutes ?? 0,
      this.#quality,
      this.#line,
    );
  }

  #readValue(cell: string): Decimal | null {
    if (cell === '') return null;
    const value = readDecimal(cell);
    if (typeof value !== 'string') return this.#kilo ? timesThousand(value) : value;
    this.#problems.add(value, this.#line, { meter: this.#rows.meter, text: quoteForMessage(cell) });
    return null;
  }

  finish(): FormatReading {
    const problems = this.#problems;
    const series = [...this.#series.values()].flatMap(({ rows, preamble }) => {
      const built = buildSeries(rows, { stampMarks: 'hdm', naiveIn: null, now: this.#source.now }, problems);
      if (!built) return [];
      const other = preamble.unit === '' ? built.stepMinutes.findIndex((step) => step !== 10) : -1;
      if (other >= 0) {
        problems.add('unit-empty-but-not-c4', built.line[other] ?? null, {
          meter: built.meter,
          step: built.stepMinutes[other] ?? 0,
        });
      }
      return [built];
    });
    if (!this.#rowsSeen && this.#series.size > 0) problems.add('no-rows', this.#line);
    else if (this.#state === 'header' || this.#state === 'values')
      problems.add('header-unreadable', null, { text: '' });
    return { series, problems: problems.list(), refused: series.length === 0 };
  }
}
