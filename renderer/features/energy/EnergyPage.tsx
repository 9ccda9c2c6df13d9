import { Button, Tabs } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnergyPeriod } from '#contract';
import { useEngineQuery } from '../../api/engine.ts';
import { useNavigation } from '../../app/navigation.ts';
import { PageHeader } from '../../app/PageHeader.tsx';
import { describePeriod } from '../../app/period.ts';
import { EnergyLegend } from '../../charts/EnergyLegend.tsx';
import { toEnergyColumns } from '../../charts/energy-columns.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FigureTableView } from '../../components/FigureTableView.tsx';
import { Loading } from '../../components/Loading.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { DayCurve } from './DayCurve.tsx';
import { EnergyChart } from './EnergyChart.tsx';
import styles from './EnergyPage.module.css';
import { EnergyParticipants } from './EnergyParticipants.tsx';
import { EnergySentence } from './EnergySentence.tsx';
import { toColumnsTable } from './energy-tables.ts';
import { Flows } from './Flows.tsx';
import { Picture, type TableMode } from './Picture.tsx';
import { YearMap } from './YearMap.tsx';

export function EnergyPage(): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { period, chooseImport } = useNavigation();
  const energy = useEngineQuery('energy.getPeriod', { period });
  const chooseFiles = (
    <Button
      onClick={() => {
        chooseImport('files');
      }}
    >
      {t('home.importButton')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('energy.title')} periods={['month', 'quarter', 'year', 'free']} />
      <ErrorNotice error={energy.error} onRetry={() => void energy.refetch()} />
      {energy.isPending && <Loading />}
      {energy.data &&
        (isEmpty(energy.data) ? (
          <EmptyState
            drawing="curve"
            title={t('energy.emptyTitle')}
            text={t('energy.emptyText', { period: describePeriod(period, t, format) })}
            action={chooseFiles}
          />
        ) : (
          <EnergyView energy={energy.data} />
        ))}
    </>
  );
}

function isEmpty({ totals }: EnergyPeriod): boolean {
  return totals.consumptionWmin === 0 && totals.productionWmin === 0;
}

function EnergyView({ energy }: { readonly energy: EnergyPeriod }): ReactElement {
  const { t } = useTranslation();
  const [isTable, setTable] = useState(false);
  const mode = useMemo((): TableMode => ({ isTable, setTable }), [isTable]);
  useHotkeys([
    [
      'T',
      () => {
        setTable((value) => !value);
      },
    ],
  ]);
  return (
    <Tabs defaultValue="whole" keepMounted={false}>
      <Tabs.List aria-label={t('energy.tabs')}>
        <Tabs.Tab value="whole">{t('energy.tabWhole')}</Tabs.Tab>
        <Tabs.Tab value="flows">{t('energy.tabFlows')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="whole" className={styles.panel}>
        <EnergyYear key={energy.firstDay.slice(0, 4)} firstMonth={energy.firstDay.slice(0, 7)} mode={mode} />
        <PeriodPicture energy={energy} mode={mode} />
        <EnergyParticipants energy={energy} />
      </Tabs.Panel>
      <Tabs.Panel value="flows" className={styles.panel}>
        <Flows energy={energy} mode={mode} />
      </Tabs.Panel>
    </Tabs>
  );
}

/** The year as a map, and the day opened on it. */
function EnergyYear({ firstMonth, mode }: { readonly firstMonth: string; readonly mode: TableMode }): ReactElement {
  const year = firstMonth.slice(0, 4);
  const [day, setDay] = useState<string | null>(null);
  const hours = useEngineQuery('energy.getHours', { period: year });
  return (
    <>
      <ErrorNotice error={hours.error} onRetry={() => void hours.refetch()} />
      {hours.isPending && <Loading />}
      {hours.data && <YearMap firstMonth={firstMonth} hours={hours.data} mode={mode} openDay={day} onOpen={setDay} />}
      {day !== null && <DayCurve day={day} mode={mode} onTurn={setDay} />}
    </>
  );
}

function PeriodPicture({ energy, mode }: { readonly energy: EnergyPeriod; readonly mode: TableMode }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = useMemo(() => toEnergyColumns(energy), [energy]);
  const title = columns.unit === 'day' ? t('energy.dayChart') : t('energy.monthChart');
  const figures = toColumnsTable(columns, energy.totals, t, format);
  return (
    <Picture
      id="energy-title"
      title={title}
      mode={mode}
      getFigures={() => figures}
      sentence={<EnergySentence energy={energy} columns={columns} />}
      table={() => <FigureTableView figures={figures} caption={title} />}
      picture={(chart) => (
        <>
          <EnergyLegend totals={energy.totals} hasMissing={energy.totals.missingSlots > 0} />
          <EnergyChart
            energy={columns}
            height={330}
            description={`${title}. ${t('energy.chartDescription')}`}
            chart={chart}
          />
        </>
      )}
    />
  );
}
