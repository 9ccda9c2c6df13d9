/** Two bars a row, lying: what is, thin and pale, over what would be. */
import type { BarSeriesOption } from 'echarts/charts';
import type { ChartSigns } from './chart-signs.ts';
import { textStyle, tooltipStyle, type ChartOption } from './chart-style.ts';

export interface PairRow {
  readonly name: string;
  readonly beforeWmin: number;
  readonly afterWmin: number;
}

export interface PairTexts {
  readonly formatKwh: (kwh: number) => string;
  readonly difference: (row: PairRow) => string;
  /** Lines of the tooltip, the first being its title. */
  readonly tooltip: (row: PairRow) => readonly string[];
}

const ROW_HEIGHT = 40;
const AXIS_HEIGHT = 44;
const NAME_WIDTH = 220;
const WMIN_PER_KWH = 60_000;

export const findPairHeight = (rows: readonly PairRow[]): number => rows.length * ROW_HEIGHT + AXIS_HEIGHT;

/** Largest gain first, largest loss last; of many rows only the ends, which are what people look for. */
export function listPairs<Row extends PairRow>(rows: readonly Row[], most: number): Row[] {
  const sorted = rows.toSorted((a, b) => b.afterWmin - b.beforeWmin - (a.afterWmin - a.beforeWmin));
  if (sorted.length <= most) return sorted;
  const gains = Math.ceil(most / 2);
  return [...sorted.slice(0, gains), ...sorted.slice(sorted.length - (most - gains))];
}

export function createPairOption(rows: readonly PairRow[], signs: ChartSigns, texts: PairTexts): ChartOption {
  const text = textStyle(signs);
  const bar = (values: readonly number[], more: Partial<BarSeriesOption>): BarSeriesOption => ({
    type: 'bar',
    barWidth: 12,
    barGap: '10%',
    data: values.map((wmin) => wmin / WMIN_PER_KWH),
    emphasis: { disabled: true },
    ...more,
  });
  return {
    animation: false,
    textStyle: { fontFamily: signs.font },
    grid: { left: 8, right: 96, top: 4, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'value',
      min: 0,
      axisLabel: { ...text, formatter: texts.formatKwh, hideOverlap: true },
      splitLine: { lineStyle: { color: signs.line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      // names may come twice: rows are told apart by their place
      data: rows.map((_, index) => String(index)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: signs.line } },
      axisLabel: {
        ...text,
        color: signs.ink,
        interval: 0,
        width: NAME_WIDTH,
        overflow: 'truncate',
        formatter: (index) => rows[Number(index)]?.name ?? '',
      },
    },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow', z: -1, shadowStyle: { color: signs.line, opacity: 0.35 } },
      ...tooltipStyle(signs),
      formatter: (params) => {
        const first = Array.isArray(params) ? params[0] : params;
        const row = rows[first?.dataIndex ?? -1];
        return row ? texts.tooltip(row).join('\n') : '';
      },
    },
    series: [
      bar(
        rows.map(({ beforeWmin }) => beforeWmin),
        { itemStyle: { color: signs.paper, borderColor: signs.allocated, borderWidth: 1.5 } },
      ),
      bar(
        rows.map(({ afterWmin }) => afterWmin),
        {
          itemStyle: { color: signs.allocated },
          label: {
            ...text,
            show: true,
            position: 'right',
            color: signs.ink,
            formatter: ({ dataIndex }) => {
              const row = rows[dataIndex];
              return row ? texts.difference(row) : '';
            },
          },
        },
      ),
    ],
  };
}
