import type { ChartSigns } from './chart-signs.ts';
import { PICTURE_SCALE } from './draw-picture.ts';
import type { Paint } from './VisibleCanvas.tsx';

export interface SheetCell {
  readonly name: string;
  readonly paint: Paint;
}

interface SheetSize {
  /** Cells side by side. */
  readonly columns: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

const NAME_HEIGHT = 24;
const GAP = 16;
/** Beyond, a sheet at double fineness would be larger than a canvas can be. */
const FINE_CELLS = 120;

/** Many small pictures on one sheet, each under its name. */
export function drawSheet(cells: readonly SheetCell[], size: SheetSize, signs: ChartSigns): HTMLCanvasElement {
  const { columns, cellWidth, cellHeight } = size;
  const scale = cells.length > FINE_CELLS ? 1 : PICTURE_SCALE;
  const [stepX, stepY] = [cellWidth + GAP, cellHeight + NAME_HEIGHT + GAP];
  const canvas = document.createElement('canvas');
  canvas.width = (columns * stepX + GAP) * scale;
  canvas.height = (Math.ceil(cells.length / columns) * stepY + GAP) * scale;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas to draw on');
  pen.scale(scale, scale);
  pen.fillStyle = signs.paper;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  cells.forEach(({ name, paint }, index) => {
    pen.save();
    pen.translate(GAP + (index % columns) * stepX, GAP + Math.floor(index / columns) * stepY);
    pen.fillStyle = signs.ink;
    pen.font = `13px ${signs.font}`;
    pen.textBaseline = 'middle';
    pen.fillText(name, 0, NAME_HEIGHT / 2, cellWidth);
    pen.translate(0, NAME_HEIGHT);
    paint(pen, cellWidth, cellHeight, signs);
    pen.restore();
  });
  return canvas;
}
