import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunSummary } from '#contract';
import { useEngineQuery } from '../../api/engine.ts';
import { useEngineWork } from '../../api/use-work.ts';
import { useOperation } from '../../app/app-state.ts';
import { useNavigation } from '../../app/navigation.ts';
import { PageHeader } from '../../app/PageHeader.tsx';
import { describePeriod, findDays, parsePeriod, previousYear } from '../../app/period.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Loading } from '../../components/Loading.tsx';
import { toLastWholeDay } from '../../i18n/local-day.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Checklist } from './Checklist.tsx';
import { listOlderMonths, makeChecklist } from './checklist.ts';
import { Figures } from './Figures.tsx';
import styles from './HomePage.module.css';
import { TrueUntil } from './TrueUntil.tsx';
import { YearPicture } from './YearPicture.tsx';

export function HomePage(): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { months, completeUntilUtc, laggingMeters, timeZone } = useOperation();
  const { period, chooseImport } = useNavigation();
  const canBill = ['month', 'quarter'].includes(parsePeriod(period).kind);
  const before = previousYear(period);
  // given up when another period is looked at: its own figures would wait behind them
  const energy = useEngineWork('energy.getPeriod', { period }).query;
  const preparation = useEngineWork('billing.prepare', { period }, { enabled: canBill }).query;
  const runs = useEngineQuery('billing.listRuns', {});
  const lastYear = useEngineWork(
    'energy.getPeriod',
    { period: before },
    { enabled: months.some((month) => month.startsWith(before.slice(0, 4))) },
  ).query;
  const lastMonth = findDays(period).lastDay.slice(0, 7);
  // asked for last: the month comes first
  const year = useEngineWork('energy.getMonths', { lastMonth }, { enabled: months.length > 0 });
  const error = energy.error ?? preparation.error ?? runs.error;

  if (months.length === 0) {
    return (
      <>
        <PageHeader title={t('home.title')} />
        <EmptyState
          drawing="curve"
          title={t('home.emptyTitle')}
          text={t('home.emptyText')}
          action={
            <>
              <Button
                onClick={() => {
                  chooseImport('files');
                }}
              >
                {t('import.choose')}
              </Button>
              <Button
                variant="default"
                onClick={() => {
                  chooseImport('folder');
                }}
              >
                {t('import.chooseFolder')}
              </Button>
            </>
          }
        />
      </>
    );
  }
  const isReady = energy.data && runs.data && (preparation.data ?? !canBill);
  const run = runs.data?.find(({ runId }) => runId === preparation.data?.issuedRunId) ?? null;
  const name = describePeriod(period, t, format);
  return (
    <>
      <PageHeader title={t('home.title')} periods={['month', 'quarter', 'year', 'free']} />
      <ErrorNotice
        error={error}
        onRetry={() => {
          void energy.refetch();
          void preparation.refetch();
          void runs.refetch();
        }}
      />
      {!isReady && !error && <Loading />}
      {isReady && (
        <div className={styles.columns}>
          <section className={styles.block} aria-labelledby="checklist-title">
            <h2 id="checklist-title">{t('home.checklist', { period: name })}</h2>
            <Checklist
              {...makeChecklist({
                energy: energy.data,
                completeDay: completeUntilUtc === null ? null : toLastWholeDay(completeUntilUtc, timeZone),
                laggingCount: laggingMeters.length,
                preparation: preparation.data ?? null,
                run,
                olderMonths: listOlderMonths(months, runs.data, period),
              })}
            />
          </section>
          <section className={styles.block} aria-labelledby="figures-title">
            <h2 id="figures-title">
              {parsePeriod(period).kind === 'month' ? t('home.figures') : t('home.figuresOther')}
            </h2>
            <Figures
              totals={energy.data.totals}
              lastYear={lastYear.data?.totals ?? null}
              lastYearName={describePeriod(before, t, format)}
              lastYearCents={findBilledCents(runs.data, before)}
              amount={
                run
                  ? { isIssued: true, cents: run.grossCents }
                  : preparation.data
                    ? { isIssued: false, cents: preparation.data.grossCents }
                    : null
              }
            />
            <TrueUntil />
          </section>
        </div>
      )}
      {isReady && <YearPicture work={year} lastMonth={lastMonth} />}
    </>
  );
}

/** What the run of exactly these days has billed; null where there is none. */
function findBilledCents(runs: readonly RunSummary[], period: string): number | null {
  const { firstDay, lastDay } = findDays(period);
  return runs.find((run) => run.firstDay === firstDay && run.lastDay === lastDay)?.grossCents ?? null;
}
