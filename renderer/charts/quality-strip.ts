/** A meter's days side by side: each has a shape of its own for what is known of it, not a colour alone. */
import type { MeterQuality } from '#contract';
import type { ChartSigns } from './chart-signs.ts';
import type { Paint } from './VisibleCanvas.tsx';

/** What may be known of a day on which values are due, from best to worst. */
export const dueStates = ['complete', 'corrected', 'estimated', 'partial', 'missing'] as const;
type DueState = (typeof dueStates)[number];
/** The worst that holds for a day; `none` where nothing is due. */
export type DayState = DueState | 'none';

export function findDayState(meter: MeterQuality, day: number): DayState {
  const of = (values: Uint16Array): number => values[day] ?? 0;
  const [missing, estimated, corrected] = [of(meter.missing), of(meter.estimated), of(meter.corrected)];
  const known = of(meter.measured) + estimated + corrected;
  if (missing + known === 0) return 'none';
  if (known === 0) return 'missing';
  if (missing > 0) return 'partial';
  if (estimated > 0) return 'estimated';
  return corrected > 0 ? 'corrected' : 'complete';
}

/** Days by state, for a row's words and order. */
export function countDayStates(meter: MeterQuality): Readonly<Record<DayState, number>> {
  const counts = { complete: 0, corrected: 0, estimated: 0, partial: 0, missing: 0, none: 0 };
  meter.missing.forEach((_, day) => {
    counts[findDayState(meter, day)]++;
  });
  return counts;
}

export function paintQualityStrip(meter: MeterQuality): Paint {
  return (pen, width, height, signs) => {
    const count = meter.missing.length;
    const step = width / Math.max(1, count);
    const gap = step >= 5 ? 1.5 : 0;
    for (let day = 0; day < count; day++) {
      const state = findDayState(meter, day);
      const x = Math.round(day * step);
      const cell = Math.max(1, Math.round((day + 1) * step) - x - gap);
      if (state !== 'none') paintDayState(pen, state, x, cell, height, signs);
    }
  };
}

/** One cell: full for complete, hatched for corrected, dashed for estimated, half for partial, dotted for missing. */
export function paintDayState(
  pen: CanvasRenderingContext2D,
  state: DueState,
  x: number,
  width: number,
  height: number,
  signs: ChartSigns,
): void {
  pen.save();
  pen.lineWidth = 1.5;
  if (state === 'complete' || state === 'corrected') fill(pen, signs.allocated, 0.55, x, 0, width, height);
  if (state === 'corrected') {
    // a rising stroke across
    stroke(pen, signs.ink, [], [x, height], [x + width, 0]);
  }
  if (state === 'estimated') {
    fill(pen, signs.allocated, 0.18, x, 0, width, height);
    box(pen, signs.allocated, [4, 2], x, width, height);
  }
  if (state === 'partial') {
    fill(pen, signs.allocated, 0.55, x, height / 2, width, height / 2);
    box(pen, signs.missing, [1.5, 2], x, width, height);
  }
  if (state === 'missing') box(pen, signs.missing, [1.5, 2], x, width, height);
  pen.restore();
}

function fill(
  pen: CanvasRenderingContext2D,
  colour: string,
  opacity: number,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  pen.globalAlpha = opacity;
  pen.fillStyle = colour;
  pen.fillRect(x, y, width, height);
  pen.globalAlpha = 1;
}

/** A frame; where a day is too narrow for one, a line down its middle. */
function box(
  pen: CanvasRenderingContext2D,
  colour: string,
  dashes: readonly number[],
  x: number,
  width: number,
  height: number,
): void {
  if (width < 5) {
    stroke(pen, colour, dashes, [x + width / 2, 0], [x + width / 2, height]);
    return;
  }
  pen.strokeStyle = colour;
  pen.setLineDash([...dashes]);
  pen.strokeRect(x + 0.75, 0.75, width - 1.5, height - 1.5);
}

function stroke(
  pen: CanvasRenderingContext2D,
  colour: string,
  dashes: readonly number[],
  from: readonly [number, number],
  to: readonly [number, number],
): void {
  pen.strokeStyle = colour;
  pen.setLineDash([...dashes]);
  pen.beginPath();
  pen.moveTo(...from);
  pen.lineTo(...to);
  pen.stroke();
}
