import { BarChart, CustomChart, LineChart, SankeyChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use as addParts, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useImperativeHandle, useRef, type ReactElement, type Ref } from 'react';
import { readChartSigns, type ChartSigns } from './chart-signs.ts';
import styles from './Chart.module.css';
import type { ChartOption } from './chart-style.ts';
import { drawPicture, PICTURE_SCALE } from './draw-picture.ts';
import { useThemeCount } from './use-theme-count.ts';

addParts([BarChart, CustomChart, LineChart, SankeyChart, GridComponent, TooltipComponent, CanvasRenderer]);

export interface ChartHandle {
  /** The picture under its title, as the bytes of a PNG. */
  readonly toPng: (title: string) => Promise<Uint8Array>;
}

interface Props {
  /** Builds the picture from the colours of the current theme. */
  readonly option: (signs: ChartSigns) => ChartOption;
  readonly height: number;
  /** The picture in words, for those who do not see it. */
  readonly description: string;
  readonly ref?: Ref<ChartHandle> | undefined;
}

/** The one wrapper of ECharts. */
export function Chart({ option, height, description, ref }: Props): ReactElement {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const themeCount = useThemeCount();

  useEffect(() => {
    if (!element.current) return undefined;
    const made = init(element.current, null, { renderer: 'canvas' });
    chart.current = made;
    const sizes = new ResizeObserver(() => {
      made.resize();
    });
    sizes.observe(element.current);
    return () => {
      sizes.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    if (element.current) chart.current?.setOption(option(readChartSigns(element.current)), { notMerge: true });
  }, [option, themeCount]);

  useImperativeHandle(
    ref,
    (): ChartHandle => ({
      toPng: (title) => {
        if (!chart.current || !element.current) throw new Error('no picture is drawn');
        const signs = readChartSigns(element.current);
        const picture = chart.current.renderToCanvas({ pixelRatio: PICTURE_SCALE, backgroundColor: signs.paper });
        return drawPicture(picture, title, signs);
      },
    }),
    [],
  );

  // the label lies outside: ECharts writes its own on its element
  return (
    <div role="img" aria-label={description}>
      <div ref={element} className={styles.chart} style={{ height }} />
    </div>
  );
}
