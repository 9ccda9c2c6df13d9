/** Contact sheets: the pictures of one place side by side, small, each under its name. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { launch } from '../e2e/electron.ts';

export interface Shot {
  readonly place: string;
  /** State, language, theme and width. */
  readonly name: string;
  readonly file: string;
}

const COLUMNS = 6;
const WIDTH = 2000;

function drawSheet(place: string, shots: readonly Shot[]): string {
  const cells = shots.map(({ name, file }) => {
    const picture = `data:image/png;base64,${readFileSync(file).toString('base64')}`;
    return `<figure><img src="${picture}"><figcaption>${name}</figcaption></figure>`;
  });
  return `<!doctype html><style>
    body { margin: 0; padding: 8px; width: ${String(WIDTH - 16)}px; font: 13px sans-serif; background: #888 }
    main { display: grid; grid-template-columns: repeat(${String(COLUMNS)}, 1fr); gap: 8px }
    figure { margin: 0 } img { width: 100%; display: block } figcaption { background: #fff; padding: 2px 4px }
  </style><h1>${place}</h1><main>${cells.join('')}</main>`;
}

/** Writes one sheet per place. @returns how many */
export async function pinUp(
  shots: readonly Shot[],
  folder: string,
  executable: string,
  userData: string,
  display: string,
): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const easel = await launch(executable, userData, 'fr', [resolve(import.meta.dirname, '../empty-window')], display);
  const page = await easel.firstWindow();
  const places = Map.groupBy(shots, ({ place }) => place);
  for (const [place, taken] of places) {
    await page.setViewportSize({ width: WIDTH, height: 900 });
    await page.setContent(drawSheet(place, taken));
    await page.screenshot({ path: join(folder, `${place}.png`), fullPage: true });
  }
  await easel.close();
  return places.size;
}
