import type { Database as Connection } from 'better-sqlite3';
import Database from 'better-sqlite3';
import type { CurveMonth, Direction } from '#domain/curve.ts';
import { createCurveMonth } from '#domain/grid.ts';
import type { UtcMonth } from '#domain/time.ts';
import { blobOf, energyOfBlob } from '#data/queries/curves.ts';

/** One meter, direction and UTC month of an import in the making. */
export interface BufferedMonth {
  readonly meter: string;
  readonly direction: Direction;
  readonly curve: CurveMonth;
}

interface SpilledRow {
  meter: string;
  direction: Direction;
  month: UtcMonth;
  energy: Uint8Array;
  quality: Uint8Array;
}

const BYTES_PER_SLOT = 5;
// months come one after the other: what is put aside is rarely asked for again
const LIMIT_BYTES = 32_000_000;

/**
 * The months an import has read so far. Beyond the limit they are put aside into a private temporary
 * database, so that memory stays bounded and the operation is not touched before everything is read.
 */
export class CurveBuffers {
  readonly #gridMinutes: number;
  readonly #limitBytes: number;
  readonly #months = new Map<string, BufferedMonth>();
  #bytes = 0;
  #spill: Connection | null = null;

  constructor(gridMinutes: number, limitBytes: number = LIMIT_BYTES) {
    this.#gridMinutes = gridMinutes;
    this.#limitBytes = limitBytes;
  }

  /** The month to write into; what is returned for another month before may be put aside by this call. */
  get(meter: string, direction: Direction, month: UtcMonth): CurveMonth {
    const key = `${meter} ${direction} ${String(month)}`;
    const known = this.#months.get(key);
    if (known) return known.curve;
    if (this.#bytes >= this.#limitBytes) this.#putAside();
    const curve = this.#takeBack(meter, direction, month) ?? createCurveMonth(month, this.#gridMinutes);
    this.#months.set(key, { meter, direction, curve });
    this.#bytes += curve.quality.length * BYTES_PER_SLOT;
    return curve;
  }

  /** Number of months. */
  get size(): number {
    const putAside =
      this.#spill?.prepare<[], { count: number }>('SELECT count(*) AS count FROM buffer').get()?.count ?? 0;
    return putAside + this.#months.size;
  }

  /** All months, by meter, direction and month. */
  *list(): Generator<BufferedMonth> {
    if (!this.#spill) {
      for (const key of [...this.#months.keys()].sort()) yield this.#months.get(key) as BufferedMonth;
      return;
    }
    this.#putAside();
    const rows = this.#spill.prepare<[], SpilledRow>('SELECT * FROM buffer ORDER BY meter, direction, month').iterate();
    for (const row of rows) yield { meter: row.meter, direction: row.direction, curve: toCurve(row) };
  }

  close(): void {
    this.#months.clear();
    this.#spill?.close();
    this.#spill = null;
  }

  #putAside(): void {
    this.#spill ??= createSpill();
    const insert = this.#spill.prepare(
      'INSERT INTO buffer (meter, direction, month, energy, quality) VALUES (?, ?, ?, ?, ?)',
    );
    this.#spill.transaction(() => {
      for (const { meter, direction, curve } of this.#months.values()) {
        insert.run(meter, direction, curve.month, blobOf(curve.energyWmin), blobOf(curve.quality));
      }
    })();
    this.#months.clear();
    this.#bytes = 0;
  }

  #takeBack(meter: string, direction: Direction, month: UtcMonth): CurveMonth | undefined {
    const row = this.#spill
      ?.prepare<unknown[], SpilledRow>('DELETE FROM buffer WHERE meter = ? AND direction = ? AND month = ? RETURNING *')
      .get(meter, direction, month);
    return row && toCurve(row);
  }
}

function toCurve(row: SpilledRow): CurveMonth {
  return { month: row.month, energyWmin: energyOfBlob(row.energy), quality: new Uint8Array(row.quality) };
}

/** A database without a name lives in a temporary file that only this connection knows and SQLite removes. */
function createSpill(): Connection {
  const db = new Database('');
  db.exec(`CREATE TABLE buffer (meter TEXT, direction TEXT, month INTEGER, energy BLOB, quality BLOB,
    UNIQUE (meter, direction, month)) STRICT`);
  return db;
}
