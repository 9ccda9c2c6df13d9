import { useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineQuery } from '../../api/engine.ts';
import { toEnergyColumns } from '../../charts/energy-columns.ts';
import { EnergyLegend } from '../../charts/EnergyLegend.tsx';
import { describeEnergy } from '../energy/describe-energy.ts';
import { EnergyChart } from '../energy/EnergyChart.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './HomePage.module.css';

/** The year at a glance, month by month. */
export function YearPicture({ year }: { readonly year: string }): ReactElement | null {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useEngineQuery('energy.getPeriod', { period: year });
  const columns = useMemo(() => data && toEnergyColumns(data, 'month'), [data]);
  if (!data || !columns || data.totals.consumptionWmin + data.totals.productionWmin === 0) return null;
  const title = t('home.yearTitle', { year });
  return (
    <section className={styles.year} aria-labelledby="year-title">
      <h2 id="year-title">{title}</h2>
      <EnergyLegend
        totals={data.totals}
        hasMissing={data.totals.missingSlots > 0}
        hasEstimated={columns.columns.some(({ estimatedSlots }) => estimatedSlots > 0)}
      />
      <EnergyChart energy={columns} height={220} description={`${title}. ${describeEnergy(data.totals, t, format)}`} />
    </section>
  );
}
