import type { EChartsType } from 'echarts/core';
import { useEffect, useImperativeHandle, useRef, useState, type ReactElement, type Ref } from 'react';
import { readChartSigns, type ChartSigns } from './chart-signs.ts';
import styles from './Chart.module.css';
import type { ChartOption } from './chart-style.ts';
import { drawPicture, PICTURE_SCALE } from './draw-picture.ts';
import { useThemeCount } from './use-theme-count.ts';

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
  const [chart, setChart] = useState<EChartsType | null>(null);
  const themeCount = useThemeCount();

  useEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    let made: EChartsType | null = null;
    let isGone = false;
    const sizes = new ResizeObserver(() => {
      made?.resize();
    });
    // only pictures wait for it
    void import('./echarts.ts').then(({ init }) => {
      if (isGone) return;
      made = init(current, null, { renderer: 'canvas' });
      sizes.observe(current);
      setChart(made);
    });
    return () => {
      isGone = true;
      sizes.disconnect();
      made?.dispose();
      setChart(null);
    };
  }, []);

  useEffect(() => {
    if (element.current) chart?.setOption(option(readChartSigns(element.current)), { notMerge: true });
  }, [chart, option, themeCount]);

  useImperativeHandle(
    ref,
    (): ChartHandle => ({
      toPng: (title) => {
        if (!chart || !element.current) throw new Error('no picture is drawn');
        const signs = readChartSigns(element.current);
        const picture = chart.renderToCanvas({ pixelRatio: PICTURE_SCALE, backgroundColor: signs.paper });
        return drawPicture(picture, title, signs);
      },
    }),
    [chart],
  );

  // the label lies outside: ECharts writes its own on its element
  return (
    <div role="img" aria-label={description}>
      <div ref={element} className={styles.chart} style={{ height }} />
    </div>
  );
}
