import { useCallback, useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnergyPeriod } from '#contract';
import type { ChartSigns } from '../../charts/chart-signs.ts';
import type { ChartOption } from '../../charts/chart-style.ts';
import { Chart } from '../../charts/Chart.tsx';
import { createFlows, type FlowTexts } from '../../charts/flow-graph.ts';
import { createFlowOption, findFlowHeight } from '../../charts/flow-option.ts';
import { scaleEnergy } from '../../charts/scale-energy.ts';
import { FigureTableView } from '../../components/FigureTableView.tsx';
import { formatMeter } from '../../i18n/format-meter.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { describeEnergy } from './describe-energy.ts';
import styles from './EnergyPage.module.css';
import { toFlowTable } from './energy-tables.ts';
import { Picture, type TableMode } from './Picture.tsx';

/** Beyond, names would stand too close. */
const MOST_PARTIES = 14;

/** From plants and the grid to consumers and surplus. */
export function Flows({ energy, mode }: { readonly energy: EnergyPeriod; readonly mode: TableMode }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const title = t('energy.flowTitle');
  const texts = useMemo(
    (): FlowTexts => ({
      allocated: t('words.allocated'),
      grid: t('words.complement'),
      surplus: t('words.surplus'),
      meterOf: (member, meter) =>
        t('energy.flowMeter', { member, meter: /^\d{14}$/.test(meter) ? formatMeter(meter) : meter }),
      others: (count) => t('energy.flowOthers', { count }),
    }),
    [t],
  );
  const flows = useMemo(() => createFlows(energy, MOST_PARTIES, texts), [energy, texts]);
  const figures = useMemo(() => toFlowTable(createFlows(energy, Infinity, texts), t), [energy, texts, t]);
  const { totals } = energy;
  const energyOf = scaleEnergy(totals, format);
  const option = useCallback(
    (signs: ChartSigns): ChartOption => {
      const exact = (wmin: number): string => `${format.kwh(wmin)}\u202f${t('words.kwh')}`;
      const share = (wmin: number, whole: number): string =>
        whole === 0
          ? ''
          : `  (${t('energy.shareOfWhole', { share: format.percent(Math.round((wmin / whole) * 1e6)) })})`;
      const whole = totals.productionWmin + totals.complementWmin;
      return createFlowOption(flows, signs, {
        label: ({ name, wmin }) => `${name}\n${format.energy(wmin)}`,
        flow: ({ from, to, wmin }) => [
          t('energy.flowArrow', { from: from.name, to: to.name }),
          `${exact(wmin)}${share(wmin, whole)}`,
        ],
        node: ({ name, wmin }) => [name, `${exact(wmin)}${share(wmin, whole)}`],
      });
    },
    [flows, totals, format, t],
  );
  return (
    <Picture
      id="energy-flows"
      title={title}
      mode={mode}
      getFigures={() => figures}
      sentence={
        <p className={styles.sentences}>
          {t('energy.flowSentence', {
            count: energy.plants.length,
            shared: energyOf(totals.allocatedWmin),
            grid: energyOf(totals.complementWmin),
            surplus: energyOf(totals.surplusWmin),
          })}
        </p>
      }
      table={() => <FigureTableView figures={figures} caption={title} />}
      picture={(chart) => (
        <Chart
          option={option}
          height={findFlowHeight(flows)}
          description={`${title}. ${describeEnergy(totals, t, format)} ${t('energy.flowDescription')}`}
          ref={chart}
        />
      )}
    />
  );
}
