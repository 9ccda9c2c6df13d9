import { Button } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineWork } from '../../api/use-work.ts';
import { useNavigation } from '../../app/navigation.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FigureTableView } from '../../components/FigureTableView.tsx';
import { WorkNotice } from '../../components/WorkNotice.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { listMemberMonths, type MemberMonth } from './member-months.ts';
import { MonthBars } from './MonthBars.tsx';
import styles from './ParticipantsPage.module.css';

/** A member's energy month by month in the year of the page's period, as bars or as a table. */
export function MemberEnergy({ memberId }: { readonly memberId: number }): ReactElement {
  const { t } = useTranslation();
  const { period } = useNavigation();
  const year = period.slice(0, 4);
  // of all members at once: to turn from one to the next computes nothing
  const work = useEngineWork('energy.getParticipants', { period: year });
  const { data } = work.query;
  const rows = data && listMemberMonths(data, memberId);
  return (
    <>
      <WorkNotice work={work} title={t('energy.working')} />
      {rows?.length === 0 && (
        <EmptyState
          drawing="curve"
          title={t('energy.emptyTitle')}
          text={t('participants.noEnergyText', { period: year })}
        />
      )}
      {rows && rows.length > 0 && <Months rows={rows} year={year} />}
    </>
  );
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
