/**
 * Curves of meters: energy per step with a quality for each, so that missing never reads as zero.
 */
import type { UtcMinute, UtcMonth } from './time.ts';

export type Direction = 'consumption' | 'production';

/** Quality of one step or slot. The quality decides: the number under a missing slot is 0 and means nothing. */
export const quality = { missing: 0, measured: 1, estimated: 2, corrected: 3 } as const;

/**
 * One meter and direction as read from one file: rows in ascending order of start, one per start, on
 * the file's own steps. The five arrays have one entry per row.
 */
export interface MeterSeries {
  /** Meter id as written in the file (14 digits when it is well formed). */
  readonly meter: string;
  readonly direction: Direction | 'unknown';
  /** UTC start of each row's step, in minutes since 1970. */
  readonly startMinute: Int32Array<ArrayBuffer>;
  /** Length of each row's step: 5, 10, 15, 30 or 60 minutes. */
  readonly stepMinutes: Uint8Array<ArrayBuffer>;
  /** Energy of each row's step in Wmin; 0 where missing. */
  readonly energyWmin: Int32Array<ArrayBuffer>;
  /** One of `quality` per row; an empty cell is `missing`. */
  readonly quality: Uint8Array<ArrayBuffer>;
  /** Line of the file each row comes from, counted from 1. */
  readonly line: Int32Array<ArrayBuffer>;
  /** Rows beyond the first of the same meter, direction, start and step. */
  readonly duplicates: number;
}

/** One UTC month of a curve on the operation's grid: what a row of table `curve` holds. */
export interface CurveMonth {
  readonly month: UtcMonth;
  /** Wmin per grid slot, from the first minute of the UTC month. */
  readonly energyWmin: Int32Array<ArrayBuffer>;
  /** One of `quality` per slot. */
  readonly quality: Uint8Array<ArrayBuffer>;
}

/** A stretch of a curve on the grid: slot k starts at `startMinute` + k × grid. */
export interface CurveStretch {
  readonly startMinute: UtcMinute;
  readonly energyWmin: Int32Array<ArrayBuffer>;
  readonly quality: Uint8Array<ArrayBuffer>;
}
