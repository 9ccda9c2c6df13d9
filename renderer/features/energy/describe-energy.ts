import type { TFunction } from 'i18next';
import type { EnergyTotals } from '#contract';
import type { EnergySide } from '../../charts/energy-option.ts';
import type { Format } from '../../i18n/format.ts';

/** A picture's main figures in words, for those who do not see it. */
export function describeEnergy(
  totals: Omit<EnergyTotals, 'missingSlots'>,
  t: TFunction,
  format: Format,
  side: EnergySide = 'whole',
): string {
  return t(side === 'whole' ? 'energy.chartWords' : 'energy.dayWordsOf', {
    production: format.energy(totals.productionWmin),
    surplus: format.energy(totals.surplusWmin),
    consumption: format.energy(totals.consumptionWmin),
    allocated: format.energy(totals.allocatedWmin),
    complement: format.energy(totals.complementWmin),
    coverage: format.percent(totals.coveragePpm),
  });
}
