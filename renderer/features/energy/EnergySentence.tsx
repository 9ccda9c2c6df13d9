import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnergyPeriod, EnergySteps } from '#contract';
import { useOperation } from '../../app/app-state.ts';
import { findClockChange } from '../../app/clock-change.ts';
import type { EnergyColumns } from '../../charts/energy-columns.ts';
import { findSurplusHours } from '../../charts/surplus-hours.ts';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './EnergyPage.module.css';

interface Props {
  readonly energy: EnergyPeriod;
  readonly columns: EnergyColumns;
  /** Its year hour by hour, once it is known. */
  readonly hours: EnergySteps | null;
}

/** What the picture means this month, in words. */
export function EnergySentence({ energy, columns: { unit, columns }, hours: yearHours }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { timeZone } = useOperation();
  const { totals } = energy;
  const best = unit === 'day' ? findBestDay(energy) : undefined;
  const lacking = columns.filter((column) => column.missingSlots > 0).length;
  const changes =
    unit === 'day'
      ? energy.days.flatMap((day) => {
          const hours = findClockChange(day, timeZone);
          return hours === undefined ? [] : [t('energy.clockChange', { date: format.shortDay(day), hours })];
        })
      : [];
  const main =
    totals.consumptionWmin === 0
      ? t('energy.sentenceNoConsumption')
      : totals.productionWmin === 0
        ? t('energy.sentenceNoProduction')
        : t('energy.sentence', {
            coverage: format.percent(totals.coveragePpm),
            selfConsumption: format.percent(totals.selfConsumptionPpm),
          });
  const estimated = columns.filter((column) => column.estimatedSlots > 0).length;
  const surplus = yearHours && findSurplusHours(yearHours, energy.firstDay, energy.lastDay);
  const kinds = [...new Set(energy.keys.map((key) => t(`words.key.${key.kind}`).toLocaleLowerCase(format.language)))];
  return (
    <div className={styles.sentences}>
      <p>
        {[
          main,
          ...(surplus ? [t('energy.surplusHours', { from: surplus.from, to: surplus.to })] : []),
          ...(best
            ? [t('energy.bestDay', { date: format.shortDay(best.day), coverage: format.percent(best.coveragePpm) })]
            : []),
        ].join(' ')}
      </p>
      <p className="soft small">
        {[
          ...(lacking > 0
            ? [t(unit === 'day' ? 'energy.missingDays' : 'energy.missingMonths', { count: lacking })]
            : []),
          ...(estimated > 0
            ? [t(unit === 'day' ? 'energy.estimatedDays' : 'energy.estimatedMonths', { count: estimated })]
            : []),
          ...changes,
          ...(kinds.length > 0 ? [t('energy.keys', { list: kinds.join(', ') })] : []),
        ].join(' ')}
      </p>
    </div>
  );
}

function findBestDay(energy: EnergyPeriod): { readonly day: string; readonly coveragePpm: number } | undefined {
  let best: { day: string; coveragePpm: number } | undefined;
  energy.days.forEach((day, d) => {
    const consumption = energy.consumptionWmin[d] ?? 0;
    // a day that lacks values is no fair comparison
    if (consumption === 0 || (energy.missingSlots[d] ?? 0) > 0) return;
    const coveragePpm = Math.round(((energy.allocatedWmin[d] ?? 0) / consumption) * 1e6);
    if (coveragePpm > (best?.coveragePpm ?? 0)) best = { day, coveragePpm };
  });
  return best;
}
