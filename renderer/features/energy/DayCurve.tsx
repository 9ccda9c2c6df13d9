import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useCallback, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnergyOwner, EnergySteps } from '#contract';
import { useEngineQuery } from '../../api/engine.ts';
import { useOperation } from '../../app/app-state.ts';
import { findClockChange } from '../../app/clock-change.ts';
import type { ChartSigns } from '../../charts/chart-signs.ts';
import type { ChartOption } from '../../charts/chart-style.ts';
import { Chart } from '../../charts/Chart.tsx';
import { createDayOption, readComplement } from '../../charts/day-option.ts';
import { EnergyLegend } from '../../charts/EnergyLegend.tsx';
import { readStep } from '../../charts/hour-cells.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FigureTableView } from '../../components/FigureTableView.tsx';
import { Loading } from '../../components/Loading.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './EnergyPage.module.css';
import { nameStep, toDayTable } from './energy-tables.ts';
import { Picture, type TableMode } from './Picture.tsx';

interface Props {
  readonly day: string;
  /** The participant whose day it is, with the name; null for the whole. */
  readonly owner: (EnergyOwner & { readonly name: string }) | null;
  readonly mode: TableMode;
  readonly onTurn: (day: string) => void;
}

/** The curve of a day, with the days before and after one click away. */
export function DayCurve({ day, owner, mode, onTurn }: Props): ReactElement {
  const { t } = useTranslation();
  const steps = useEngineQuery('energy.getDay', {
    day,
    owner: owner && { meterId: owner.meterId, memberId: owner.memberId },
  });
  return (
    <div className={styles.day}>
      <ErrorNotice error={steps.error} onRetry={() => void steps.refetch()} />
      {steps.isPending && <Loading label={t('energy.dayLoading')} />}
      {steps.data && <DayPicture day={day} owner={owner} steps={steps.data} mode={mode} onTurn={onTurn} />}
    </div>
  );
}

function DayPicture({ day, owner, steps, mode, onTurn }: Props & { readonly steps: EnergySteps }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const side = owner ? 'consumer' : 'whole';
  const ofAll = t('energy.dayTitle', { day: format.day(day) });
  const title = owner ? t('energy.titleOf', { title: ofAll, name: owner.name }) : ofAll;
  const figures = toDayTable(steps, t, side);
  const sums = (figures.total ?? []).slice(1).map(Number);
  const [production = 0, surplus = 0] = owner ? [] : sums;
  const [consumption = 0, allocated = 0, complement = 0, missing = 0] = owner ? sums : sums.slice(2);
  const estimated = sumOf(steps.consumptionEstimated) + (side === 'whole' ? sumOf(steps.productionEstimated) : 0);
  const described = t(owner ? 'energy.dayWordsOf' : 'energy.dayWords', {
    production: format.energy(production),
    surplus: format.energy(surplus),
    consumption: format.energy(consumption),
    allocated: format.energy(allocated),
    complement: format.energy(complement),
  });
  const option = useCallback(
    (signs: ChartSigns): ChartOption => {
      const line = (name: string, wmin: number | null, share = ''): string =>
        `${name}  ${wmin === null ? t('energy.noValue') : format.energy(wmin)}${share}`;
      const tooltip = (step: number): string[] => {
        const read = (measure: Parameters<typeof readStep>[1]): number | null => readStep(steps, measure, step).wmin;
        const consumed = read('consumption');
        const shared = read('allocated');
        const ofConsumption = (wmin: number | null): string =>
          wmin === null || !consumed
            ? ''
            : `  (${t('energy.shareOfConsumption', { share: format.percent(Math.round((wmin / consumed) * 1e6)) })})`;
        return [
          nameStep(steps, step, t),
          ...(side === 'whole'
            ? [line(t('words.production'), read('production')), line(t('words.surplus'), read('surplus'))]
            : []),
          line(t('words.consumption'), consumed),
          line(t('words.allocated'), shared, ofConsumption(shared)),
          line(t('words.complement'), readComplement(steps, step), ofConsumption(readComplement(steps, step))),
        ];
      };
      const texts = {
        time: (step: number): string => nameStep(steps, step, t),
        tooltip,
        formatKwh: (kwh: number): string => `${format.decimal(kwh)}\u202f${t('words.kwh')}`,
      };
      return createDayOption(steps, signs, texts, side);
    },
    [steps, side, format, t],
  );
  return (
    <Picture
      id="energy-day"
      title={title}
      mode={mode}
      controls={<DayTurn day={day} onTurn={onTurn} />}
      getFigures={() => figures}
      sentence={<DaySentence day={day} missing={missing} estimated={estimated} />}
      table={() => <FigureTableView figures={figures} caption={title} />}
      picture={(chart) => (
        <>
          <EnergyLegend
            totals={{
              productionWmin: production,
              surplusWmin: surplus,
              consumptionWmin: consumption,
              allocatedWmin: allocated,
              complementWmin: complement,
            }}
            hasMissing={missing > 0}
            hasEstimated={estimated > 0}
            isConsumer={owner !== null}
          />
          <Chart option={option} height={300} description={`${title}. ${described}`} ref={chart} />
        </>
      )}
    />
  );
}

interface SentenceProps {
  readonly day: string;
  readonly missing: number;
  readonly estimated: number;
}

const sumOf = (values: Int32Array): number => values.reduce((sum, value) => sum + value, 0);

function DaySentence({ day, missing, estimated }: SentenceProps): ReactElement | null {
  const { t } = useTranslation();
  const format = useFormat();
  const { timeZone } = useOperation();
  const hours = findClockChange(day, timeZone);
  const parts = [
    ...(hours === undefined ? [] : [t('energy.clockChange', { date: format.shortDay(day), hours })]),
    ...(missing > 0 ? [t('energy.dayGap', { count: missing })] : []),
    ...(estimated > 0 ? [t('energy.dayEstimated', { count: estimated })] : []),
  ];
  return parts.length === 0 ? null : <p className="soft small">{parts.join(' ')}</p>;
}

function DayTurn({ day, onTurn }: Pick<Props, 'day' | 'onTurn'>): ReactElement {
  const { t } = useTranslation();
  const turn = (by: number) => () => {
    onTurn(new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10));
  };
  return (
    <div className={styles.stepper}>
      <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('energy.previousDay')} onClick={turn(-1)}>
        <IconChevronLeft size={18} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('energy.nextDay')} onClick={turn(1)}>
        <IconChevronRight size={18} />
      </ActionIcon>
    </div>
  );
}
