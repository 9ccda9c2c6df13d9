/** A year of the organiser's monthly sets by seed, in folders as the operator sends them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listDays, type LocalDay } from '#domain/time.ts';
import { nameAccCurve, nameAccSet, writeAccCurve, type AccHour } from '#formats/enedis/write-acc-set.ts';

const YEAR = 2025;
const SPRING_DAY = '2025-03-30';
const AUTUMN_DAY = '2025-10-26';
/** The first meters inject, the others withdraw. */
export const PRODUCERS = 4;
export const FIRST_METER = 30_000_000_000_000;

/** A small generator (mulberry32), the same at every run. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function hoursOf(day: LocalDay): number[] {
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  if (day === SPRING_DAY) return hours.filter((hour) => hour !== 2);
  return day === AUTUMN_DAY ? [0, 1, 2, ...hours.slice(2)] : hours;
}

function makeHours(days: readonly LocalDay[], random: () => number): AccHour[] {
  const watts = (): number | null => (random() < 0.001 ? null : Math.floor(random() * 9000));
  return days.flatMap((day) =>
    hoursOf(day).map((hour) => ({ day, hour, watts: [watts(), watts(), watts(), watts()] as const })),
  );
}

/**
 * Writes one folder a month with one file a meter.
 *
 * @returns the folders, in order of time
 */
export function writeYearOfSets(root: string, meters: number, months = 12, seed = 1): string[] {
  const random = createRandom(seed);
  const folders: string[] = [];
  for (let month = 1; month <= months; month++) {
    const firstDay = `${String(YEAR)}-${String(month).padStart(2, '0')}-01`;
    const lastDay = new Date(Date.UTC(YEAR, month, 0)).toISOString().slice(0, 10);
    const period = { firstDay, lastDay };
    const folder = join(root, nameAccSet('ACC00000001', period));
    mkdirSync(folder, { recursive: true });
    const days = listDays(firstDay, lastDay);
    for (let meter = 0; meter < meters; meter++) {
      const direction = meter < PRODUCERS ? 'production' : 'consumption';
      const name = nameAccCurve(String(FIRST_METER + meter), direction, period);
      writeFileSync(join(folder, name), writeAccCurve(makeHours(days, random)));
    }
    folders.push(folder);
  }
  return folders;
}
