import { ActionIcon, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useCallback, useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnergySteps } from '#contract';
import type { ChartSigns } from '../../charts/chart-signs.ts';
import type { ChartOption } from '../../charts/chart-style.ts';
import { Chart } from '../../charts/Chart.tsx';
import { listHourCells, measures, type HourCell, type Measure } from '../../charts/hour-cells.ts';
import { createYearMapOption } from '../../charts/year-map-option.ts';
import { FigureTableView } from '../../components/FigureTableView.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { DayCursor } from './DayCursor.tsx';
import styles from './EnergyPage.module.css';
import { toHoursTable } from './energy-tables.ts';
import { MapLegend } from './MapLegend.tsx';
import { Picture, type TableMode } from './Picture.tsx';

/** What a participant has of its own. */
const ownMeasures = ['allocated', 'consumption'] as const;

interface Props {
  /** Month of the page's period, `YYYY-MM`: its year is the map's. */
  readonly firstMonth: string;
  readonly hours: EnergySteps;
  /** Name of the participant whose year it is; null for the whole. */
  readonly ownerName: string | null;
  readonly mode: TableMode;
  /** The day whose curve is shown. */
  readonly openDay: string | null;
  readonly onOpen: (day: string) => void;
}

/** The year, days across and hours down; a day opens on its curve. */
export function YearMap({ firstMonth, hours, ownerName, mode, openDay, onOpen }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const year = firstMonth.slice(0, 4);
  const [measure, setMeasure] = useState<Measure>('allocated');
  const [shownMonth, setMonth] = useState<string | null>(null);
  const month = shownMonth ?? openDay?.slice(0, 7) ?? firstMonth;
  const cells = useMemo(() => listHourCells(hours, measure), [hours, measure]);
  const ofAll = t(`energy.mapTitle.${measure}`, { year });
  const title = ownerName === null ? ofAll : t('energy.titleOf', { title: ofAll, name: ownerName });

  const total = cells.reduce((sum, { wmin }) => sum + (wmin ?? 0), 0);

  const option = useCallback(
    (signs: ChartSigns): ChartOption => {
      const tooltip = (cell: HourCell): string[] => {
        const day = hours.days[cell.day] ?? '';
        const missing = (hours.productionMissing[cell.step] ?? 0) + (hours.consumptionMissing[cell.step] ?? 0);
        const estimated = (hours.productionEstimated[cell.step] ?? 0) + (hours.consumptionEstimated[cell.step] ?? 0);
        const name = t(`words.${measure}`);
        const whole = measure === 'surplus' ? hours.productionWmin[cell.step] : hours.consumptionWmin[cell.step];
        const share = cell.wmin !== null && whole ? format.percent(Math.round((cell.wmin / whole) * 1e6)) : null;
        const shareText =
          share === null || measure === 'production' || measure === 'consumption'
            ? ''
            : `  (${t(measure === 'surplus' ? 'energy.shareOfProduction' : 'energy.shareOfConsumption', { share })})`;
        return [
          `${format.weekday(day)}, ${nameHour(cell, t)}`,
          cell.wmin === null ? t('energy.noValue') : `${name}  ${format.energy(cell.wmin)}${shareText}`,
          ...(missing > 0 ? [t('energy.missingValues', { count: missing })] : []),
          ...(estimated > 0 ? [t('energy.estimatedValues', { count: estimated })] : []),
        ];
      };
      return createYearMapOption(hours.days, cells, measure, signs, {
        month: (day) => format.shortMonth(day.slice(0, 7)),
        hour: (hour) => t('energy.hour', { hour }),
        clockMark: (count) => t('energy.clockMark', { hours: count }),
        tooltip,
      });
    },
    [hours, cells, measure, format, t],
  );

  const table = (): ReactElement => (
    <>
      <MonthChoice month={month} year={year} onChange={setMonth} />
      <FigureTableView figures={toHoursTable(hours, measure, month, t)} caption={`${title}, ${format.month(month)}`} />
    </>
  );
  return (
    <Picture
      id="energy-map"
      title={title}
      mode={mode}
      getFigures={() => toHoursTable(hours, measure, null, t)}
      table={table}
      sentence={
        <div className={styles.mapHead}>
          <MapSentence hours={hours} cells={cells} />
          <SegmentedControl
            aria-label={t('energy.measure')}
            value={measure}
            data={(ownerName === null ? measures : ownMeasures).map((value) => ({ value, label: t(`words.${value}`) }))}
            onChange={setMeasure}
          />
        </div>
      }
      picture={(chart) => (
        <>
          <DayCursor days={hours.days} openDay={openDay} onOpen={onOpen}>
            <Chart
              option={option}
              height={300}
              description={`${title}. ${t('energy.mapWords', { energy: format.energy(total) })} ${t('energy.mapHelp')}`}
              ref={chart}
            />
          </DayCursor>
          <MapLegend cells={cells} measure={measure} />
        </>
      )}
    />
  );
}

function nameHour({ hour, repeat }: HourCell, t: TFunction): string {
  return t(repeat === 1 ? 'energy.hourAgain' : 'energy.hour', { hour });
}

function MapSentence({
  hours,
  cells,
}: {
  readonly hours: EnergySteps;
  readonly cells: readonly HourCell[];
}): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const best = cells.reduce<HourCell | undefined>(
    (most, cell) => ((cell.wmin ?? 0) > (most?.wmin ?? 0) ? cell : most),
    undefined,
  );
  const lacking = cells.filter(({ isPartial, wmin }) => isPartial && wmin !== null).length;
  return (
    <p className={styles.sentences}>
      {best
        ? t('energy.mapSentence', {
            day: format.day(hours.days[best.day] ?? ''),
            time: nameHour(best, t),
            energy: format.energy(best.wmin ?? 0),
          })
        : t('energy.mapNothing')}
      {lacking > 0 && ` ${t('energy.mapMissing', { count: lacking })}`}{' '}
      <span className="soft">{t('energy.mapHelp')}</span>
    </p>
  );
}

interface MonthProps {
  readonly month: string;
  readonly year: string;
  readonly onChange: (month: string) => void;
}

/** A year of hours is too wide and too long at once: one month at a time. */
function MonthChoice({ month, year, onChange }: MonthProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const index = Number(month.slice(5));
  const turn = (by: number) => () => {
    onChange(`${year}-${String(index + by).padStart(2, '0')}`);
  };
  return (
    <div className={styles.stepper} role="group" aria-label={t('energy.mapMonth')}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        disabled={index === 1}
        aria-label={t('period.previous')}
        onClick={turn(-1)}
      >
        <IconChevronLeft size={18} />
      </ActionIcon>
      <strong>{format.month(month)}</strong>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        disabled={index === 12}
        aria-label={t('period.next')}
        onClick={turn(1)}
      >
        <IconChevronRight size={18} />
      </ActionIcon>
    </div>
  );
}
