import { useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { MonthSum } from '#contract';
import type { Work } from '../../api/use-work.ts';
import { shiftPeriod } from '../../app/period.ts';
import type { EnergyColumns } from '../../charts/energy-columns.ts';
import { EnergyLegend } from '../../charts/EnergyLegend.tsx';
import { scaleEnergy } from '../../charts/scale-energy.ts';
import { WorkNotice } from '../../components/WorkNotice.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { describeEnergy } from '../energy/describe-energy.ts';
import { EnergyChart } from '../energy/EnergyChart.tsx';
import { fillMonths } from './fill-months.ts';
import styles from './HomePage.module.css';
import { totalMonths } from './total-months.ts';

/** Twelve months at a glance, up to this one. */
export function YearPicture({ work, lastMonth }: YearProps): ReactElement | null {
  const { t } = useTranslation();
  if (!work.query.data) return <WorkNotice work={work} title={t('home.yearWorking')} />;
  return <TwelveMonths months={work.query.data} lastMonth={lastMonth} />;
}

interface YearProps {
  readonly work: Work<'energy.getMonths'>;
  readonly lastMonth: string;
}

interface TwelveProps {
  readonly months: readonly MonthSum[];
  readonly lastMonth: string;
}

function TwelveMonths({ months, lastMonth }: TwelveProps): ReactElement | null {
  const { t } = useTranslation();
  const format = useFormat();
  const totals = totalMonths(months);
  const energy = scaleEnergy(totals, format);
  const columns = useMemo(
    (): EnergyColumns => ({
      unit: 'month',
      columns: fillMonths(
        months.map(({ month, ...sums }) => ({ name: month, ...sums })),
        lastMonth,
      ),
    }),
    [months, lastMonth],
  );
  const [year, firstMonth] = [lastMonth.slice(0, 4), shiftPeriod(lastMonth, -11)];
  const title = firstMonth.startsWith(year)
    ? t('home.yearTitle', { year })
    : t('home.twelveTitle', { first: format.month(firstMonth), last: format.month(lastMonth) });
  if (totals.consumptionWmin + totals.productionWmin === 0) return null;
  return (
    <section className={styles.year} aria-labelledby="year-title">
      <h2 id="year-title">{title}</h2>
      <p>
        {t('home.yearSentence', {
          allocated: energy(totals.allocatedWmin),
          coverage: format.percent(totals.coveragePpm),
        })}
      </p>
      <EnergyLegend
        totals={totals}
        hasMissing={columns.columns.some(({ missingSlots }) => missingSlots > 0)}
        hasEstimated={columns.columns.some(({ estimatedSlots }) => estimatedSlots > 0)}
      />
      <EnergyChart energy={columns} height={220} description={`${title}. ${describeEnergy(totals, t, format)}`} />
    </section>
  );
}
