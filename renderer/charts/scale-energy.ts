import type { EnergyTotals } from '#contract';
import type { Format } from '../i18n/format.ts';

/** Formats sums that belong together in one unit, wherever they stand: in a sentence, a legend, a description. */
export function scaleEnergy(
  { productionWmin, consumptionWmin }: Pick<EnergyTotals, 'productionWmin' | 'consumptionWmin'>,
  format: Format,
): (wmin: number) => string {
  return format.energyScale(Math.max(productionWmin, consumptionWmin));
}
