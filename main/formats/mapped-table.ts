/**
 * Reading a table that a person described: the mapping says what its columns mean; stamps, clock changes,
 * duplicates and limits are then those of every other format.
 */
import { quality, type Direction } from '#domain/curve.ts';
import type { TableMapping } from '#domain/table-mapping.ts';
import { MINUTES_PER_DAY, type TimeZone, type UtcMinute } from '#domain/time.ts';
import { buildSeries } from './build-series.ts';
import { refuse, type FormatReading } from './format.ts';
import { ProblemList } from './problem.ts';
import { SeriesRows } from './series-rows.ts';
import { showCell, SpreadsheetError, type Cell, type TableRow } from './spreadsheet/cell.ts';
import { readCellDirection, readCellHour, readCellMeter, readCellStamp, readCellValue } from './table-cell.ts';
import { quoteForMessage, timesThousand, type Decimal, type Stamp } from './table-text.ts';

export interface MappedTableContext {
  /** Zone of the operation. */
  readonly timeZone: TimeZone;
  readonly now: UtcMinute;
}

/** A table with more meters is no table of one operation. */
const MOST_METERS = 5_000;

/**
 * Reads the rows of a sheet by a mapping.
 *
 * @param rows of the sheet, from its first line
 * @param headerLine line of the header; rows up to it are not read
 * @returns one series per meter and direction; refused where the rows cannot be read or none has a stamp
 */
export async function readMappedTable(
  rows: AsyncIterable<TableRow>,
  mapping: TableMapping,
  headerLine: number | null,
  context: MappedTableContext,
): Promise<FormatReading> {
  const reader = new MappedTableReader(mapping, context);
  try {
    for await (const row of rows) {
      if (row.line <= (headerLine ?? 0)) continue;
      if (!reader.read(row)) return refuse('table-too-many-meters', row.line);
    }
  } catch (error) {
    if (error instanceof SpreadsheetError) return refuse(error.code, error.line, error.params);
    throw error;
  }
  return reader.finish();
}

class MappedTableReader {
  readonly #mapping: TableMapping;
  readonly #context: MappedTableContext;
  readonly #problems = new ProblemList();
  readonly #rows = new Map<string, SeriesRows>();
  readonly #missing: ReadonlySet<string>;
  readonly #inKilo: boolean;
  #kind: Stamp['kind'] | undefined;
  #line = 0;

  constructor(mapping: TableMapping, context: MappedTableContext) {
    this.#mapping = mapping;
    this.#context = context;
    this.#missing = new Set(mapping.missingTexts.map((text) => text.trim().toLowerCase()));
    this.#inKilo = mapping.unit.startsWith('k');
  }

  /** Reads one row; false where reading on is useless. */
  read({ line, cells }: TableRow): boolean {
    this.#line = line;
    const stamp = this.#readStamp(cells);
    if (stamp === undefined) {
      const text = quoteForMessage(cells.map(showCell).join(' '));
      this.#problems.add('stamp-unreadable', line, { meter: '', text });
      return true;
    }
    const { values } = this.#mapping;
    if (values.kind === 'wide') {
      for (const { column, meter, direction } of values.columns) this.#push(meter, direction, stamp, cells[column]);
    } else this.#readLong(cells, stamp, values);
    return this.#rows.size <= MOST_METERS;
  }

  #readLong(cells: readonly Cell[], stamp: number, values: TableMapping['values'] & { kind: 'long' }): void {
    const meter = readCellMeter(cells[values.meterColumn] ?? null);
    const direction =
      values.directionColumn === null ? values.direction : readCellDirection(cells[values.directionColumn] ?? null);
    if (meter === '') {
      this.#problems.add('row-unreadable', this.#line, { meter, text: quoteForMessage(cells.map(showCell).join(' ')) });
    } else this.#push(meter, direction ?? 'unknown', stamp, cells[values.valueColumn]);
  }

  #readStamp(cells: readonly Cell[]): number | undefined {
    const { stampColumn, hourColumn, dateOrder, zone } = this.#mapping;
    const date = readCellStamp(cells[stampColumn] ?? null, dateOrder);
    if (!date) return undefined;
    let minute = date.minute;
    if (hourColumn !== null) {
      const hour = readCellHour(cells[hourColumn] ?? null);
      if (hour === undefined || date.kind === 'utc') return undefined;
      minute = Math.floor(minute / MINUTES_PER_DAY) * MINUTES_PER_DAY + hour;
    }
    const kind = date.kind === 'utc' || zone === 'utc' ? 'utc' : 'local';
    this.#kind ??= kind;
    // some stamps with an offset and some without cannot both be right
    return kind === this.#kind ? minute : undefined;
  }

  #push(meter: string, direction: Direction | 'unknown', stamp: number, cell: Cell | undefined): void {
    const key = `${meter}\n${direction}`;
    let rows = this.#rows.get(key);
    if (!rows) {
      rows = new SeriesRows(meter, direction);
      this.#rows.set(key, rows);
      if (direction === 'unknown') this.#problems.add('direction-unknown', this.#line, { meter, text: '?' });
    }
    const value = this.#readValue(meter, cell ?? null);
    rows.push(stamp, value, this.#mapping.stepMinutes ?? 0, quality.measured, this.#line);
  }

  #readValue(meter: string, cell: Cell): Decimal | null {
    const value = readCellValue(cell, this.#mapping.decimalSign, this.#missing);
    if (value === null) return null;
    if (typeof value === 'string') {
      this.#problems.add(value, this.#line, { meter, text: quoteForMessage(showCell(cell)) });
      return null;
    }
    return this.#inKilo ? timesThousand(value) : value;
  }

  finish(): FormatReading {
    const { timeZone, now } = this.#context;
    const { stampMarks, unit } = this.#mapping;
    const problems = this.#problems;
    const rules = {
      stampMarks,
      naiveIn: this.#kind === 'utc' ? null : timeZone,
      now,
      valuesAre: unit.endsWith('h') ? 'energy' : 'mean-power',
    } as const;
    if (this.#rows.size === 0) problems.add('no-rows', this.#line === 0 ? null : this.#line);
    const series = [...this.#rows.values()].flatMap((rows) => buildSeries(rows, rules, problems) ?? []);
    return { series, problems: problems.list(), refused: series.length === 0 };
  }
}
