/**
 * Draws the icons of the program's files anew from `resources/icons/document.svg`, in a window of the empty program; to be
 * run by hand after the picture was changed: `npx node build/icons/make-icons.ts`.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launch, startVirtualScreen } from '../e2e/electron.ts';
import { prepareElectron } from '../runtime/prepare-electron.mjs';
import { writeIcns, writeIco, type Picture } from './icon-files.ts';

const icons = resolve(import.meta.dirname, '../../resources/icons');
const windowsSizes = [16, 24, 32, 48, 64, 128, 256];
const appleSizes = [16, 32, 64, 128, 256, 512, 1024];
const linuxSizes = [16, 32, 48, 128, 256];

async function drawPictures(svg: string, sizes: readonly number[]): Promise<Picture[]> {
  const { executable } = await prepareElectron();
  const screen = await startVirtualScreen();
  const folder = mkdtempSync(join(tmpdir(), 'icons-'));
  const program = resolve(import.meta.dirname, '../empty-window');
  const easel = await launch(executable, folder, 'en', [program], screen.display);
  try {
    const page = await easel.firstWindow();
    const pictures: Picture[] = [];
    for (const size of sizes) {
      const address = await page.evaluate(drawPng, [svg, size] as const);
      pictures.push({ size, png: Buffer.from(address.slice(address.indexOf(',') + 1), 'base64') });
    }
    return pictures;
  } finally {
    await easel.close();
    screen.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs in the page. @returns a data address */
async function drawPng([svg, size]: readonly [string, number]): Promise<string> {
  const image = new Image(size, size);
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  canvas.getContext('2d')?.drawImage(image, 0, 0, size, size);
  return canvas.toDataURL('image/png');
}

const sizes = [...new Set([...windowsSizes, ...appleSizes, ...linuxSizes])];
const pictures = await drawPictures(readFileSync(join(icons, 'document.svg'), 'utf8'), sizes);
const choose = (wanted: readonly number[]): Picture[] => pictures.filter(({ size }) => wanted.includes(size));
const bySize = (some: Picture[]): Picture[] => some.toSorted((a, b) => a.size - b.size);
writeFileSync(join(icons, 'document.ico'), writeIco(bySize(choose(windowsSizes))));
writeFileSync(join(icons, 'document.icns'), writeIcns(bySize(choose(appleSizes))));
mkdirSync(join(icons, 'document'), { recursive: true });
for (const { size, png } of choose(linuxSizes)) writeFileSync(join(icons, 'document', `${String(size)}.png`), png);
