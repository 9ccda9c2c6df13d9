/** From the rows of a file to a series: starts, steps, energy, one row per start and step. */
import { quality, type MeterSeries } from '#domain/curve.ts';
import type { TimeZone, UtcMinute } from '#domain/time.ts';
import { inferSteps } from './infer-steps.ts';
import type { ProblemList } from './problem.ts';
import { resolveStamps } from './resolve-stamps.ts';
import { directionOfTime, NO_VALUE, type SeriesRows } from './series-rows.ts';
import { POWERS_OF_TEN } from './table-text.ts';

export interface SeriesRules {
  /** What a stamp marks: the start of its step, its end, or (HDM) the start for 10 minutes and the end for all others. */
  readonly stampMarks: 'start' | 'end' | 'hdm';
  /** Zone of naive local stamps; null where stamps are UTC. */
  readonly naiveIn: TimeZone | null;
  readonly now: UtcMinute;
  /** What a value is: the mean power of its step in W (where absent), or its energy in Wh. */
  readonly valuesAre?: 'mean-power' | 'energy';
}

const LARGEST_INT32 = 2 ** 31 - 1;

/**
 * Builds the series of one meter and direction.
 *
 * @param rows rows in file order; their stamps are changed in place
 * @returns the series in ascending order of start; undefined where no row is left or no step can be told
 * @source specification, section 2
 */
export function buildSeries(rows: SeriesRows, rules: SeriesRules, problems: ProblemList): MeterSeries | undefined {
  reportMeter(rows, problems);
  if (rules.naiveIn) resolveStamps(rows, rules.naiveIn, problems);
  if (rows.length === 0) return undefined;
  if (!fillSteps(rows)) {
    problems.add('step-unknown', rows.line[0] ?? null, { meter: rows.meter });
    return undefined;
  }
  const start = computeStarts(rows, rules.stampMarks);
  const energyWmin = computeEnergy(rows, rules.valuesAre === 'energy', problems);
  const series = isStrictlyAscending(start)
    ? takeAll(rows, start, energyWmin)
    : keepOnePerStart(rows, start, energyWmin, orderByStart(start, rows), problems);
  reportTimes(series, rules.now, problems);
  return series;
}

function reportMeter(rows: SeriesRows, problems: ProblemList): void {
  if (/^\d{14}$/.test(rows.meter)) return;
  const code = /\d[eE]\+?\d/.test(rows.meter) ? 'meter-damaged' : 'meter-malformed';
  problems.add(code, null, { meter: rows.meter });
}

function fillSteps(rows: SeriesRows): boolean {
  if (!rows.step.subarray(0, rows.length).includes(0)) return true;
  const inferred = inferSteps(rows.stamp, rows.length, directionOfTime(rows));
  if (!inferred) return false;
  for (let row = 0; row < rows.length; row++) if (rows.step[row] === 0) rows.step[row] = inferred[row] ?? 0;
  return true;
}

function computeStarts(rows: SeriesRows, marks: SeriesRules['stampMarks']): Int32Array<ArrayBuffer> {
  const start = rows.stamp.slice(0, rows.length);
  if (marks === 'start') return start;
  for (let row = 0; row < start.length; row++) {
    const step = rows.step[row] ?? 0;
    if (marks === 'end' || step !== 10) start[row] = (start[row] ?? 0) - step;
  }
  return start;
}

function computeEnergy(rows: SeriesRows, isInWh: boolean, problems: ProblemList): Int32Array<ArrayBuffer> {
  const energyWmin = new Int32Array(rows.length);
  let rounded = 0;
  let firstLine: number | null = null;
  for (let row = 0; row < energyWmin.length; row++) {
    const scale = rows.scale[row] ?? NO_VALUE;
    if (scale === NO_VALUE) {
      rows.quality[row] = quality.missing;
      continue;
    }
    const minutes = isInWh ? 60 : (rows.step[row] ?? 0);
    let energy = (rows.mantissa[row] ?? 0) * minutes;
    if (scale > 0) {
      const divided = divideHalfUp(rows.mantissa[row] ?? 0, minutes, scale);
      energy = divided.quotient;
      if (!divided.exact) {
        rounded++;
        firstLine ??= rows.line[row] ?? null;
      }
    }
    if (energy > LARGEST_INT32) {
      rows.scale[row] = NO_VALUE;
      rows.quality[row] = quality.missing;
      problems.add('value-too-large', rows.line[row] ?? null, { meter: rows.meter });
      continue;
    }
    energyWmin[row] = energy;
  }
  if (rounded > 0) problems.add('values-rounded', firstLine, { meter: rows.meter, count: rounded });
  return energyWmin;
}

/** mantissa × minutes ÷ 10^scale, half up, exact for a mantissa of up to 15 digits. */
function divideHalfUp(mantissa: number, minutes: number, scale: number): { quotient: number; exact: boolean } {
  const divisor = POWERS_OF_TEN[scale] ?? 1;
  const product = mantissa * minutes;
  if (product * 2 < Number.MAX_SAFE_INTEGER) {
    const rest = product % divisor;
    return { quotient: (product - rest) / divisor + (2 * rest >= divisor ? 1 : 0), exact: rest === 0 };
  }
  const [n, d] = [BigInt(mantissa) * BigInt(minutes), BigInt(divisor)];
  return { quotient: Number((2n * n + d) / (2n * d)), exact: n % d === 0n };
}

