import { Button, Tabs } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnergyPeriod } from '#contract';
import { useEngineWork } from '../../api/use-work.ts';
import { useNavigation } from '../../app/navigation.ts';
import { PageHeader } from '../../app/PageHeader.tsx';
import { describePeriod } from '../../app/period.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { WorkNotice } from '../../components/WorkNotice.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './EnergyPage.module.css';
import { Flows } from './Flows.tsx';
import { ParticipantsTab } from './ParticipantsTab.tsx';
import type { TableMode } from './Picture.tsx';
import { QualityTab } from './QualityTab.tsx';
import { WholeTab } from './WholeTab.tsx';

const tabs = ['whole', 'participants', 'flows', 'quality'] as const;

export function EnergyPage(): ReactElement {
  const { t } = useTranslation();
  const { period } = useNavigation();
  const energy = useEngineWork('energy.getPeriod', { period });
  return (
    <>
      <PageHeader title={t('energy.title')} periods={['month', 'quarter', 'year', 'free']} />
      <WorkNotice work={energy} title={t('energy.working')} />
      {energy.query.data && <EnergyView energy={energy.query.data} />}
    </>
  );
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
  const isEmpty = energy.totals.consumptionWmin === 0 && energy.totals.productionWmin === 0;
  const panels = {
    whole: <WholeTab energy={energy} mode={mode} />,
    participants: <ParticipantsTab energy={energy} mode={mode} />,
    flows: <Flows energy={energy} mode={mode} />,
  };
  return (
    <Tabs defaultValue="whole" keepMounted={false}>
      <Tabs.List aria-label={t('energy.tabs')}>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {t(`energy.tab.${tab}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((tab) => (
        <Tabs.Panel key={tab} value={tab} className={styles.panel}>
          {/* what lacks is told even where nothing is known */}
          {tab === 'quality' ? <QualityTab mode={mode} /> : isEmpty ? <NoEnergy /> : panels[tab]}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function NoEnergy(): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { period, chooseImport } = useNavigation();
  return (
    <EmptyState
      drawing="curve"
      title={t('energy.emptyTitle')}
      text={t('energy.emptyText', { period: describePeriod(period, t, format) })}
      action={
        <Button
          onClick={() => {
            chooseImport('files');
          }}
        >
          {t('home.importButton')}
        </Button>
      }
    />
  );
}
