/**
 * Computes a period's figures: streams the allocation month by month and keeps sums per local day.
 */
import { allocateSteps, compareIds, type StepAllocation } from '../allocation/allocate.ts';
import type { AllocationKey, QuotaState } from '../allocation/key.ts';
import type { CurveStretch, Direction } from '../curve.ts';
import { addDays, findPeriod, getTimeZone, listDays, type LocalDay, type Period, type UtcMinute } from '../time.ts';
import { FigureCollector, isActiveOn, type FigurePlant, type Participation } from './figure-collector.ts';
import type { PeriodFigures } from './period-figures.ts';
import { restrictKey } from './restrict-key.ts';

/** A key in force from its first day until the next one starts. */
export interface DatedKey {
  readonly startsOn: LocalDay;
  readonly key: AllocationKey;
}

export interface FigureRecords {
  readonly timeZone: string;
  readonly gridMinutes: number;
  readonly participations: readonly Participation[];
  /** Meters that have a consumption curve, whether somebody holds them or not. */
  readonly consumptionMeters: readonly { readonly meterId: string; readonly label: string }[];
  readonly plants: readonly FigurePlant[];
  readonly keys: readonly DatedKey[];
}

/** Reads a stretch of a meter's curve on the grid; missing where the file has no value. */
export type CurveReader = (meterId: string, direction: Direction, from: UtcMinute, to: UtcMinute) => CurveStretch;

export interface FigureListeners {
  /** Called after each month with the number done and the total; may throw to stop. */
  readonly onChunk?: (done: number, total: number) => void;
  /** Called for every step of the period that a key covers, in order of time, with its UTC start. */
  readonly onStep?: (start: UtcMinute, step: StepAllocation) => void;
  /**
   * Called for every day of the period on which a meter is held or a plant runs, whether a key covers it or
   * not, with the stretch that holds its curve and the day's slots in it, from `from` up to but without `to`.
   */
  readonly onCurve?: (direction: Direction, meterId: string, curve: CurveStretch, from: number, to: number) => void;
}

/** Days handled at a time: a local month or what of it lies in the period, slot by slot. */
interface Chunk {
  readonly days: readonly LocalDay[];
  readonly firstStart: UtcMinute;
  readonly end: UtcMinute;
  /** First slot of each day, and one entry more for the end. */
  readonly firstSlot: readonly number[];
  /** False for the months before the period that only tell what a quota has left. */
  readonly isCollected: boolean;
}

/**
 * @param period whole local days
 * @param records who holds which meter, plants, keys
 * @param readCurve reader of the operation's curves
 * @returns sums per local day, consumers and producers in order of meter id; `importIds` is left empty,
 *   for only the reader knows them
 * @throws ExpectedError `key-invalid`, `shares-above-one`
 * @source specification, sections 2 and 3
 */
export function computePeriodFigures(
  period: Period,
  records: FigureRecords,
  readCurve: CurveReader,
  listeners: FigureListeners = {},
): PeriodFigures {
  const keys = records.keys.toSorted((a, b) => compareIds(a.startsOn, b.startsOn));
  const collector = new FigureCollector(listDays(period.firstDay, period.lastDay), records);
  const chunks = listChunks(period, keys, records);
  let quota: QuotaState | null = null;
  chunks.forEach((chunk, index) => {
    quota = allocateChunk(chunk, records, keys, readCurve, collector, quota, listeners);
    listeners.onChunk?.(index + 1, chunks.length);
  });
  collector.settleDay();
  return {
    period,
    days: collector.days,
    gridMinutes: records.gridMinutes,
    consumers: collector.listConsumers(),
    producers: collector.producers,
    keys: listKeyStretches(keys, collector.days).map(({ entry, firstDay, lastDay }) => ({
      kind: entry.key.kind,
      firstDay,
      lastDay,
    })),
    dataUntil: collector.dataUntil,
    importIds: [],
  };
}

function listChunks(period: Period, keys: readonly DatedKey[], records: FigureRecords): Chunk[] {
  const current = findKeyOn(keys, period.firstDay);
  let start = period.firstDay;
  if (current?.key.kind === 'quota') {
    const opening = findPeriod(start.slice(0, current.key.period === 'year' ? 4 : 7))?.firstDay ?? start;
    start = opening > current.startsOn ? opening : current.startsOn;
  }
  const chunks: Chunk[] = [];
  while (start <= period.lastDay) {
    const limit = start < period.firstDay ? addDays(period.firstDay, -1) : period.lastDay;
    const monthEnd = findPeriod(start.slice(0, 7))?.lastDay ?? limit;
    const last = monthEnd < limit ? monthEnd : limit;
    chunks.push(createChunk(start, last, start >= period.firstDay, records));
    start = addDays(last, 1);
  }
  return chunks;
}

function createChunk(
  first: LocalDay,
  last: LocalDay,
  isCollected: boolean,
  { timeZone, gridMinutes }: FigureRecords,
): Chunk {
  const zone = getTimeZone(timeZone);
  const days = listDays(first, last);
  const starts = [...days, addDays(last, 1)].map((day) => zone.dayStart(day));
  const [firstStart, end] = [starts[0] as number, starts.at(-1) as number];
  return { days, firstStart, end, firstSlot: starts.map((start) => (start - firstStart) / gridMinutes), isCollected };
}

