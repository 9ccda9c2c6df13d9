/** What `inspect` tells about a file: the shape of the command line's answer. */
import { quality, type Direction, type MeterSeries } from '#domain/curve.ts';
import type { ProblemCode, ProblemParams } from '#domain/problem-codes.ts';
import { formatUtc } from '#domain/time.ts';
import type { FileReading } from './file-reading.ts';
import type { Encoding } from './format.ts';
import type { FormatId } from './known-formats.ts';
import type { Problem } from './problem.ts';

export interface InspectedSeries {
  readonly meter: string;
  readonly direction: Direction | 'unknown';
  /** All steps that occur, ascending. */
  readonly stepMinutes: readonly number[];
  /** Start of the first row and end of the last, empty or not, as `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly firstStart: string;
  readonly lastEnd: string;
  /** Steps with a value. */
  readonly values: number;
  /** Steps between the first and the last row without a value: empty cells and absent rows. */
  readonly missing: number;
  /** Rows beyond the first of the same start and step. */
  readonly duplicates: number;
  /** Values that the file marks estimated. */
  readonly estimated: number;
  /** Sum of the values present, in Wmin. */
  readonly energyWmin: number;
}

export interface InspectedFile {
  readonly path: string;
  readonly format: FormatId;
  readonly encoding: Encoding;
  /** Name of the mapping by which a table was read. */
  readonly mapping?: string;
  readonly series: readonly InspectedSeries[];
  readonly problems: readonly (Problem & { readonly message: string })[];
}

/**
 * Puts the reading of one file into the entry of `inspect`.
 *
 * @param translate gives the sentence of a problem in the reader's language
 * @source specification, section 6, `inspect`
 */
export function inspectFile(
  reading: FileReading,
  translate: (code: ProblemCode, params: ProblemParams) => string,
): InspectedFile {
  return {
    path: reading.path,
    format: reading.format,
    encoding: reading.encoding,
    ...(reading.mapping === undefined ? {} : { mapping: reading.mapping }),
    series: reading.series.map(inspectSeries).sort(byMeterThenDirection),
    problems: reading.problems.map((problem) => ({ ...problem, message: translate(problem.code, problem.params) })),
  };
}

/**
 * Sums one series up. A gap between two rows counts in steps of the row after it, a started step as one.
 *
 * @param series rows in ascending order of start; at least one
 */
export function inspectSeries(series: MeterSeries): InspectedSeries {
  const { startMinute, stepMinutes, energyWmin } = series;
  const steps = new Set<number>();
  let end = startMinute[0] ?? 0;
  let [values, missing, estimated, energy] = [0, 0, 0, 0];
  for (let i = 0; i < startMinute.length; i++) {
    const start = startMinute[i] ?? 0;
    const step = stepMinutes[i] ?? 0;
    steps.add(step);
    if (start > end) missing += Math.ceil((start - end) / step);
    end = Math.max(end, start + step);
    if (series.quality[i] === quality.missing) missing++;
    else values++;
    if (series.quality[i] === quality.estimated) estimated++;
    energy += energyWmin[i] ?? 0;
  }
  return {
    meter: series.meter,
    direction: series.direction,
    stepMinutes: [...steps].sort((a, b) => a - b),
    firstStart: formatUtc(startMinute[0] ?? 0),
    lastEnd: formatUtc(end),
    values,
    missing,
    duplicates: series.duplicates,
    estimated,
    energyWmin: energy,
  };
}

function byMeterThenDirection(a: InspectedSeries, b: InspectedSeries): number {
  const [first, second] = [`${a.meter}\n${a.direction}`, `${b.meter}\n${b.direction}`];
  return first < second ? -1 : first > second ? 1 : 0;
}
