/**
 * The picture of a period's energy. Behind, a wide column: production, its surplus part hatched. In front,
 * a narrow column: consumption, shared part below, grid part above. The shared part is the same in both.
 */
import type { BarSeriesOption, CustomSeriesOption } from 'echarts/charts';
import { textStyle, tooltipStyle, type ChartOption } from './chart-style.ts';
import type { ChartSigns } from './chart-signs.ts';
import type { EnergyColumn } from './energy-columns.ts';

/** Whose energy it is: one participant produces nothing. */
export type EnergySide = 'whole' | 'consumer';

export interface EnergyChartTexts {
  readonly axisLabel: (column: EnergyColumn) => string;
  /** Lines of the tooltip, the first being its title. */
  readonly tooltip: (column: EnergyColumn) => readonly string[];
  readonly formatKwh: (kwh: number) => string;
}

const toKwh = (wmin: number): number => wmin / 60_000;

export function createEnergyOption(
  columns: readonly EnergyColumn[],
  signs: ChartSigns,
  texts: EnergyChartTexts,
  side: EnergySide = 'whole',
): ChartOption {
  const names = columns.map(texts.axisLabel);
  const text = textStyle(signs);
  const axis = { type: 'category' as const, data: names };
  return {
    animation: false,
    textStyle: { fontFamily: signs.font },
    grid: { left: 8, right: 8, top: 16, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    // two axes of the same days, so that the two columns of a day share their middle
    xAxis: [
      {
        ...axis,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: signs.line } },
        axisLabel: { ...text, lineHeight: 17, ...(columns.length <= 31 ? { interval: 0 } : { hideOverlap: true }) },
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
      trigger: 'axis',
      axisPointer: { type: 'shadow', z: -1, shadowStyle: { color: signs.line, opacity: 0.35 } },
      ...tooltipStyle(signs),
      formatter: (params) => {
        const first = Array.isArray(params) ? params[0] : params;
        const column = columns[first?.dataIndex ?? -1];
        return column ? texts.tooltip(column).join('\n') : '';
      },
    },
    series: [
      ...(side === 'whole' ? productionBars(columns, signs) : []),
      bar(
        'consumption',
        0,
        side === 'whole' ? '46%' : '70%',
        columns.map((c) => toKwh(c.allocatedWmin)),
        { color: signs.allocated },
      ),
      bar(
        'consumption',
        0,
        side === 'whole' ? '46%' : '70%',
        columns.map((c) => toKwh(c.consumptionWmin - c.allocatedWmin)),
        { color: signs.complement },
      ),
      estimatedOutline(columns, signs, side),
      missingOutline(columns, signs),
    ],
  };
}

/** The wide column behind: what was shared, and the surplus above it. */
function productionBars(columns: readonly EnergyColumn[], signs: ChartSigns): BarSeriesOption[] {
  return [
    bar(
      'production',
      1,
      '86%',
      columns.map((c) => toKwh(c.allocatedWmin)),
      { color: signs.production },
    ),
    bar(
      'production',
      1,
      '86%',
      columns.map((c) => toKwh(c.productionWmin - c.allocatedWmin) || '-'),
      surplusStyle(signs),
    ),
  ];
}

function bar(
  stack: string,
  xAxisIndex: number,
  barWidth: string,
  data: (number | '-')[],
  itemStyle: BarSeriesOption['itemStyle'],
): BarSeriesOption {
  return { type: 'bar', stack, xAxisIndex, barWidth, data, itemStyle: { ...itemStyle }, emphasis: { disabled: true } };
}

/** Hatched, with an outline where the columns stand apart. */
export function surplusStyle(signs: ChartSigns, borderWidth = 1): NonNullable<BarSeriesOption['itemStyle']> {
  return {
    color: signs.paper,
    borderColor: signs.surplus,
    borderWidth,
    decal: {
      symbol: 'rect',
      symbolSize: 1,
      color: signs.surplus,
      dashArrayX: [1, 0],
      dashArrayY: [2, 4],
      rotation: -Math.PI / 4,
    },
  };
}

/** A dashed frame round the column of a day on which values are estimates. */
function estimatedOutline(columns: readonly EnergyColumn[], signs: ChartSigns, side: EnergySide): CustomSeriesOption {
  const estimated = columns.flatMap(({ estimatedSlots, consumptionWmin, productionWmin }, index) =>
    estimatedSlots > 0 ? [[index, toKwh(Math.max(consumptionWmin, side === 'whole' ? productionWmin : 0))]] : [],
  );
  return {
    type: 'custom',
    data: estimated,
    silent: true,
    z: 5,
    tooltip: { show: false },
    renderItem: (_params, api) => {
      const [x = 0, top = 0] = api.coord([api.value(0), api.value(1)]);
      const bottom = api.coord([api.value(0), 0])[1] ?? top;
      const size = api.size?.([1, 0]) ?? 0;
      const width = (Array.isArray(size) ? (size[0] ?? 0) : size) * 0.9;
      return {
        type: 'rect',
        shape: { x: x - width / 2, y: top - 3, width, height: bottom - top + 3 },
        style: { fill: 'none', stroke: signs.ink, lineWidth: 1.5, lineDash: [5, 4] },
      };
    },
  };
}

/** A dotted frame, the full height of the picture, round a day that lacks values: a gap must not look like zero. */
function missingOutline(columns: readonly EnergyColumn[], signs: ChartSigns): CustomSeriesOption {
  const lacking = columns.flatMap((column, index) => (column.missingSlots > 0 ? [[index, 0]] : []));
  return {
    type: 'custom',
    data: lacking,
    silent: true,
    z: 5,
    tooltip: { show: false },
    renderItem: (_params, api) => {
      const [x = 0, bottom = 0] = api.coord([api.value(0), 0]);
      const size = api.size?.([1, 0]) ?? 0;
      const width = (Array.isArray(size) ? (size[0] ?? 0) : size) * 0.96;
      return {
        type: 'rect',
        shape: { x: x - width / 2, y: 18, width, height: bottom - 18, r: 2 },
        style: { fill: 'none', stroke: signs.missing, lineWidth: 1.5, lineDash: [1.5, 3] },
      };
    },
  };
}
