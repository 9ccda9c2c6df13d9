import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChartBar, IconTable } from '@tabler/icons-react';
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
import { Loading } from '../../components/Loading.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { EnergyChart } from './EnergyChart.tsx';
import styles from './EnergyPage.module.css';
import { EnergyParticipants } from './EnergyParticipants.tsx';
import { EnergySentence } from './EnergySentence.tsx';
import { EnergyTable } from './EnergyTable.tsx';

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
      <PageHeader title={t('energy.title')} periods={['month', 'quarter', 'year']} />
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
  useHotkeys([
    [
      'T',
      () => {
        setTable((value) => !value);
      },
    ],
  ]);
  const columns = useMemo(() => toEnergyColumns(energy), [energy]);
  const title = columns.unit === 'day' ? t('energy.dayChart') : t('energy.monthChart');
  const SwitchIcon = isTable ? IconChartBar : IconTable;
  return (
    <>
      <section className={styles.picture} aria-labelledby="energy-title">
        <div className={styles.head}>
          <h2 id="energy-title">{title}</h2>
          <Button
            variant="default"
            leftSection={<SwitchIcon size={18} aria-hidden />}
            title={t('energy.shortcut')}
            aria-keyshortcuts="T"
            onClick={() => {
              setTable(!isTable);
            }}
          >
            {isTable ? t('energy.showChart') : t('energy.showTable')}
          </Button>
        </div>
        <EnergySentence energy={energy} columns={columns} />
        {isTable ? (
          <EnergyTable energy={columns} totals={energy.totals} caption={title} />
        ) : (
          <>
            <EnergyLegend totals={energy.totals} hasMissing={energy.totals.missingSlots > 0} />
            <EnergyChart energy={columns} height={330} description={`${title}. ${t('energy.chartDescription')}`} />
          </>
        )}
      </section>
      <EnergyParticipants energy={energy} />
    </>
  );
}
