import { Button } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnergyPeriod } from '#contract';
import { callEngine } from '../../api/engine.ts';
import { useOperation } from '../../app/app-state.ts';
import { useNavigation } from '../../app/navigation.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FigureTableView } from '../../components/FigureTableView.tsx';
import { Loading } from '../../components/Loading.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { listMemberMonths, type MemberMonth } from './member-months.ts';
import { MonthBars } from './MonthBars.tsx';
import styles from './ParticipantsPage.module.css';

/** A member's energy month by month in the year of the page's period, as bars or as a table. */
export function MemberEnergy({ memberId }: { readonly memberId: number }): ReactElement {
  const { t } = useTranslation();
  const { period } = useNavigation();
  const { months } = useOperation();
  const year = period.slice(0, 4);
  const known = months.filter((month) => month.startsWith(year));
  // the months are kept for all members: to turn from one to the next computes nothing
  const { energies, isPending, error } = useQueries({
    queries: known.map((month) => ({
      queryKey: ['energy.getPeriod', { period: month }],
      queryFn: () => callEngine('energy.getPeriod', { period: month }),
    })),
    combine: (results) => ({
      energies: results.flatMap(({ data }): EnergyPeriod[] => (data ? [data] : [])),
      isPending: results.some((one) => one.isPending),
      error: results.find((one) => one.error)?.error ?? null,
    }),
  });
  if (error) return <ErrorNotice error={error} />;
  if (isPending) return <Loading />;
  const rows = listMemberMonths(energies, memberId);
  if (rows.length === 0)
    return (
      <EmptyState
        drawing="curve"
        title={t('energy.emptyTitle')}
        text={t('participants.noEnergyText', { period: year })}
      />
    );
  return <Months rows={rows} year={year} />;
}

function Months({ rows, year }: { readonly rows: readonly MemberMonth[]; readonly year: string }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { goTo } = useNavigation();
  const [isTable, setTable] = useState(false);
  const sum = (get: (row: MemberMonth) => number): number => rows.reduce((all, row) => all + get(row), 0);
  const consumptionWmin = sum((row) => row.consumptionWmin);
  const allocatedWmin = sum((row) => row.allocatedWmin);
  const missingSlots = sum((row) => row.missingSlots);
  const title = t('participants.energyTitle', { year });
  const sentence = t('participants.energySentence', {
    allocated: format.energy(allocatedWmin),
    consumption: format.energy(consumptionWmin),
    coverage: format.percent(consumptionWmin === 0 ? null : Math.round((allocatedWmin / consumptionWmin) * 1_000_000)),
  });
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.head}>
        <h3>{title}</h3>
        <Button
          variant="default"
          onClick={() => {
            setTable(!isTable);
          }}
        >
          {isTable ? t('energy.showChart') : t('energy.showTable')}
        </Button>
      </div>
      <p>{sentence}</p>
      {missingSlots > 0 && <p className="soft small">{t('energy.missingValues', { count: missingSlots })}</p>}
      {isTable ? (
        <FigureTableView
          caption={title}
          figures={{
            columns: [
              { title: t('words.month'), kind: 'text' },
              { title: t('words.consumption'), kind: 'kwh' },
              { title: t('words.allocated'), kind: 'kwh' },
              { title: t('words.complement'), kind: 'kwh' },
            ],
            rows: rows.map((row) => [
              format.month(row.month),
              row.consumptionWmin,
              row.allocatedWmin,
              row.consumptionWmin - row.allocatedWmin,
            ]),
            total: [null, consumptionWmin, allocatedWmin, consumptionWmin - allocatedWmin],
          }}
        />
      ) : (
        <MonthBars rows={rows} year={year} description={`${title}. ${sentence}`} />
      )}
      <div>
        <Button
          variant="default"
          onClick={() => {
            goTo('energy');
          }}
        >
          {t('billing.fix.energy')}
        </Button>
      </div>
    </section>
  );
}
