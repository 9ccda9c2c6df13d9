/** Rows of one meter and direction in file order, as columns that grow: no object per row. */
import type { Direction } from '#domain/curve.ts';
import type { Decimal } from './table-text.ts';

/** Room for rows that is made at least. */
const SMALLEST = 256;

/** Rows that a reader may make room for at once, from the size of a file. */
const MOST_EXPECTED = 4_000_000;

/** Scale of a row without a value. */
export const NO_VALUE = 255;

export class SeriesRows {
  readonly meter: string;
  readonly direction: Direction | 'unknown';
  length = 0;
  /** Minutes since 1970 of the stamp as written: UTC, or local read as if it were UTC. */
  stamp = new Int32Array(0);
  /** Mean power in W is mantissa ÷ 10^scale; a scale of `NO_VALUE` is an empty cell. */
  mantissa = new Float64Array(0);
  scale = new Uint8Array(0);
  /** Step in minutes as the file states it, 0 where it does not. */
  step = new Uint8Array(0);
  /** Quality of a row that has a value. */
  quality = new Uint8Array(0);
  line = new Int32Array(0);

  constructor(meter: string, direction: Direction | 'unknown') {
    this.meter = meter;
    this.direction = direction;
  }

  /** Makes room for some more rows, so that a fast path may write into the columns itself. */
  reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.stamp.length) return;
    const capacity = Math.max(needed, SMALLEST, Math.ceil(this.stamp.length * 1.6));
    this.stamp = enlarge(this.stamp, new Int32Array(capacity));
    this.mantissa = enlarge(this.mantissa, new Float64Array(capacity));
    this.scale = enlarge(this.scale, new Uint8Array(capacity));
    this.step = enlarge(this.step, new Uint8Array(capacity));
    this.quality = enlarge(this.quality, new Uint8Array(capacity));
    this.line = enlarge(this.line, new Int32Array(capacity));
  }

  /** Makes room for the rows that the rest of a file can hold at most; memory is taken only as rows come. */
  expect(rows: number): void {
    this.reserve(Math.min(Math.ceil(rows), MOST_EXPECTED));
  }

  push(stamp: number, value: Decimal | null, step: number, quality: number, line: number): void {
    this.reserve(1);
    const row = this.length++;
    this.stamp[row] = stamp;
    this.mantissa[row] = value?.mantissa ?? 0;
    this.scale[row] = value?.scale ?? NO_VALUE;
    this.step[row] = step;
    this.quality[row] = quality;
    this.line[row] = line;
  }
}

function enlarge<T extends Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(
  from: T,
  to: T,
): T {
  to.set(from);
  return to;
}

/**
 * Direction in which a file runs: -1 where more lines go back in time than forward, else 1. Rows of the
 * same line do not count: an hour's quarters stand in order in a file that runs backwards, too.
 */
export function directionOfTime(rows: SeriesRows): 1 | -1 {
  const { stamp, line, length } = rows;
  let forward = 0;
  let backward = 0;
  for (let i = 1; i < length; i++) {
    if (line[i] === line[i - 1]) continue;
    const distance = (stamp[i] ?? 0) - (stamp[i - 1] ?? 0);
    if (distance > 0) forward++;
    else if (distance < 0) backward++;
  }
  return backward > forward ? -1 : 1;
}
