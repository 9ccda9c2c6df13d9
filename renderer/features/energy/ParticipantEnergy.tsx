import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnergyParticipantDays } from '#contract';
import { useEngineWork } from '../../api/use-work.ts';
import { EnergyLegend } from '../../charts/EnergyLegend.tsx';
import { scaleEnergy } from '../../charts/scale-energy.ts';
import { FigureTableView } from '../../components/FigureTableView.tsx';
import { WorkNotice } from '../../components/WorkNotice.tsx';
import { formatMeter } from '../../i18n/format-meter.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { DayCurve } from './DayCurve.tsx';
import { describeEnergy } from './describe-energy.ts';
import { EnergyChart } from './EnergyChart.tsx';
import styles from './EnergyPage.module.css';
import { toColumnsTable } from './energy-tables.ts';
import { toParticipantColumns } from './participant-columns.ts';
import { Picture, type TableMode } from './Picture.tsx';
import { YearMap } from './YearMap.tsx';

interface Props {
  readonly participant: EnergyParticipantDays;
  readonly days: readonly string[];
  readonly mode: TableMode;
  readonly onBack: () => void;
}

/** One participant: the year as a map, a day, the period. */
export function ParticipantEnergy({ participant, days, mode, onBack }: Props): ReactElement {
  const { t } = useTranslation();
  const { meterId } = participant;
  const memberId = participant.memberId ?? 0;
  const name = participant.memberName ?? '';
  const firstMonth = days[0]?.slice(0, 7) ?? '';
  const year = firstMonth.slice(0, 4);
  const [day, setDay] = useState<string | null>(null);
  const hours = useEngineWork('energy.getHours', { year, owner: { meterId, memberId } });
  return (
    <>
      <div className={styles.ownerHead}>
        <Button variant="default" leftSection={<IconArrowLeft size={18} aria-hidden />} onClick={onBack} autoFocus>
          {t('energy.allParticipants')}
        </Button>
        <h2>{name}</h2>
        <span className="soft nowrap">{formatMeter(meterId)}</span>
      </div>
      <WorkNotice work={hours} title={t('energy.yearWorking', { year })} />
      {hours.query.data && (
        <YearMap
          firstMonth={firstMonth}
          hours={hours.query.data}
          ownerName={name}
          mode={mode}
          openDay={day}
          onOpen={setDay}
        />
      )}
      {day !== null && <DayCurve day={day} owner={{ meterId, memberId, name }} mode={mode} onTurn={setDay} />}
      <OwnPeriod participant={participant} days={days} mode={mode} />
    </>
  );
}

function OwnPeriod({ participant, days, mode }: Omit<Props, 'onBack'>): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = useMemo(() => toParticipantColumns(days, participant), [days, participant]);
  const ofAll = columns.unit === 'day' ? t('energy.ownDayChart') : t('energy.ownMonthChart');
  const title = t('energy.titleOf', { title: ofAll, name: participant.memberName ?? '' });
  const totals = { ...participant, productionWmin: 0, surplusWmin: 0, selfConsumptionPpm: null };
  const energyOf = scaleEnergy(totals, format);
  const figures = toColumnsTable(columns, totals, t, format, 'consumer');
  return (
    <Picture
      id="participant-period"
      title={title}
      mode={mode}
      getFigures={() => figures}
      sentence={
        <p className={styles.sentences}>
          {t('energy.ownSentence', {
            allocated: energyOf(participant.allocatedWmin),
            coverage: format.percent(participant.coveragePpm),
            complement: energyOf(participant.complementWmin),
          })}
        </p>
      }
      table={() => <FigureTableView figures={figures} caption={title} />}
      picture={(chart) => (
        <>
          <EnergyLegend
            totals={totals}
            hasMissing={participant.missingSlots > 0}
            hasEstimated={participant.estimatedSlots > 0}
            isConsumer
          />
          <EnergyChart
            energy={columns}
            height={280}
            side="consumer"
            description={`${title}. ${describeEnergy(totals, t, format, 'consumer')}`}
            chart={chart}
          />
        </>
      )}
    />
  );
}