function findKeyOn(keys: readonly DatedKey[], day: LocalDay): DatedKey | undefined {
  return keys.findLast((entry) => entry.startsOn <= day);
}

/** Days cut where the key changes; days before the first key are left out. */
function listKeyStretches(
  keys: readonly DatedKey[],
  days: readonly LocalDay[],
): { entry: DatedKey; firstDay: LocalDay; lastDay: LocalDay }[] {
  const stretches: { entry: DatedKey; firstDay: LocalDay; lastDay: LocalDay }[] = [];
  for (const day of days) {
    const entry = findKeyOn(keys, day);
    const last = stretches.at(-1);
    if (entry && last?.entry === entry) last.lastDay = day;
    else if (entry) stretches.push({ entry, firstDay: day, lastDay: day });
  }
  return stretches;
}

function allocateChunk(
  chunk: Chunk,
  records: FigureRecords,
  keys: readonly DatedKey[],
  readCurve: CurveReader,
  collector: FigureCollector,
  quotaBefore: QuotaState | null,
  { onStep, onCurve }: FigureListeners,
): QuotaState | null {
  const readAll = <T extends { readonly meterId: string }>(
    owners: readonly T[],
    direction: Direction,
  ): { owner: T; curve: CurveStretch }[] =>
    owners.map((owner) => ({ owner, curve: readCurve(owner.meterId, direction, chunk.firstStart, chunk.end) }));
  const consumers = readAll(collector.meters, 'consumption');
  const producers = readAll(collector.plants, 'production');
  if (chunk.isCollected) {
    const firstDay = collector.days.indexOf(chunk.days[0] ?? '');
    consumers.forEach(({ curve }, i) => {
      collector.addConsumption(i, firstDay, chunk.firstSlot, curve);
    });
    producers.forEach(({ curve }, j) => {
      collector.addProduction(j, firstDay, chunk.firstSlot, curve);
    });
  }
  const tell =
    (direction: Direction, meterId: string): ActiveDayListener =>
    (curve, from, to) => {
      if (chunk.isCollected) onCurve?.(direction, meterId, curve, from, to);
    };
  const heldConsumption = consumers.map(({ owner, curve }) => ({
    id: owner.meterId,
    energyWmin: keepActiveDays(
      chunk,
      curve,
      (day) => owner.participations.some((p) => isActiveOn(p, day)),
      tell('consumption', owner.meterId),
    ),
  }));
  const runningProduction = producers.map(({ owner, curve }) => ({
    id: owner.meterId,
    energyWmin: keepActiveDays(chunk, curve, (day) => isActiveOn(owner, day), tell('production', owner.meterId)),
  }));

  let quota = quotaBefore;
  for (const { entry, firstDay, lastDay } of listKeyStretches(keys, chunk.days)) {
    const from = chunk.firstSlot[chunk.days.indexOf(firstDay)] as number;
    const to = chunk.firstSlot[chunk.days.indexOf(lastDay) + 1] as number;
    const cut = ({
      id,
      energyWmin,
    }: {
      id: string;
      energyWmin: Int32Array;
    }): { id: string; energyWmin: Int32Array } => ({ id, energyWmin: energyWmin.subarray(from, to) });
    const dayAt = createDayCounter(collector.days.indexOf(chunk.days[0] ?? ''), chunk.firstSlot);
    quota = allocateSteps(
      {
        steps: to - from,
        producers: runningProduction.map(cut),
        consumers: heldConsumption.map(cut),
        key: restrictKey(
          entry.key,
          heldConsumption.map(({ id }) => id),
          runningProduction.map(({ id }) => id),
        ),
        firstStart: chunk.firstStart + from * records.gridMinutes,
        stepMinutes: records.gridMinutes,
        timeZone: records.timeZone,
        quota,
      },
      (step) => {
        if (!chunk.isCollected) return;
        collector.addAllocation(dayAt(from + step.step), step);
        onStep?.(chunk.firstStart + (from + step.step) * records.gridMinutes, step);
      },
    ).quota;
  }
  return quota;
}

type ActiveDayListener = (curve: CurveStretch, from: number, to: number) => void;

/** The curve with 0 on the days on which the meter takes no part; the others are told. */
function keepActiveDays(
  { days, firstSlot }: Chunk,
  curve: CurveStretch,
  isActive: (day: LocalDay) => boolean,
  onActive: ActiveDayListener,
): Int32Array {
  const kept = new Int32Array(curve.energyWmin);
  days.forEach((day, d) => {
    const [from, to] = [firstSlot[d] as number, firstSlot[d + 1] as number];
    if (isActive(day)) onActive(curve, from, to);
    else kept.fill(0, from, to);
  });
  return kept;
}

/** Day index of rising slots. */
function createDayCounter(firstDay: number, firstSlot: readonly number[]): (slot: number) => number {
  let d = 0;
  return (slot) => {
    while (slot >= (firstSlot[d + 1] as number)) d++;
    return firstDay + d;
  };
}
