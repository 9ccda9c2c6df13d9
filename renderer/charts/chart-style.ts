/** What all pictures share: the parts of ECharts they are made of, their letters and their tooltip. */
import type { BarSeriesOption, CustomSeriesOption, LineSeriesOption, SankeySeriesOption } from 'echarts/charts';
import type { GridComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { ChartSigns } from './chart-signs.ts';

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | CustomSeriesOption
  | LineSeriesOption
  | SankeySeriesOption
  | GridComponentOption
  | TooltipComponentOption
>;

interface TextStyle {
  readonly color: string;
  readonly fontFamily: string;
  readonly fontSize: number;
}

export function textStyle(signs: ChartSigns): TextStyle {
  return { color: signs.inkSoft, fontFamily: signs.font, fontSize: 13 };
}

export function tooltipStyle(signs: ChartSigns): TooltipComponentOption {
  return {
    renderMode: 'richText',
    backgroundColor: signs.paper,
    borderColor: signs.line,
    padding: 12,
    textStyle: { ...textStyle(signs), color: signs.ink, lineHeight: 20 },
  };
}
