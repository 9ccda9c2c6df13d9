import { quality } from '#domain/curve.ts';
import { buildSeries } from '../build-series.ts';
import { CR, findLineEnd, LF } from '../byte-lines.ts';
import { decodeText, normalisedEncoding } from '../encoding.ts';
import { findForeignKind } from '../foreign-kinds.ts';
import { defineFormat, refuse, type FileHead, type FormatReading, type FormatSource } from '../format.ts';
import { ProblemList } from '../problem.ts';
import { readTable, type TableParser } from '../read-table.ts';
import { NO_VALUE, SeriesRows } from '../series-rows.ts';
import { quoteForMessage, readDecimal, readStamp, type Decimal, type Stamp } from '../table-text.ts';
import { readAccCdcName, type AccCdcName } from './acc-cdc-name.ts';
import { findSeparator, readAccCdcRow } from './acc-cdc-row.ts';

/**
 * Load curve of one participant in the organiser's monthly set: a row an hour with the start of the local
 * hour and the mean power in W of its four quarter-hours. Meter, direction and period stand in the file's
 * name only.
 *
 * @source reference, section 1.1; specification, section 2, "The organiser's monthly set"
 */
export const accCdc = defineFormat({
  id: 'acc-cdc',
  detect: (head: FileHead) => readAccCdcName(head.name) !== undefined && !isForeign(head),
  read: readAccCdc,
});

/** A PDF, an archive or a web page under the name of a curve is told by what it is; UTF-16 has zero bytes of its own. */
function isForeign(head: FileHead): boolean {
  const isBinary = !head.encoding.startsWith('utf-16') && head.bytes.subarray(0, 512).includes(0);
  return isBinary || /^(?:file-is-(?!binary)|xml-)/.test(findForeignKind(head));
}

function readAccCdc(source: FormatSource): Promise<FormatReading> {
  const name = readAccCdcName(source.name);
  return name ? readTable(source, new AccCdcParser(source, name)) : Promise.resolve(refuse('csv-unknown'));
}

const ZERO = 0x30;
const COLON = 0x3a;
const SLASH = 0x2f;
const MINUS = 0x2d;
const SPACE = 0x20;
const LETTER_T = 0x54;
/** Day, separator, hour, four separators, line end. */
const SHORTEST_ROW = 21;
const USUAL_ROW = 30;
const QUARTER = 15;

class AccCdcParser implements TableParser {
  readonly #source: FormatSource;
  readonly #name: AccCdcName;
  readonly #problems = new ProblemList();
  readonly #rows: SeriesRows;
  #line = 0;
  #separator = '';
  #kind: Stamp['kind'] | undefined;
  readonly #day = new Uint8Array(10);
  #dayMinute = -1;
  readonly #values = new Float64Array(4);
  readonly #scales = new Uint8Array(4);
  #outside = { count: 0, line: 0 };

  constructor(source: FormatSource, name: AccCdcName) {
    this.#source = source;
    this.#name = name;
    this.#rows = new SeriesRows(name.meter, name.direction);
    this.#rows.expect((source.bytes / USUAL_ROW) * 4);
    if (!name.period) this.#problems.add('period-unreadable', null, { name: source.name });
  }

  get line(): number {
    return this.#line;
  }

