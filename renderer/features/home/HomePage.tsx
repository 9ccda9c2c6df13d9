import { Button } from '@mantine/core';
import { lazy, Suspense, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineQuery } from '../../api/engine.ts';
import { useOperation } from '../../app/app-state.ts';
import { useNavigation } from '../../app/navigation.ts';
import { PageHeader } from '../../app/PageHeader.tsx';
import { describePeriod, parsePeriod, previousYear } from '../../app/period.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Loading } from '../../components/Loading.tsx';
import { toLastLocalDay } from '../../i18n/local-day.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Checklist } from './Checklist.tsx';
import { makeChecklist } from './checklist.ts';
import { Figures } from './Figures.tsx';
import styles from './HomePage.module.css';

// charts are read while the figures are computed
const YearPicture = lazy(async () => ({ default: (await import('./YearPicture.tsx')).YearPicture }));

export function HomePage(): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { months, dataUntilUtc, timeZone } = useOperation();
  const { period, chooseImport } = useNavigation();
  const canBill = parsePeriod(period).kind !== 'year';
  const before = previousYear(period);
  const energy = useEngineQuery('energy.getPeriod', { period });
  const preparation = useEngineQuery('billing.prepare', { period }, { enabled: canBill });
  const runs = useEngineQuery('billing.listRuns', {});
  const lastYear = useEngineQuery(
    'energy.getPeriod',
    { period: before },
    { enabled: months.some((month) => month.startsWith(before.slice(0, 4))) },
  );
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
      <PageHeader title={t('home.title')} periods={['month', 'quarter']} />
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
              tasks={makeChecklist({
                energy: energy.data,
                lastDataDay: dataUntilUtc === null ? null : toLastLocalDay(dataUntilUtc, timeZone),
                preparation: preparation.data ?? null,
                run,
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
              amount={
                run
                  ? { isIssued: true, cents: run.grossCents }
                  : preparation.data
                    ? { isIssued: false, cents: preparation.data.grossCents }
                    : null
              }
            />
          </section>
        </div>
      )}
      {/* asked for last: the month comes first */}
      {isReady && (
        <Suspense>
          <YearPicture year={period.slice(0, 4)} />
        </Suspense>
      )}
    </>
  );
}
