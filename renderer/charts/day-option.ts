/**
 * The curve of a day, step by step. Behind, production as a line with the surplus hatched under it; in
 * front, consumption: the shared part below, the grid's part above.
 */
import type { BarSeriesOption, CustomSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { EnergySteps } from '#contract';
import type { ChartSigns } from './chart-signs.ts';
import { textStyle, tooltipStyle, type ChartOption } from './chart-style.ts';
import { surplusStyle, type EnergySide } from './energy-option.ts';
import { readStep } from './hour-cells.ts';

export interface DayTexts {
  /** Local time of a step. */
  readonly time: (step: number) => string;
  readonly tooltip: (step: number) => readonly string[];
  readonly formatKwh: (kwh: number) => string;
}

const LABEL_HOURS = 3;

export function createDayOption(
  steps: EnergySteps,
  signs: ChartSigns,
  texts: DayTexts,
  side: EnergySide = 'whole',
): ChartOption {
  const text = textStyle(signs);
  const indexes = [...steps.localMinute.keys()];
  const perLabel = (LABEL_HOURS * 60) / steps.stepMinutes;
  const axis = { type: 'category' as const, data: indexes.map(texts.time) };
  const values = (measure: Parameters<typeof readStep>[1]): (number | '-')[] =>
    indexes.map((step) => toKwh(readStep(steps, measure, step).wmin));
  return {
    animation: false,
    textStyle: { fontFamily: signs.font },
    grid: { left: 8, right: 16, top: 16, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: [
      {
        ...axis,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: signs.line } },
        axisLabel: { ...text, interval: (index) => index % perLabel === 0 },
      },
      { ...axis, show: false },
    ],
    yAxis: {
      type: 'value',
      min: 0,
      axisLabel: { ...text, formatter: texts.formatKwh },
      splitLine: { lineStyle: { color: signs.line } },
    },
    tooltip: {
      ...tooltipStyle(signs),
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: signs.inkSoft, type: 'solid' } },
      formatter: (params) => {
        const first = Array.isArray(params) ? params[0] : params;
        return first ? texts.tooltip(first.dataIndex).join('\n') : '';
      },
    },
    series: [
      // the surplus stands on the shared part, which the green in front covers
      ...(side === 'whole'
        ? [
            column('production', 1, values('allocated'), { color: signs.paper }),
            column('production', 1, values('surplus'), surplusStyle(signs, 0)),
          ]
        : []),
      column('consumption', 0, values('allocated'), {
        // closes the seams between columns
        color: signs.allocated,
        borderColor: signs.allocated,
        borderWidth: 1,
      }),
      column(
        'consumption',
        0,
        indexes.map((step) => toKwh(readComplement(steps, step))),
        {
          color: signs.complement,
          opacity: 0.45,
        },
      ),
      ...(side === 'whole' ? productionLines(steps, values('production'), signs) : []),
      estimatedTops(steps, signs),
      missingBands(steps, signs),
    ],
  };
}

/** Solid where measured, dashed where estimated. */
function productionLines(steps: EnergySteps, kwh: readonly (number | '-')[], signs: ChartSigns): LineSeriesOption[] {
  const isEstimated = (step: number): boolean => (steps.productionEstimated[step] ?? 0) > 0;
  return ([false, true] as const).map((estimated) => ({
    type: 'line',
    step: 'middle',
    data: kwh.map((value, step) => (isEstimated(step) === estimated ? value : '-')),
    symbol: 'none',
    z: 4,
    lineStyle: { color: signs.production, width: 2.5, type: estimated ? 'dashed' : 'solid' },
    silent: true,
  }));
}

/** A dashed edge on the consumption of steps whose values are estimates. */
function estimatedTops(steps: EnergySteps, signs: ChartSigns): CustomSeriesOption {
  const tops = [...steps.localMinute.keys()].filter((step) => (steps.consumptionEstimated[step] ?? 0) > 0);
  return {
    type: 'custom',
    data: tops.map((step) => [step, (steps.consumptionWmin[step] ?? 0) / 60_000]),
    silent: true,
    z: 4,
    tooltip: { show: false },
    renderItem: (_params, api) => {
      const [x = 0, y = 0] = api.coord([api.value(0), api.value(1)]);
      const size = api.size?.([1, 0]) ?? 0;
      const band = Array.isArray(size) ? (size[0] ?? 0) : size;
      // one dash and one space a step
      return {
        type: 'line',
        shape: { x1: x - band / 2, x2: x + band / 8, y1: y, y2: y },
        style: { stroke: signs.complement, lineWidth: 2.5 },
      };
    },
  };
}

/** Consumption without its shared part; all of it where no production is known, for nothing was shared then. */
export function readComplement(steps: EnergySteps, step: number): number | null {
  const { wmin } = readStep(steps, 'consumption', step);
  return wmin === null ? null : wmin - (steps.allocatedWmin[step] ?? 0);
}

/** Stretches of steps that lack values: first step, and the one after the last. */
export function listMissingBands(steps: EnergySteps): { readonly from: number; readonly to: number }[] {
  const bands: { from: number; to: number }[] = [];
  for (const step of steps.localMinute.keys()) {
    if (!readStep(steps, 'allocated', step).isPartial) continue;
    const last = bands.at(-1);
    if (last?.to === step) last.to = step + 1;
    else bands.push({ from: step, to: step + 1 });
  }
  return bands;
}

const toKwh = (wmin: number | null): number | '-' => (wmin === null ? '-' : wmin / 60_000);

function column(
  stack: string,
  xAxisIndex: number,
  data: (number | '-')[],
  itemStyle: NonNullable<BarSeriesOption['itemStyle']>,
): BarSeriesOption {
  return { type: 'bar', stack, xAxisIndex, barWidth: '101%', data, itemStyle, emphasis: { disabled: true } };
}

/** A dotted frame round what lacks values. */
function missingBands(steps: EnergySteps, signs: ChartSigns): CustomSeriesOption {
  const bands = listMissingBands(steps);
  return {
    type: 'custom',
    data: bands.map(({ from }) => [from, 0]),
    silent: true,
    z: 5,
    tooltip: { show: false },
    renderItem: (params, api) => {
      const { from, to } = bands[params.dataIndex] ?? { from: 0, to: 0 };
      const [x = 0, bottom = 0] = api.coord([from, 0]);
      const size = api.size?.([1, 0]) ?? 0;
      const band = Array.isArray(size) ? (size[0] ?? 0) : size;
      return {
        type: 'rect',
        shape: { x: x - band / 2, y: 18, width: (to - from) * band, height: bottom - 18, r: 2 },
        style: { fill: 'none', stroke: signs.missing, lineWidth: 1.5, lineDash: [1.5, 3] },
      };
    },
  };
}
