import { computePeriodFigures, type DatedKey, type FigureListeners } from '#domain/billing/compute-figures.ts';
import type { PeriodFigures } from '#domain/billing/period-figures.ts';
import { ExpectedError } from '#domain/errors.ts';
import type { Period } from '#domain/time.ts';
import { listKeys } from '#data/queries/allocation-keys.ts';
import { listCurveExtents, readCurveStretch } from '#data/queries/curves.ts';
import { listMeters, listParticipations } from '#data/queries/meters.ts';
import { getOperation } from '#data/queries/operation.ts';
import { listPlants } from '#data/queries/plants.ts';
import type { JobContext } from './job.ts';

/** The allocation of a period of the open operation, summed per day. @throws ExpectedError `cancelled` and those of the key */
export async function readFigures(
  period: Period,
  { file, signal, onProgress }: JobContext,
  listeners: Pick<FigureListeners, 'onStep' | 'onCurve'> = {},
  /** Puts other keys in place of those of the file, for a question that changes nothing. */
  replaceKeys: (keys: readonly DatedKey[]) => readonly DatedKey[] = (keys) => keys,
): Promise<PeriodFigures> {
  if (signal.aborted) throw new ExpectedError('cancelled'); // while it waited for its turn
  const { db, kysely } = file();
  const { timeZone, gridMinutes } = await getOperation(kysely);
  const labels = new Map((await listMeters(kysely)).map(({ id, label }) => [id, label]));
  const participations = await listParticipations(kysely);
  const plants = await listPlants(kysely);
  const keys = replaceKeys(await listKeys(kysely));
  const importIds = new Set<number>();
  const figures = computePeriodFigures(
    period,
    {
      timeZone,
      gridMinutes,
      keys,
      participations: participations.map(({ meterLabel, ...participation }) => ({
        ...participation,
        label: meterLabel,
      })),
      plants: plants.map(({ id, ...plant }) => ({ ...plant, plantId: id })),
      consumptionMeters: listCurveExtents(db)
        .filter(({ direction }) => direction === 'consumption')
        .map(({ meterId }) => ({ meterId, label: labels.get(meterId) ?? '' })),
    },
    (meterId, direction, from, to) => {
      const stretch = readCurveStretch(db, meterId, direction, from, to, gridMinutes);
      for (const id of stretch.slotsOfImport.keys()) importIds.add(id);
      return stretch;
    },
    {
      onChunk(done, total) {
        if (signal.aborted) throw new ExpectedError('cancelled');
        onProgress('allocating', done, total);
      },
      ...listeners,
    },
  );
  return { ...figures, importIds: [...importIds].sort((a, b) => a - b) };
}
