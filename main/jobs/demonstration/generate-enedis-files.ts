/**
 * The files of the demonstration: what the network operator would have sent the village's cooperative
 * for 2025, with life's imperfections. Seeded, and the same bytes at every run.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Direction } from '#domain/curve.ts';
import { findPeriod, type Period } from '#domain/time.ts';
import {
  nameAccSet,
  writeAccSet,
  type AccCurve,
  type AccHour,
  type AccParticipant,
  type WrittenFile,
} from '#formats/enedis/write-acc-set.ts';
import { correctedMeters, correctedPeriod, isHourEmpty, isHourLeftOut, misreadWatts } from './imperfections.ts';
import { simulateLoad } from './loads.ts';
import { sealZip } from './seal-zip.ts';
import { simulatePlant } from './solar-plant.ts';
import { ACC_NUMBER, consumers, participants, plants } from './village.ts';
import { createWeather } from './weather.ts';
import { DEMONSTRATION_YEAR, createYearCalendar, type CalendarDay, type YearCalendar } from './year-calendar.ts';

const SEED = 20250101;
const SEALED_MONTH = '2025-05';
const SEALED_NAME = 'export-2025-05.zip';
/** 2 June 2025, 06:04: year since 1980, month, day, hour, minute, packed as in ZIP headers. */
const SEALED_DOS_DATE = (((2025 - 1980) << 25) | (6 << 21) | (2 << 16) | (6 << 11) | (4 << 5)) >>> 0;
/** Sent by the operator in a second mail. */
export const SEALED_PASSWORD = 'Drayze-2025-Soleil';

/** One delivery of the operator. They are imported in this order, each before its month is billed. */
export interface DemonstrationDelivery {
  readonly name: string;
  readonly path: string;
  /** Month that it belongs to, `2025-05`. */
  readonly period: string;
  readonly kind: 'monthly-set' | 'correction' | 'sealed-zip';
  readonly password?: string;
}

/** True mean power of a meter in each quarter-hour of the year, in W. */
interface YearCurve {
  readonly meter: string;
  readonly direction: Direction;
  readonly watts: Int32Array;
}

function simulateVillage(calendar: YearCalendar): YearCurve[] {
  const weather = createWeather(calendar, SEED);
  return [
    ...consumers.map(({ meter, load }, i): YearCurve => ({
      meter,
      direction: 'consumption',
      watts: simulateLoad(load, calendar, weather, SEED + 1 + i),
    })),
    ...plants.map(({ meter, plant }, i): YearCurve => ({
      meter,
      direction: 'production',
      watts: simulatePlant(plant, calendar, weather, SEED + 101 + i),
    })),
  ];
}

/** Rows of a day in order of time: 24, 23 in March and 25 in October when 02:00 comes twice. */
function listHours(curve: YearCurve, calendar: YearCalendar, day: CalendarDay, isFirstDelivery: boolean): AccHour[] {
  const hours: AccHour[] = [];
  for (let q = day.firstQuarter; q < day.firstQuarter + day.quarters; q += 4) {
    const hour = (calendar.localMinute[q] ?? 0) / 60;
    if (isHourLeftOut(curve.meter, day.day, hour)) continue;
    const isEmpty = isHourEmpty(curve.meter, day.day, hour);
    const read = (quarter: number) => {
      const watts = curve.watts[q + quarter] ?? 0;
      if (isEmpty) return null;
      return isFirstDelivery ? misreadWatts(curve.meter, day.day, watts) : watts;
    };
    hours.push({ day: day.day, hour, watts: [read(0), read(1), read(2), read(3)] });
  }
  return hours;
}

function listParticipants({ firstDay, lastDay }: Period): AccParticipant[] {
  return participants.filter((one) => one.firstDay <= lastDay && (one.lastDay === null || one.lastDay >= firstDay));
}

function writeSet(
  curves: readonly YearCurve[],
  calendar: YearCalendar,
  period: Period,
  isFirstDelivery: boolean,
): WrittenFile[] {
  const days = calendar.days.filter(({ day }) => day >= period.firstDay && day <= period.lastDay);
  return writeAccSet({
    accNumber: ACC_NUMBER,
    period,
    participants: listParticipants(period),
    curves: curves.map((curve): AccCurve => ({
      meter: curve.meter,
      direction: curve.direction,
      hours: days.flatMap((day) => listHours(curve, calendar, day, isFirstDelivery)),
    })),
  });
}

async function store(dir: string, files: readonly WrittenFile[]): Promise<void> {
  for (const { path, bytes } of files) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), bytes);
  }
}

/**
 * Writes a year of deliveries: twelve folders, one more with the correction, and one month also as a
 * sealed ZIP beside its folder. That month is listed as the ZIP.
 *
 * @param dir made where it is not there; files of the same names are written anew
 * @param onProgress months done, of twelve
 */
export async function writeDemonstrationFiles(
  dir: string,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<{ deliveries: DemonstrationDelivery[] }> {
  const calendar = createYearCalendar();
  const curves = simulateVillage(calendar);
  const deliveries: DemonstrationDelivery[] = [];
  const deliver = (name: string, period: string, rest: Pick<DemonstrationDelivery, 'kind' | 'password'>) => {
    deliveries.push({ name, path: join(dir, name), period, ...rest });
  };
  for (let month = 1; month <= 12; month++) {
    const name = `${String(DEMONSTRATION_YEAR)}-${String(month).padStart(2, '0')}`;
    const period = findPeriod(name);
    if (!period) throw new RangeError(`${name} is not a month`);
    const files = writeSet(curves, calendar, period, true);
    await store(dir, files);
    if (name === SEALED_MONTH) {
      await writeFile(join(dir, SEALED_NAME), await sealZip(files, SEALED_PASSWORD, SEALED_DOS_DATE));
      deliver(SEALED_NAME, name, { kind: 'sealed-zip', password: SEALED_PASSWORD });
    } else deliver(nameAccSet(ACC_NUMBER, period), name, { kind: 'monthly-set' });
    if (correctedPeriod.firstDay.startsWith(name)) {
      const corrected = curves.filter(({ meter }) => correctedMeters.has(meter));
      await store(dir, writeSet(corrected, calendar, correctedPeriod, false));
      deliver(nameAccSet(ACC_NUMBER, correctedPeriod), name, { kind: 'correction' });
    }
    onProgress(month, 12);
  }
  return { deliveries };
}
