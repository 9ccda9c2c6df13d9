import { useEffect, useRef, type ReactElement } from 'react';
import { readChartSigns, type ChartSigns } from './chart-signs.ts';
import styles from './Chart.module.css';
import { useThemeCount } from './use-theme-count.ts';

/** Draws into a box of this size, in CSS pixels. */
export type Paint = (pen: CanvasRenderingContext2D, width: number, height: number, signs: ChartSigns) => void;

interface Props {
  readonly paint: Paint;
  readonly height: number;
}

/**
 * One small picture of many: drawn when it comes into sight, given up when it leaves, so that hundreds of
 * them cost no more than those one sees. Its words stand beside it.
 */
export function VisibleCanvas({ paint, height }: Props): ReactElement {
  const element = useRef<HTMLCanvasElement>(null);
  const themeCount = useThemeCount();
  useEffect(() => {
    const canvas = element.current;
    if (!canvas) return undefined;
    let isSeen = false;
    const draw = (): void => {
      if (isSeen) paintCanvas(canvas, paint, height);
      else canvas.width = 0;
    };
    const sight = new IntersectionObserver(
      (entries) => {
        isSeen = entries.at(-1)?.isIntersecting ?? false;
        draw();
      },
      { rootMargin: '200px' },
    );
    const sizes = new ResizeObserver(draw);
    sight.observe(canvas);
    sizes.observe(canvas);
    return () => {
      sight.disconnect();
      sizes.disconnect();
    };
  }, [paint, height, themeCount]);
  return <canvas ref={element} className={styles.chart} style={{ height }} aria-hidden />;
}

function paintCanvas(canvas: HTMLCanvasElement, paint: Paint, height: number): void {
  const scale = window.devicePixelRatio;
  const width = canvas.clientWidth;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext('2d');
  if (!pen || width === 0) return;
  pen.scale(scale, scale);
  paint(pen, width, height, readChartSigns(canvas));
}
