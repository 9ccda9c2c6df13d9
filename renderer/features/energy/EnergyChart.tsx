import { useCallback, type ReactElement, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartSigns } from '../../charts/chart-signs.ts';
import { Chart, type ChartHandle } from '../../charts/Chart.tsx';
import type { EnergyColumn, EnergyColumns } from '../../charts/energy-columns.ts';
import type { ChartOption } from '../../charts/chart-style.ts';
import { createEnergyOption, type EnergySide } from '../../charts/energy-option.ts';
import { useOperation } from '../../app/app-state.ts';
import { findClockChange } from '../../app/clock-change.ts';
import { useFormat } from '../../i18n/use-format.ts';

interface Props {
  readonly energy: EnergyColumns;
  readonly height: number;
  readonly description: string;
  readonly chart?: Ref<ChartHandle>;
  readonly side?: EnergySide;
}

/** The energy of a period, column by column. */
export function EnergyChart({
  energy: { unit, columns },
  height,
  description,
  chart,
  side = 'whole',
}: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { timeZone } = useOperation();

  const option = useCallback(
    (signs: ChartSigns): ChartOption => {
      const ratio = (part: number, whole: number): number | null =>
        whole === 0 ? null : Math.round((part / whole) * 1e6);
      const line = (name: string, wmin: number, share: string): string =>
        `${name}  ${format.energy(wmin)}${share && `  (${share})`}`;
      const axisLabel = ({ name }: EnergyColumn): string => {
        if (unit === 'month') return format.shortMonth(name);
        const hours = findClockChange(name, timeZone);
        const day = columns.length > 31 ? format.shortDay(name) : String(Number(name.slice(8)));
        return hours === undefined ? day : `${day}\n${t('energy.clockMark', { hours })}`;
      };
      const tooltip = (column: EnergyColumn): string[] => {
        const { name, productionWmin, consumptionWmin, allocatedWmin, missingSlots, estimatedSlots } = column;
        const hours = unit === 'day' ? findClockChange(name, timeZone) : undefined;
        const ofConsumption = (wmin: number): string =>
          t('energy.shareOfConsumption', { share: format.percent(ratio(wmin, consumptionWmin)) });
        const surplusWmin = productionWmin - allocatedWmin;
        const title = unit === 'day' ? format.weekday(name) : format.month(name);
        if (productionWmin + consumptionWmin + missingSlots === 0) return [title, t('energy.emptyTitle')];
        return [
          title,
          ...(side === 'whole'
            ? [
                line(t('words.production'), productionWmin, ''),
                line(
                  t('words.surplus'),
                  surplusWmin,
                  productionWmin
                    ? t('energy.shareOfProduction', { share: format.percent(ratio(surplusWmin, productionWmin)) })
                    : '',
                ),
              ]
            : []),
          line(t('words.consumption'), consumptionWmin, ''),
          line(t('words.allocated'), allocatedWmin, consumptionWmin ? ofConsumption(allocatedWmin) : ''),
          line(
            t('words.complement'),
            consumptionWmin - allocatedWmin,
            consumptionWmin ? ofConsumption(consumptionWmin - allocatedWmin) : '',
          ),
          ...(missingSlots > 0 ? [t('energy.missingValues', { count: missingSlots })] : []),
          ...(estimatedSlots > 0 ? [t('energy.estimatedValues', { count: estimatedSlots })] : []),
          ...(hours === undefined ? [] : [t('energy.clockChange', { date: format.shortDay(name), hours })]),
        ];
      };
      const scale = format.energyScale(
        Math.max(...columns.map((column) => Math.max(column.productionWmin, column.consumptionWmin))),
      );
      const formatKwh = (kwh: number): string => scale(kwh * 60_000, 0);
      return createEnergyOption(columns, signs, { axisLabel, tooltip, formatKwh }, side);
    },
    [columns, unit, side, format, t, timeZone],
  );

  return <Chart option={option} height={height} description={description} ref={chart} />;
}
