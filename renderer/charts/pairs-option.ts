/** Pairs of columns: the period shown full, the one it is compared with as an outline. */
import type { BarSeriesOption } from 'echarts/charts';
import { textStyle, tooltipStyle, type ChartOption } from './chart-style.ts';
import type { ChartSigns } from './chart-signs.ts';
import type { Measure } from './hour-cells.ts';
import { colourOf } from './year-map-option.ts';

export interface PairsTexts {
  readonly axisLabel: (index: number) => string;
  readonly tooltip: (index: number) => readonly string[];
  readonly formatKwh: (kwh: number) => string;
}

export function createPairsOption(
  wmin: { readonly now: readonly (number | null)[]; readonly then: readonly (number | null)[] },
  measure: Measure,
  signs: ChartSigns,
  texts: PairsTexts,
): ChartOption {
  const text = textStyle(signs);
  const colour = colourOf(measure, signs);
  const bars = (values: readonly (number | null)[], itemStyle: NonNullable<BarSeriesOption['itemStyle']>) => ({
    type: 'bar' as const,
    data: values.map((value) => (value === null ? '-' : value / 60_000)),
    barGap: '8%',
    barCategoryGap: '28%',
    itemStyle,
    emphasis: { disabled: true },
  });
  return {
    animation: false,
    textStyle: { fontFamily: signs.font },
    grid: { left: 8, right: 8, top: 16, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: wmin.now.map((_, index) => texts.axisLabel(index)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: signs.line } },
      axisLabel: { ...text, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: 0,
      axisLabel: { ...text, formatter: texts.formatKwh },
      splitLine: { lineStyle: { color: signs.line } },
    },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow', z: -1, shadowStyle: { color: signs.line, opacity: 0.35 } },
      ...tooltipStyle(signs),
      formatter: (params) => {
        const first = Array.isArray(params) ? params[0] : params;
        return first ? texts.tooltip(first.dataIndex).join('\n') : '';
      },
    },
    series: [
      bars(wmin.then, { color: signs.paper, borderColor: colour, borderWidth: 1.5 }),
      bars(wmin.now, { color: colour }),
    ],
  };
}
