import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnergyTotals } from '#contract';
import { useFormat } from '../i18n/use-format.ts';
import styles from './EnergyLegend.module.css';
import { scaleEnergy } from './scale-energy.ts';

/** The parts of the picture by name, sign and sum: production above with its surplus, consumption with its two parts. */
export function EnergyLegend({
  totals,
  hasMissing,
  hasEstimated,
  isConsumer = false,
}: {
  readonly totals: Omit<EnergyTotals, 'missingSlots' | 'coveragePpm' | 'selfConsumptionPpm'>;
  readonly hasMissing: boolean;
  readonly hasEstimated: boolean;
  /** One participant: there is no production to show. */
  readonly isConsumer?: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const energy = scaleEnergy(totals, format);
  const part = (sign: string, name: string, wmin: number | null, hint?: string): ReactElement => (
    <li key={sign} title={hint}>
      <span className={styles.sign} data-sign={sign} aria-hidden />
      {name}
      {wmin !== null && <strong className="nowrap">{energy(wmin)}</strong>}
    </li>
  );
  return (
    <ul className={styles.legend}>
      {!isConsumer && part('production', t('words.production'), totals.productionWmin)}
      {!isConsumer && part('surplus', t('words.surplus'), totals.surplusWmin)}
      {part('allocated', t('words.allocated'), totals.allocatedWmin, t('words.allocatedHint'))}
      {part('complement', t('words.complement'), totals.complementWmin, t('words.complementHint'))}
      {hasEstimated && part('estimated', t('words.estimated'), null)}
      {hasMissing && part('missing', t('words.missing'), null)}
    </ul>
  );
}
