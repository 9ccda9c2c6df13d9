import { useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnergyPeriod } from '#contract';
import { useEngineWork } from '../../api/use-work.ts';
import { useOperation } from '../../app/app-state.ts';
import { shiftPeriod } from '../../app/period.ts';
import { EnergyLegend } from '../../charts/EnergyLegend.tsx';
import { WorkNotice } from '../../components/WorkNotice.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { describeEnergy } from '../energy/describe-energy.ts';
import { EnergyChart } from '../energy/EnergyChart.tsx';
import styles from './HomePage.module.css';
import { joinTwelveMonths, toTwelveColumns } from './twelve-months.ts';

/** Twelve months at a glance, up to this one. */
export function YearPicture({ lastMonth }: { readonly lastMonth: string }): ReactElement | null {
  const { t } = useTranslation();
  const { months } = useOperation();
  const firstMonth = shiftPeriod(lastMonth, -11);
  const [before, year] = [firstMonth.slice(0, 4), lastMonth.slice(0, 4)];
  // whole years, for the page of energy asks for them too
  const now = useEngineWork('energy.getPeriod', { period: year });
  const needsBefore = before !== year && months.some((month) => month.startsWith(before) && month >= firstMonth);
  const then = useEngineWork('energy.getPeriod', { period: before }, { enabled: needsBefore });
  const [ours, earlier] = [now.query.data, needsBefore ? then.query.data : null];
  if (!ours || earlier === undefined) return <WorkNotice work={ours ? then : now} title={t('home.yearWorking')} />;
  return <TwelveMonths before={earlier} now={ours} firstMonth={firstMonth} lastMonth={lastMonth} />;
}

interface TwelveProps {
  readonly before: EnergyPeriod | null;
  readonly now: EnergyPeriod;
  readonly firstMonth: string;
  readonly lastMonth: string;
}

function TwelveMonths({ before, now, firstMonth, lastMonth }: TwelveProps): ReactElement | null {
  const { t } = useTranslation();
  const format = useFormat();
  const twelve = useMemo(
    () => joinTwelveMonths(before, now, firstMonth, lastMonth),
    [before, now, firstMonth, lastMonth],
  );
  const columns = useMemo(() => toTwelveColumns(twelve, lastMonth), [twelve, lastMonth]);
  const year = lastMonth.slice(0, 4);
  const title = firstMonth.startsWith(year)
    ? t('home.yearTitle', { year })
    : t('home.twelveTitle', { first: format.month(firstMonth), last: format.month(lastMonth) });
  if (twelve.totals.consumptionWmin + twelve.totals.productionWmin === 0) return null;
  return (
    <section className={styles.year} aria-labelledby="year-title">
      <h2 id="year-title">{title}</h2>
      <p>
        {t('home.yearSentence', {
          allocated: format.energy(twelve.totals.allocatedWmin),
          coverage: format.percent(twelve.totals.coveragePpm),
        })}
      </p>
      <EnergyLegend
        totals={twelve.totals}
        hasMissing={columns.columns.some(({ missingSlots }) => missingSlots > 0)}
        hasEstimated={columns.columns.some(({ estimatedSlots }) => estimatedSlots > 0)}
      />
      <EnergyChart
        energy={columns}
        height={220}
        description={`${title}. ${describeEnergy(twelve.totals, t, format)}`}
      />
    </section>
  );
}
