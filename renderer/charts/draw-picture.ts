import type { ChartSigns } from './chart-signs.ts';

/** Twice the screen's fineness, so that it prints well. */
export const PICTURE_SCALE = 2;
const HEAD_HEIGHT = 44 * PICTURE_SCALE;
const MARGIN = 16 * PICTURE_SCALE;

/** A picture under its title, on the colour of the page, as the bytes of a PNG. */
export async function drawPicture(picture: HTMLCanvasElement, title: string, signs: ChartSigns): Promise<Uint8Array> {
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height + HEAD_HEIGHT;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas to draw on');
  pen.fillStyle = signs.paper;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = signs.ink;
  pen.font = `600 ${17 * PICTURE_SCALE}px ${signs.font}`;
  pen.textBaseline = 'middle';
  pen.fillText(title, MARGIN, HEAD_HEIGHT / 2, canvas.width - 2 * MARGIN);
  pen.drawImage(picture, 0, HEAD_HEIGHT);
  const blob = await new Promise<Blob | null>((done) => {
    canvas.toBlob(done, 'image/png');
  });
  if (!blob) throw new Error('the picture could not be made');
  return new Uint8Array(await blob.arrayBuffer());
}
