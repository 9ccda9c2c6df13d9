/** The columns of one participant, small: the shared part below, the grid's above. */
import type { EnergyColumn } from './energy-columns.ts';
import type { Paint } from './VisibleCanvas.tsx';

const HEAD = 4;

/** @param largestWmin what the full height stands for */
export function paintSmallColumns(columns: readonly EnergyColumn[], largestWmin: number): Paint {
  return (pen, width, height, signs) => {
    const step = width / Math.max(1, columns.length);
    const gap = Math.min(2, step / 4);
    const scale = largestWmin === 0 ? 0 : (height - HEAD - 1) / largestWmin;
    pen.fillStyle = signs.line;
    pen.fillRect(0, height - 1, width, 1);
    columns.forEach(({ consumptionWmin, allocatedWmin, missingSlots, estimatedSlots }, index) => {
      const [x, barWidth] = [index * step + gap / 2, step - gap];
      const [whole, shared] = [consumptionWmin * scale, allocatedWmin * scale];
      const bottom = height - 1;
      pen.fillStyle = signs.complement;
      pen.fillRect(x, bottom - whole, barWidth, whole - shared);
      pen.fillStyle = signs.allocated;
      pen.fillRect(x, bottom - shared, barWidth, shared);
      if (estimatedSlots > 0) frame(pen, signs.ink, [3, 2], x, bottom - whole - 1, barWidth, whole + 1);
      if (missingSlots > 0) frame(pen, signs.missing, [1, 2], x, HEAD, barWidth, bottom - HEAD);
    });
  };
}

function frame(
  pen: CanvasRenderingContext2D,
  colour: string,
  dashes: readonly number[],
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  pen.save();
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.setLineDash([...dashes]);
  pen.strokeRect(x + 0.5, y + 0.5, Math.max(0, width - 1), Math.max(0, height - 1));
  pen.restore();
}
