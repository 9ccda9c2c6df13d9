/** Columns of an R63 table, told by their names however the accents came through. */
import { normaliseName, splitCells } from '../table-text.ts';

/** Index of each column, -1 where it is not there. */
export interface R63Columns {
  readonly meter: number;
  readonly quantity: number;
  readonly use: number;
  readonly unit: number;
  readonly stamp: number;
  readonly value: number;
  readonly nature: number;
  readonly step: number;
  readonly count: number;
  /** Stamp and value stand side by side, after all that says what is measured and before all that varies with the row. */
  readonly fast: boolean;
}

/**
 * Reads the header line of an R63 table.
 *
 * @returns undefined where it is another line: meter, stamp, value and step are what makes the table
 */
export function findR63Columns(header: string): R63Columns | undefined {
  const names = splitCells(header, ';').map(normaliseName);
  while (names.at(-1) === '') names.pop();
  const find = (pattern: RegExp): number => names.findIndex((name) => pattern.test(name));
  const found = {
    meter: find(/^identifiantprm$/),
    quantity: find(/^grandeurphysique$/),
    use: find(/^grandeurm.*tier$/),
    unit: find(/^unit/),
    stamp: find(/^horodate$/),
    value: find(/^valeur$/),
    nature: find(/^nature$/),
    step: find(/^pas/),
  };
  if (found.meter < 0 || found.stamp < 0 || found.value < 0) return undefined;
  if (found.step < 0 && found.nature < 0) return undefined;
  const { meter, quantity, use, unit, stamp, value, nature, step } = found;
  const fast =
    value === stamp + 1 &&
    Math.max(meter, quantity, use, unit) < stamp &&
    [nature, step].every((column) => column < 0 || column > value);
  return { ...found, count: names.length, fast };
}
