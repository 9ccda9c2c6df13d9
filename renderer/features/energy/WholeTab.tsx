import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnergyPeriod, EnergySteps } from '#contract';
import { useEngineWork } from '../../api/use-work.ts';
import { EnergyLegend } from '../../charts/EnergyLegend.tsx';
import { toEnergyColumns } from '../../charts/energy-columns.ts';
import { FigureTableView } from '../../components/FigureTableView.tsx';
import { WorkNotice } from '../../components/WorkNotice.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import type { Against } from './comparison.ts';
import { Comparison } from './Comparison.tsx';
import { DayCurve } from './DayCurve.tsx';
import { EnergyChart } from './EnergyChart.tsx';
import { EnergySentence } from './EnergySentence.tsx';
import { describeEnergy } from './describe-energy.ts';
import { toColumnsTable } from './energy-tables.ts';
import { Picture, type TableMode } from './Picture.tsx';
import { PlantsTable } from './PlantsTable.tsx';
import { YearMap } from './YearMap.tsx';

interface Props {
  readonly energy: EnergyPeriod;
  /** What the period is compared with, if it is. */
  readonly against: Against | null;
  readonly mode: TableMode;
}

/** The operation as a whole: its year as a map, a day, the period, its plants. */
export function WholeTab({ energy, against, mode }: Props): ReactElement {
  const { t } = useTranslation();
  const firstMonth = energy.firstDay.slice(0, 7);
  const year = firstMonth.slice(0, 4);
  const hours = useEngineWork('energy.getHours', { year, owner: null });
  return (
    <>
      {against && <Comparison energy={energy} against={against} mode={mode} />}
      <WorkNotice work={hours} title={t('energy.yearWorking', { year })} />
      {hours.query.data && <MapAndDay key={year} firstMonth={firstMonth} hours={hours.query.data} mode={mode} />}
      <PeriodPicture energy={energy} hours={hours.query.data ?? null} mode={mode} />
      <PlantsTable plants={energy.plants} />
    </>
  );
}

interface MapProps {
  readonly firstMonth: string;
  readonly hours: EnergySteps;
  readonly mode: TableMode;
}

function MapAndDay({ firstMonth, hours, mode }: MapProps): ReactElement {
  const [day, setDay] = useState<string | null>(null);
  return (
    <>
      <YearMap firstMonth={firstMonth} hours={hours} ownerName={null} mode={mode} openDay={day} onOpen={setDay} />
      {day !== null && <DayCurve day={day} owner={null} mode={mode} onTurn={setDay} />}
    </>
  );
}

function PeriodPicture({
  energy,
  hours,
  mode,
}: Omit<Props, 'against'> & { readonly hours: EnergySteps | null }): ReactElement {
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
      sentence={<EnergySentence energy={energy} columns={columns} hours={hours} />}
      table={() => <FigureTableView figures={figures} caption={title} />}
      picture={(chart) => (
        <>
          <EnergyLegend
            totals={energy.totals}
            hasMissing={energy.totals.missingSlots > 0}
            hasEstimated={columns.columns.some(({ estimatedSlots }) => estimatedSlots > 0)}
          />
          <EnergyChart
            energy={columns}
            height={330}
            description={`${title}. ${describeEnergy(energy.totals, t, format)}`}
            chart={chart}
          />
        </>
      )}
    />
  );
}
