import type { LocalDay } from '../time.ts';
import { toEnergyWmin, type EnergyWmin } from '../units.ts';
import { sumOf, type ConsumerFigures, type ProducerFigures } from './period-figures.ts';
import { listPriceStretches, type PriceRule, type PriceStretch } from './prices.ts';

/** Energy that a member had from one plant while one price was in force. */
export interface PricedEnergy extends PriceStretch {
  readonly energyWmin: EnergyWmin;
}

/**
 * Cuts what a holding had from a plant where the price changes.
 *
 * @param days days of the figures
 * @param energyWmin one value per day, in Wmin
 * @returns stretches with energy in order of time; the price is null where none is in force
 */
export function listPricedEnergy(
  days: readonly LocalDay[],
  energyWmin: Float64Array,
  { firstDay, lastDay }: Pick<ConsumerFigures, 'firstDay' | 'lastDay'>,
  { plantId }: Pick<ProducerFigures, 'plantId'>,
  memberId: number,
  prices: readonly PriceRule[],
): PricedEnergy[] {
  return listPriceStretches(prices, plantId, memberId, firstDay, lastDay)
    .map((stretch) => ({
      ...stretch,
      energyWmin: toEnergyWmin(
        sumOf(energyWmin.subarray(days.indexOf(stretch.firstDay), days.indexOf(stretch.lastDay) + 1)),
      ),
    }))
    .filter((stretch) => stretch.energyWmin !== 0);
}
