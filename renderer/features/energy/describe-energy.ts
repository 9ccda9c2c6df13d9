import type { TFunction } from 'i18next';
import type { EnergyTotals } from '#contract';
import type { EnergySide } from '../../charts/energy-option.ts';
import { scaleEnergy } from '../../charts/scale-energy.ts';
import type { Format } from '../../i18n/format.ts';

/** A picture's main figures in words, for those who do not see it. */
export function describeEnergy(
  totals: Omit<EnergyTotals, 'missingSlots'>,
  t: TFunction,
  format: Format,
  side: EnergySide = 'whole',
): string {
  const energy = scaleEnergy(totals, format);
  return t(side === 'whole' ? 'energy.chartWords' : 'energy.dayWordsOf', {
    production: energy(totals.productionWmin),
    surplus: energy(totals.surplusWmin),
    consumption: energy(totals.consumptionWmin),
    allocated: energy(totals.allocatedWmin),
    complement: energy(totals.complementWmin),
    coverage: format.percent(totals.coveragePpm),
  });
}
