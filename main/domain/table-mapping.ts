/** What the columns of a table of another program mean: how a person described it once. */
import type { Direction } from './curve.ts';

export const tableUnits = ['W', 'kW', 'Wh', 'kWh'] as const;
/** Mean power of the step, or energy of the step. */
export type TableUnit = (typeof tableUnits)[number];

export const dateOrders = ['day-month-year', 'month-day-year', 'year-month-day'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** A column that holds the values of one meter. Columns are counted from 0. */
export interface MeterColumn {
  readonly column: number;
  /** 14 digits where it is well formed. */
  readonly meter: string;
  readonly direction: Direction;
}

export interface TableMapping {
  /** Sheet of a workbook; null for a text table. A sheet of another name with the same header is taken as well. */
  readonly sheet: string | null;
  /** Line of the header; null where the table has none. */
  readonly headerLine: number | null;
  /** Cells of that line as shown: what a table of the same kind is recognised by. */
  readonly header: readonly string[];
  readonly stampColumn: number;
  /** Column of the hour where it stands apart from the date. */
  readonly hourColumn: number | null;
  readonly dateOrder: DateOrder;
  readonly stampMarks: 'start' | 'end';
  /** Zone of stamps without offset: the operation's, or UTC. */
  readonly zone: 'local' | 'utc';
  /** Null where it is inferred from the distances between stamps. */
  readonly stepMinutes: 5 | 10 | 15 | 30 | 60 | null;
  readonly unit: TableUnit;
  readonly decimalSign: ',' | '.';
  /** Texts that mean "no value"; an empty cell always does. */
  readonly missingTexts: readonly string[];
  readonly values:
    | { readonly kind: 'wide'; readonly columns: readonly MeterColumn[] }
    | {
        readonly kind: 'long';
        readonly meterColumn: number;
        readonly valueColumn: number;
        /** Null where all rows are of `direction`. */
        readonly directionColumn: number | null;
        readonly direction: Direction;
      };
}

/** A mapping under the name a person gave it. */
export interface NamedMapping {
  readonly name: string;
  readonly mapping: TableMapping;
}
