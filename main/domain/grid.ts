/**
 * Puts the rows of a file, on their own steps, onto the slots of the operation's grid.
 */
import { apportionInto, createApportionScratch } from './allocation/apportion.ts';
import { quality as qualities, type CurveMonth, type MeterSeries } from './curve.ts';
import { utcMonthAt, utcMonthSlots, utcMonthStart, type UtcMinute, type UtcMonth } from './time.ts';

/** What placing a series did. */
export interface GridPlacement {
  /** Slots for which the series has a value. */
  readonly values: number;
  /** Slots left missing because rows with values cover only some of their minutes, or some of them twice. */
  readonly partial: number;
}

const LARGEST_ENERGY = 2 ** 31 - 1;

/** First and last slot that the rows of a series touch, as their UTC start and end; empty series have none. */
export function findGridExtent(
  series: MeterSeries,
  gridMinutes: number,
): { readonly fromMinute: UtcMinute; readonly toMinute: UtcMinute } | undefined {
  const first = series.startMinute[0];
  if (first === undefined) return undefined;
  return {
    fromMinute: Math.floor(first / gridMinutes) * gridMinutes,
    toMinute: Math.ceil(findLastEnd(series) / gridMinutes) * gridMinutes,
  };
}

function findLastEnd({ startMinute, stepMinutes }: MeterSeries): UtcMinute {
  let end = -Infinity;
  // a longer step may end after one that starts later, but never by more than an hour
  for (let i = startMinute.length - 1; i >= 0 && i >= startMinute.length - 12; i--) {
    end = Math.max(end, (startMinute[i] as number) + (stepMinutes[i] as number));
  }
  return end;
}

/** An empty month on the grid: every slot missing. */
export function createCurveMonth(month: UtcMonth, gridMinutes: number): CurveMonth {
  const slots = utcMonthSlots(month, gridMinutes);
  return { month, energyWmin: new Int32Array(slots), quality: new Uint8Array(slots) };
}

/**
 * Places a series on the grid.
 *
 * A step inside one slot is added to it; a step that straddles slots, finer or coarser than the grid,
 * gives each the minutes that lie in it, by largest remainder, and marks them estimated. A slot has a
 * value only where every one of its minutes is covered exactly once by rows that have one: anything
 * else would be a partial sum and stays missing. A slot is estimated where any part of it is, else
 * corrected where any part of it is, else measured. A missing slot never replaces a value already in
 * the month, nor does an estimated one replace a value that is not; any other value does.
 *
 * @param series rows in ascending order of start, energy in Wmin, not negative
 * @param gridMinutes 15, 30 or 60
 * @param monthOf the month to write into, as `createCurveMonth` makes it; asked for when a slot of it gets a value
 * @throws RangeError where the sum of a slot does not fit into 32 bits (2 147 483 647 Wmin)
 * @source specification, section 2 (grid)
 */
export function placeOnGrid(
  series: MeterSeries,
  gridMinutes: number,
  monthOf: (month: UtcMonth) => CurveMonth,
): GridPlacement {
  const writer = new SlotWriter(gridMinutes, monthOf);
  const partial = isOnGrid(series, gridMinutes) ? copyRows(series, writer) : spreadRows(series, gridMinutes, writer);
  return { values: writer.values, partial };
}

/** Writes slots in ascending order, keeping the month at hand. */
class SlotWriter {
  values = 0;
  readonly #gridMinutes: number;
  readonly #monthOf: (month: UtcMonth) => CurveMonth;
  #monthStart = 0;
  #monthEnd = 0;
  #energyWmin = new Int32Array(0);
  #quality = new Uint8Array(0);

  constructor(gridMinutes: number, monthOf: (month: UtcMonth) => CurveMonth) {
    this.#gridMinutes = gridMinutes;
    this.#monthOf = monthOf;
  }

