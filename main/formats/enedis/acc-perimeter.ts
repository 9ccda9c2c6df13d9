import type { Direction } from '#domain/curve.ts';
import { findLineEnd } from '../byte-lines.ts';
import { decodeText, normalisedEncoding } from '../encoding.ts';
import { defineFormat, type Encoding, type FileHead, type FormatReading, type Participant } from '../format.ts';
import { ProblemList } from '../problem.ts';
import { readTable, type TableParser } from '../read-table.ts';
import { normaliseName, quoteForMessage, splitCells } from '../table-text.ts';
import { findSeparator } from './acc-cdc-row.ts';

function isPerimeterName(name: string): boolean {
  return /perim.*participants?\d*csv$/.test(normaliseName(name));
}

/**
 * List of participants of the organiser's monthly set. Its columns are not published: each line is looked
 * through for 14-digit meters and for a word of consumption or production, in the line, in the heading of
 * the meter's column, or on a line of its own above.
 *
 * @source reference, section 1.1 and unknown U2
 */
export const accPerimeter = defineFormat({
  id: 'acc-perimeter',
  detect: (head: FileHead) =>
    isPerimeterName(head.name) && (head.encoding.startsWith('utf-16') || !head.bytes.includes(0)),
  read: (source) => readTable(source, new PerimeterScanner(source.encoding)),
});

/** Direction that a text names; `both` where it names both. */
function findDirection(text: string): Direction | 'both' | undefined {
  const plain = text.normalize('NFD').toLowerCase();
  const consumption = /(?:^|[^a-z])(?:cons|soutir|acheteur)/.test(plain);
  const production = /(?:^|[^a-z])(?:prod|inject|vendeur)/.test(plain);
  if (consumption && production) return 'both';
  return consumption ? 'consumption' : production ? 'production' : undefined;
}

class PerimeterScanner implements TableParser {
  readonly #encoding: Encoding;
  readonly #problems = new ProblemList();
  readonly #participants: Participant[] = [];
  readonly #seen = new Set<string>();
  #line = 0;
  #columns: readonly (Direction | 'both' | undefined)[] = [];
  #section: Direction | undefined;

  constructor(encoding: Encoding) {
    this.#encoding = normalisedEncoding(encoding);
  }

  get line(): number {
    return this.#line;
  }

  parse(block: Uint8Array): boolean {
    for (let at = 0; at < block.length;) {
      const end = findLineEnd(block, at);
      this.#scan(decodeText(block.subarray(at, end), this.#encoding));
      at = end + 1;
    }
    return true;
  }

  #scan(text: string): void {
    this.#line++;
    const cells = splitCells(text, findSeparator(text));
    const meters = cells.map((cell) => /(?<!\d)\d{14}(?!\d)/.exec(cell)?.[0]);
    if (meters.every((meter) => meter === undefined)) {
      this.#readHeading(cells, text);
      return;
    }
    const inLine = findDirection(cells.join(' '));
    meters.forEach((meter, column) => {
      if (meter !== undefined) this.#add(meter, inLine, this.#columns[column], text);
    });
  }

  #readHeading(cells: readonly string[], text: string): void {
    const damaged = cells.find((cell) => /^\d[.,]?\d*E\+\d+$/i.test(cell));
    const malformed = cells.find((cell) => /^\d{11,}$/.test(cell));
    if (damaged !== undefined) this.#problems.add('meter-damaged', this.#line, { meter: damaged });
    else if (malformed !== undefined) this.#problems.add('meter-malformed', this.#line, { meter: malformed });
    else {
      this.#columns = cells.map(findDirection);
      const direction = findDirection(text);
      this.#section = direction === 'both' ? undefined : (direction ?? this.#section);
    }
  }

  #add(
    meter: string,
    inLine: Direction | 'both' | undefined,
    inColumn: Direction | 'both' | undefined,
    text: string,
  ): void {
    const found = [inLine, inColumn, this.#section].find(
      (direction) => direction !== undefined && direction !== 'both',
    );
    const direction = found ?? 'unknown';
    if (direction === 'unknown')
      this.#problems.add('perimeter-line-unclear', this.#line, { meter, text: quoteForMessage(text) });
    const key = `${meter}|${direction}`;
    if (!this.#seen.has(key)) this.#participants.push({ meter, direction });
    this.#seen.add(key);
  }

  finish(): FormatReading {
    if (this.#participants.length === 0) this.#problems.add('no-rows', null);
    const refused = this.#participants.length === 0;
    return { series: [], participants: this.#participants, problems: this.#problems.list(), refused };
  }
}
