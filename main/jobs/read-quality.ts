import type { DataQuality, DataSource, MeterQuality } from '#contract';
import { isActiveOn, type ActiveDays } from '#domain/billing/figure-collector.ts';
import type { Direction } from '#domain/curve.ts';
import { summariseQuality } from '#domain/data-quality.ts';
import { ExpectedError } from '#domain/errors.ts';
import { addDays, formatUtc, getTimeZone, listDays } from '#domain/time.ts';
import { readCurveStretch } from '#data/queries/curves.ts';
import { listImports } from '#data/queries/imports.ts';
import { listParticipations } from '#data/queries/meters.ts';
import { getOperation } from '#data/queries/operation.ts';
import { listPlants } from '#data/queries/plants.ts';
import type { Job, JobContext } from './job.ts';
import { parseShownPeriod } from './parse-period.ts';

/** A meter whose values are due on some days. */
interface ExpectedMeter {
  readonly meterId: string;
  readonly direction: Direction;
  readonly name: string;
  readonly active: readonly ActiveDays[];
}

/** What is known of the values of a period, meter by meter, and which imports they come from. */
export const readQuality: Job<{ readonly period: string }, DataQuality> = async ({ period }, context) => {
  const { firstDay, lastDay } = parseShownPeriod(period);
  const { db, kysely } = context.file();
  const { timeZone, gridMinutes } = await getOperation(kysely);
  const zone = getTimeZone(timeZone);
  const days = listDays(firstDay, lastDay);
  const starts = [...days, addDays(lastDay, 1)].map((day) => zone.dayStart(day));
  const [from = 0, to = 0] = [starts[0], starts.at(-1)];
  const firstSlot = starts.map((start) => (start - from) / gridMinutes);
  const used = new Map<number, { slots: number; meters: Set<string> }>();
  const isInPeriod = ({ startsOn, endsOn }: ActiveDays): boolean =>
    startsOn <= lastDay && (endsOn === null || endsOn >= firstDay);
  const expected = (await listExpectedMeters(context)).filter(({ active }) => active.some(isInPeriod));
  const meters = expected.map(({ meterId, direction, name, active }, index): MeterQuality => {
    if (context.signal.aborted) throw new ExpectedError('cancelled');
    context.onProgress('checking-values', index, expected.length);
    const stretch = readCurveStretch(db, meterId, direction, from, to, gridMinutes);
    for (const [importId, slots] of stretch.slotsOfImport) {
      const source = used.get(importId) ?? { slots: 0, meters: new Set() };
      source.slots += slots;
      used.set(importId, { ...source, meters: source.meters.add(meterId) });
    }
    const isExpected = (day: number): boolean => active.some((one) => isActiveOn(one, days[day] as string));
    const found = summariseQuality(stretch, firstSlot, isExpected, gridMinutes);
    return {
      meterId,
      direction,
      name,
      ...found.days,
      gaps: found.gaps.map((gap) => ({
        fromUtc: formatUtc(gap.from),
        toUtc: formatUtc(gap.to),
        slots: (gap.to - gap.from) / gridMinutes,
      })),
    };
  });
  const sources = listImports(db).flatMap(({ importId, importedAtUtc, fileNames, fileCount }): DataSource[] => {
    const source = used.get(importId);
    if (!source) return [];
    return [{ importId, importedAtUtc, fileNames, fileCount, meterCount: source.meters.size, slots: source.slots }];
  });
  return { days, gridMinutes, meters, sources };
};

/** Plants, then held meters; a meter that changes hands stands once. */
async function listExpectedMeters({ file }: JobContext): Promise<ExpectedMeter[]> {
  const { kysely } = file();
  const plants = await listPlants(kysely);
  const held = Map.groupBy(await listParticipations(kysely), ({ meterId }) => meterId);
  return [
    ...plants.map((plant) => ({
      meterId: plant.meterId,
      direction: 'production' as const,
      name: plant.name,
      active: [plant],
    })),
    ...[...held].map(([meterId, active]) => ({
      meterId,
      direction: 'consumption' as const,
      name: active.at(-1)?.memberName ?? '',
      active,
    })),
  ];
}