  parse(block: Uint8Array): boolean {
    let at = 0;
    while (at < block.length) {
      if (this.#kind === 'local') at = this.#parseRows(block, at);
      if (at >= block.length) break;
      const end = findLineEnd(block, at);
      this.#line++;
      const text = decodeText(block.subarray(at, end), normalisedEncoding(this.#source.encoding)).replace(/\r$/, '');
      if (text.trim() !== '') this.#readLine(text, end < block.length);
      at = end + 1;
    }
    return true;
  }

  /** Reads plain rows (whole hours, whole watts) as long as they are plain; returns where the first other line begins. */
  #parseRows(block: Uint8Array, from: number): number {
    const separator = this.#separator.charCodeAt(0);
    const values = this.#values;
    const scales = this.#scales;
    let at = from;
    while (at + SHORTEST_ROW <= block.length) {
      let i = 9;
      while (i >= 0 && block[at + i] === this.#day[i]) i--;
      if ((i >= 0 || this.#dayMinute < 0) && !this.#readDay(block, at)) break;
      let p = at + 10;
      const joint = block[p];
      const hour = ((block[p + 1] ?? 0) - ZERO) * 10 + (block[p + 2] ?? 0) - ZERO;
      if (
        (joint !== SPACE && joint !== LETTER_T && joint !== separator) ||
        !isDigit(block[p + 1]) ||
        !isDigit(block[p + 2])
      )
        break;
      if (hour > 23 || block[p + 3] !== COLON || block[p + 4] !== ZERO || block[p + 5] !== ZERO) break;
      p += 6;
      if (block[p] === COLON && block[p + 1] === ZERO && block[p + 2] === ZERO) p += 3;
      for (i = 0; i < 4 && block[p] === separator; i++) {
        const valueAt = ++p;
        let value = 0;
        let digit = (block[p] ?? 0) - ZERO;
        while (digit >>> 0 <= 9) {
          value = value * 10 + digit;
          digit = (block[++p] ?? 0) - ZERO;
        }
        values[i] = value;
        scales[i] = p === valueAt ? NO_VALUE : 0;
        if (p - valueAt > 15) break;
      }
      if (block[p] === CR) p++;
      if (i < 4 || block[p] !== LF) break;
      this.#line++;
      this.#push(this.#dayMinute + hour * 60, values, scales);
      at = p + 1;
    }
    return at;
  }

  #readDay(block: Uint8Array, at: number): boolean {
    const iso = block[at + 4] === MINUS && block[at + 7] === MINUS;
    const french = block[at + 2] === SLASH && block[at + 5] === SLASH;
    if (!iso && !french) return false;
    const stamp = readStamp(String.fromCharCode(...block.subarray(at, at + 10)));
    if (stamp?.kind !== 'day') return false;
    this.#day.set(block.subarray(at, at + 10));
    this.#dayMinute = stamp.minute;
    return true;
  }

  #readLine(text: string, complete: boolean): void {
    const problems = this.#problems;
    const separator = this.#separator || findSeparator(text);
    const row = readAccCdcRow(text, separator);
    const params = { meter: this.#name.meter, text: quoteForMessage(text) };
    if (row === 'header' && this.#kind === undefined) return;
    if (typeof row === 'string') {
      problems.add(!complete ? 'line-truncated' : row === 'header' ? 'row-unreadable' : row, this.#line, params);
      return;
    }
    if (this.#kind === undefined) {
      this.#separator = separator;
      this.#kind = row.hour.kind;
    } else if (this.#kind !== row.hour.kind) {
      problems.add('stamp-unreadable', this.#line, params);
      return;
    }
    if (!complete && this.#isBeforeLastHour(row.hour.minute)) {
      // the file stops before its period does, without a line end: the last figure may have lost digits
      problems.add('line-truncated', this.#line, params);
      return;
    }
    row.quarters.forEach((cell, i) => {
      const value = this.#readValue(cell);
      this.#values[i] = value?.mantissa ?? 0;
      this.#scales[i] = value?.scale ?? NO_VALUE;
    });
    this.#push(row.hour.minute, this.#values, this.#scales);
  }

  #readValue(cell: string): Decimal | null {
    if (cell === '') return null;
    const value = readDecimal(cell);
    if (typeof value !== 'string') return value;
    this.#problems.add(value, this.#line, { meter: this.#name.meter, text: quoteForMessage(cell) });
    return null;
  }

  #push(hour: number, values: Float64Array, scales: Uint8Array): void {
    if (this.#isOutside(hour)) {
      if (this.#outside.count++ === 0) this.#outside.line = this.#line;
      return;
    }
    const rows = this.#rows;
    rows.reserve(4);
    for (let i = 0; i < 4; i++) {
      const row = rows.length++;
      rows.stamp[row] = hour + i * QUARTER;
      rows.mantissa[row] = values[i] ?? 0;
      rows.scale[row] = scales[i] ?? NO_VALUE;
      rows.step[row] = QUARTER;
      rows.quality[row] = quality.measured;
      rows.line[row] = this.#line;
    }
  }

  #isOutside(hour: number): boolean {
    const { period } = this.#name;
    if (!period) return false;
    const local = this.#toLocal(hour);
    return local < period.from || local >= period.to;
  }

  /** True for an hour that its period goes on after; never where the name tells no period. */
  #isBeforeLastHour(hour: number): boolean {
    const { period } = this.#name;
    return period !== undefined && this.#toLocal(hour) + 60 < period.to;
  }

  #toLocal(hour: number): number {
    return this.#kind === 'utc' ? hour + this.#source.timeZone.offsetAt(hour) : hour;
  }

  finish(): FormatReading {
    const problems = this.#problems;
    const { meter } = this.#name;
    const naiveIn = this.#kind === 'utc' ? null : this.#source.timeZone;
    const { count, line } = this.#outside;
    if (count > 0) problems.add('stamps-outside-period', line, { meter, count });
    const rows = this.#rows;
    if (rows.length === 0 && count === 0) problems.add('no-rows', this.#line === 0 ? null : this.#line);
    const built =
      rows.length > 0
        ? buildSeries(rows, { stampMarks: 'start', naiveIn, now: this.#source.now }, problems)
        : undefined;
    return { series: built ? [built] : [], problems: problems.list(), refused: !built };
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= ZERO + 9;
}