function isStrictlyAscending(start: Int32Array): boolean {
  for (let row = 1, before = start[0] ?? 0; row < start.length; row++) {
    const itsStart = start[row] ?? 0;
    if (itsStart <= before) return false;
    before = itsStart;
  }
  return true;
}

/** The ordinary file: in order and without doubles. */
function takeAll(
  rows: SeriesRows,
  startMinute: Int32Array<ArrayBuffer>,
  energyWmin: Int32Array<ArrayBuffer>,
): MeterSeries {
  const { meter, direction, length } = rows;
  return {
    meter,
    direction,
    startMinute,
    stepMinutes: rows.step.slice(0, length),
    energyWmin,
    quality: rows.quality.slice(0, length),
    line: rows.line.slice(0, length),
    duplicates: 0,
  };
}

/** Rows by start, then step, then place in the file; undefined where they stand so already. */
function orderByStart(start: Int32Array, rows: SeriesRows): Uint32Array | undefined {
  const { step } = rows;
  let ascending = true;
  let descending = true;
  for (let row = 1; row < start.length; row++) {
    const distance = (start[row] ?? 0) - (start[row - 1] ?? 0);
    if (distance < 0 || (distance === 0 && (step[row] ?? 0) < (step[row - 1] ?? 0))) ascending = false;
    if (distance >= 0) descending = false;
  }
  if (ascending) return undefined;
  const order = Uint32Array.from({ length: start.length }, (_, i) => i);
  if (descending) return order.reverse();
  return order.sort((a, b) => (start[a] ?? 0) - (start[b] ?? 0) || (step[a] ?? 0) - (step[b] ?? 0) || a - b);
}

function keepOnePerStart(
  rows: SeriesRows,
  start: Int32Array,
  energyWmin: Int32Array,
  order: Uint32Array | undefined,
  problems: ProblemList,
): MeterSeries {
  const count = start.length;
  const out = {
    startMinute: new Int32Array(count),
    stepMinutes: new Uint8Array(count),
    energyWmin: new Int32Array(count),
    quality: new Uint8Array(count),
    line: new Int32Array(count),
  };
  let kept = 0;
  let duplicates = 0;
  for (let i = 0; i < count;) {
    const first = order ? (order[i] ?? 0) : i;
    let from = first;
    let next = i + 1;
    for (; next < count; next++) {
      const row = order ? (order[next] ?? 0) : next;
      if (start[row] !== start[first] || rows.step[row] !== rows.step[first]) break;
      duplicates++;
      // an empty row never replaces a value
      if (rows.scale[row] !== NO_VALUE || rows.scale[from] === NO_VALUE) from = row;
    }
    if (next > i + 1) reportDifferences(rows, energyWmin, order, i, next, from, problems);
    out.startMinute[kept] = start[from] ?? 0;
    out.stepMinutes[kept] = rows.step[from] ?? 0;
    out.energyWmin[kept] = energyWmin[from] ?? 0;
    out.quality[kept] = rows.quality[from] ?? 0;
    out.line[kept] = rows.line[from] ?? 0;
    kept++;
    i = next;
  }
  const shorten = kept < count;
  return {
    meter: rows.meter,
    direction: rows.direction,
    startMinute: shorten ? out.startMinute.slice(0, kept) : out.startMinute,
    stepMinutes: shorten ? out.stepMinutes.slice(0, kept) : out.stepMinutes,
    energyWmin: shorten ? out.energyWmin.slice(0, kept) : out.energyWmin,
    quality: shorten ? out.quality.slice(0, kept) : out.quality,
    line: shorten ? out.line.slice(0, kept) : out.line,
    duplicates,
  };
}

function reportDifferences(
  rows: SeriesRows,
  energyWmin: Int32Array,
  order: Uint32Array | undefined,
  from: number,
  to: number,
  kept: number,
  problems: ProblemList,
): void {
  const lines: number[] = [];
  let differ = false;
  for (let i = from; i < to; i++) {
    const row = order ? (order[i] ?? 0) : i;
    if (rows.scale[row] === NO_VALUE) continue;
    lines.push(rows.line[row] ?? 0);
    if (energyWmin[row] !== energyWmin[kept]) differ = true;
  }
  if (differ) {
    problems.add('duplicates-differ', rows.line[kept] ?? null, { meter: rows.meter, lines: lines.join(', ') });
  }
}

function reportTimes(series: MeterSeries, now: UtcMinute, problems: ProblemList): void {
  const { startMinute, stepMinutes, line, meter } = series;
  const count = startMinute.length;
  let end = -Infinity;
  let overlaps = 0;
  let firstOverlap: number | null = null;
  for (let i = 0; i < count; i++) {
    const start = startMinute[i] ?? 0;
    if (start < end) {
      overlaps++;
      firstOverlap ??= line[i] ?? null;
    }
    end = Math.max(end, start + (stepMinutes[i] ?? 0));
  }
  if (overlaps > 0) problems.add('rows-overlap', firstOverlap, { meter, count: overlaps });
  if (end > now) {
    const isFuture = (i: number): boolean => (startMinute[i] ?? 0) + (stepMinutes[i] ?? 0) > now;
    const future = Array.from({ length: count }, (_, i) => i).filter(isFuture);
    problems.add('stamps-in-future', line[future[0] ?? 0] ?? null, { meter, count: future.length });
  }
}