  write(startMinute: UtcMinute, energyWmin: number, quality: number): void {
    if (startMinute >= this.#monthEnd || startMinute < this.#monthStart) this.#turnTo(startMinute);
    const slot = (startMinute - this.#monthStart) / this.#gridMinutes;
    this.values++;
    const present = this.#quality[slot] as number;
    if (quality === qualities.estimated && present !== qualities.missing && present !== qualities.estimated) return;
    this.#energyWmin[slot] = energyWmin;
    this.#quality[slot] = quality;
  }

  #turnTo(startMinute: UtcMinute): void {
    const month = utcMonthAt(startMinute);
    this.#monthStart = utcMonthStart(month);
    this.#monthEnd = utcMonthStart(month + 1);
    ({ energyWmin: this.#energyWmin, quality: this.#quality } = this.#monthOf(month));
  }
}

/** True where every row is one slot: most files, and worth a short path. */
function isOnGrid({ startMinute, stepMinutes }: MeterSeries, gridMinutes: number): boolean {
  let previous = -Infinity;
  for (let i = 0; i < startMinute.length; i++) {
    const start = startMinute[i] as number;
    if (stepMinutes[i] !== gridMinutes || start % gridMinutes !== 0 || start <= previous) return false;
    previous = start;
  }
  return true;
}

function copyRows({ startMinute, energyWmin, quality }: MeterSeries, writer: SlotWriter): 0 {
  for (let i = 0; i < startMinute.length; i++) {
    const rowQuality = quality[i] as number;
    if (rowQuality !== qualities.missing) writer.write(startMinute[i] as number, energyWmin[i] as number, rowQuality);
  }
  return 0;
}

// a step of an hour that starts off the grid touches five slots of a quarter-hour
const OPEN_SLOTS = 8;

/** Sums of the few slots that later rows may still touch. */
class OpenSlots {
  partial = 0;
  readonly #gridMinutes: number;
  readonly #writer: SlotWriter;
  readonly #energyWmin = new Float64Array(OPEN_SLOTS);
  readonly #coveredMinutes = new Int32Array(OPEN_SLOTS);
  readonly #quality = new Uint8Array(OPEN_SLOTS);
  readonly #isSpoiled = new Uint8Array(OPEN_SLOTS);
  #first = -Infinity;

  constructor(gridMinutes: number, writer: SlotWriter) {
    this.#gridMinutes = gridMinutes;
    this.#writer = writer;
  }

  add(slot: number, energyWmin: number, minutes: number, quality: number): void {
    const at = slot & (OPEN_SLOTS - 1);
    this.#energyWmin[at] = (this.#energyWmin[at] as number) + energyWmin;
    this.#coveredMinutes[at] = (this.#coveredMinutes[at] as number) + minutes;
    this.#quality[at] = combineQuality(this.#quality[at] as number, quality);
  }

  /** Rows disagree about minutes of this slot. */
  spoil(slot: number): void {
    this.#isSpoiled[slot & (OPEN_SLOTS - 1)] = 1;
  }

  /** Finishes all slots before this one. */
  closeBefore(slot: number): void {
    const end = Math.min(slot, this.#first + OPEN_SLOTS);
    for (let open = this.#first; open < end; open++) this.#close(open);
    this.#first = slot;
  }

  #close(slot: number): void {
    const at = slot & (OPEN_SLOTS - 1);
    const covered = this.#coveredMinutes[at] as number;
    const energyWmin = this.#energyWmin[at] as number;
    if (covered === this.#gridMinutes && this.#isSpoiled[at] === 0) {
      if (energyWmin > LARGEST_ENERGY) throw new RangeError(`${String(energyWmin)} Wmin do not fit into one slot`);
      this.#writer.write(slot * this.#gridMinutes, energyWmin, this.#quality[at] as number);
    } else if (covered > 0) {
      this.partial++;
    }
    this.#energyWmin[at] = 0;
    this.#coveredMinutes[at] = 0;
    this.#quality[at] = 0;
    this.#isSpoiled[at] = 0;
  }
}

function combineQuality(a: number, b: number): number {
  if (a === qualities.estimated || b === qualities.estimated) return qualities.estimated;
  return Math.max(a, b);
}

function spreadRows(series: MeterSeries, gridMinutes: number, writer: SlotWriter): number {
  const { startMinute, stepMinutes, energyWmin, quality } = series;
  const open = new OpenSlots(gridMinutes, writer);
  const minutes = new Float64Array(OPEN_SLOTS);
  const shares = new Float64Array(OPEN_SLOTS);
  const scratch = createApportionScratch(OPEN_SLOTS);
  let valuedUntil = -Infinity;
  for (let i = 0; i < startMinute.length; i++) {
    const rowQuality = quality[i] as number;
    if (rowQuality === qualities.missing) continue;
    const start = startMinute[i] as number;
    const step = stepMinutes[i] as number;
    const end = start + step;
    const first = Math.floor(start / gridMinutes);
    const count = Math.floor((end - 1) / gridMinutes) - first + 1;
    open.closeBefore(first);
    for (let k = 0; k < count; k++) {
      const slotStart = (first + k) * gridMinutes;
      minutes[k] = Math.min(end, slotStart + gridMinutes) - Math.max(start, slotStart);
    }
    apportionInto(energyWmin[i] as number, minutes, step, count, shares, 0, scratch);
    for (let k = 0; k < count; k++) {
      open.add(first + k, shares[k] as number, minutes[k] as number, count > 1 ? qualities.estimated : rowQuality);
      if ((first + k) * gridMinutes < valuedUntil) markOverlap(open, first + k, start, valuedUntil, gridMinutes);
    }
    valuedUntil = Math.max(valuedUntil, end);
  }
  open.closeBefore(Infinity);
  return open.partial;
}

/** Spoils a slot in which this row and an earlier one cover the same minutes. */
function markOverlap(
  open: OpenSlots,
  slot: number,
  start: UtcMinute,
  valuedUntil: UtcMinute,
  gridMinutes: number,
): void {
  const overlapStart = Math.max(start, slot * gridMinutes);
  if (overlapStart < valuedUntil) open.spoil(slot);
}
