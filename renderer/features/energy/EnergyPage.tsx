import { Button, Tabs } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnergyOwner, EnergyPeriod } from '#contract';
import { useEngineWork } from '../../api/use-work.ts';
import { useNavigation } from '../../app/navigation.ts';
import { PageHeader } from '../../app/PageHeader.tsx';
import { describePeriod } from '../../app/period.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { WorkNotice } from '../../components/WorkNotice.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import type { Against } from './comparison.ts';
import { CompareMenu } from './CompareMenu.tsx';
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
  const [against, setAgainst] = useState<Against | null>(null);
  // what was chosen stays when the period changes
  const [tab, setTab] = useState<string | null>('whole');
  const [owner, setOwner] = useState<EnergyOwner | null>(null);
  const mode = useTableMode();
  return (
    <>
      <PageHeader
        title={t('energy.title')}
        periods={['month', 'quarter', 'year', 'free']}
        action={
          <CompareMenu
            against={against}
            onChoose={(chosen) => {
              setAgainst(chosen);
              setTab('whole');
            }}
          />
        }
      />
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List aria-label={t('energy.tabs')}>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`energy.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="whole" className={styles.panel}>
          <OfPeriod period={period}>{(energy) => <WholeTab energy={energy} against={against} mode={mode} />}</OfPeriod>
        </Tabs.Panel>
        <Tabs.Panel value="participants" className={styles.panel}>
          <OfPeriod period={period}>
            {(energy) => <ParticipantsTab energy={energy} owner={owner} onOpen={setOwner} mode={mode} />}
          </OfPeriod>
        </Tabs.Panel>
        <Tabs.Panel value="flows" className={styles.panel}>
          <OfPeriod period={period}>{(energy) => <Flows energy={energy} mode={mode} />}</OfPeriod>
        </Tabs.Panel>
        <Tabs.Panel value="quality" className={styles.panel}>
          <QualityTab mode={mode} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function useTableMode(): TableMode {
  const [isTable, setTable] = useState(false);
  useHotkeys([
    [
      'T',
      () => {
        setTable((value) => !value);
      },
    ],
  ]);
  return useMemo(() => ({ isTable, setTable }), [isTable]);
}

interface OfPeriodProps {
  readonly period: string;
  readonly children: (energy: EnergyPeriod) => ReactElement;
}

/** What is shown of a period once it is known, and where it holds energy. */
function OfPeriod({ period, children }: OfPeriodProps): ReactElement {
  const { t } = useTranslation();
  const work = useEngineWork('energy.getPeriod', { period });
  const energy = work.query.data;
  if (!energy) return <WorkNotice work={work} title={t('energy.working')} />;
  return energy.totals.consumptionWmin + energy.totals.productionWmin === 0 ? <NoEnergy /> : children(energy);
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
