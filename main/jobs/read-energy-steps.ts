import type { EnergyOwner, EnergySteps } from '#contract';
import { isActiveOn } from '#domain/billing/figure-collector.ts';
import { createStepEnergy, type MeterSteps, type StepEnergy } from '#domain/billing/step-energy.ts';
import { getOperation } from '#data/queries/operation.ts';
import { listParticipations } from '#data/queries/meters.ts';
import type { Job, JobContext } from './job.ts';
import { parsePeriod } from './parse-period.ts';
import { readFigures } from './read-figures.ts';
import { readShownFigures } from './shown-figures.ts';

/** Energy of a calendar year hour by hour, of the whole or of one participant. */
export const readEnergyHours: Job<{ readonly year: string; readonly owner: EnergyOwner | null }, EnergySteps> = async (
  { year, owner },
  context,
) => {
  const { hours } = await readShownFigures(parsePeriod(year), context);
  if (!hours) throw new RangeError(`${year} is not a year`);
  return owner === null ? hours.energy : keepOwner(hours.energy, hours.meters, owner, context);
};

/** Energy of a local day on the steps of the operation's grid, of the whole or of one participant. */
export const readEnergyDay: Job<{ readonly day: string; readonly owner: EnergyOwner | null }, EnergySteps> = async (
  { day, owner },
  context,
) => {
  const { timeZone, gridMinutes } = await getOperation(context.file().kysely);
  const period = { firstDay: day, lastDay: day };
  const { energy, meters, listeners } = createStepEnergy(period, timeZone, gridMinutes, gridMinutes);
  await readFigures(period, context, listeners);
  return owner === null ? energy : keepOwner(energy, meters, owner, context);
};

/** The consumption side of one meter on the days on which this member holds it; the plants stay, for they decide. */
async function keepOwner(
  energy: StepEnergy,
  meters: ReadonlyMap<string, MeterSteps>,
  { meterId, memberId }: EnergyOwner,
  { file }: JobContext,
): Promise<EnergySteps> {
  const meter = meters.get(meterId);
  const holdings = (await listParticipations(file().kysely)).filter(
    (one) => one.meterId === meterId && one.memberId === memberId,
  );
  const count = energy.localMinute.length;
  const kept = {
    ...energy,
    consumptionWmin: new Float64Array(count),
    allocatedWmin: new Float64Array(count),
    consumptionValues: new Int32Array(count),
    consumptionMissing: new Int32Array(count),
    consumptionEstimated: new Int32Array(count),
  };
  if (!meter) return kept;
  energy.days.forEach((day, d) => {
    if (!holdings.some((holding) => isActiveOn(holding, day))) return;
    const [from = 0, to = 0] = [energy.firstStep[d], energy.firstStep[d + 1]];
    kept.consumptionWmin.set(meter.consumptionWmin.subarray(from, to), from);
    kept.allocatedWmin.set(meter.allocatedWmin.subarray(from, to), from);
    kept.consumptionValues.set(meter.consumptionValues.subarray(from, to), from);
    kept.consumptionMissing.set(meter.consumptionMissing.subarray(from, to), from);
    kept.consumptionEstimated.set(meter.consumptionEstimated.subarray(from, to), from);
  });
  return kept;
}
