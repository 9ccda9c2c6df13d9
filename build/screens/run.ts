/**
 * `npm run screens [-- PLACE…]`: a picture of every place of the window in every state, theme, language and size, and
 * one contact sheet per place, into test-results/screens/. Nothing here passes or fails: it is there to be looked at.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Language, Theme } from '#contract';
import { getMessages } from '#main/messages.ts';
import { launch, startVirtualScreen } from '../e2e/electron.ts';
import { closeWhatIsOpen, operationPlaces, startPlaces, type Place } from '../e2e/pages.ts';
import { prepareElectron } from '../runtime/prepare-electron.mjs';
import { makeScenes } from './scenes.ts';
import { pinUp, type Shot } from './pin-up.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'test-results', 'screens');

interface Look {
  readonly language: Language;
  readonly theme: Theme;
  readonly width: number;
  readonly height: number;
}

const sizes = [
  { width: 1280, height: 800 },
  { width: 1024, height: 700 },
] as const;
/** Both languages that are most read, in both themes and sizes. */
const everyLook: readonly Look[] = (['fr', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => sizes.map((size) => ({ language, theme, ...size }))),
);
/** The full state in the other languages, once each. */
const otherLanguages: readonly Look[] = (['it', 'tr', 'sv'] as const).map((language) => ({
  language,
  theme: 'light',
  ...sizes[0],
}));

async function take(on: Look, app: ElectronApplication, page: Page): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, on);
  const { language, theme } = on;
  await page.evaluate((chosen) => window.partajoule.call['app.setPreferences'](chosen), { language, theme });
  await page.reload();
}

/** Pictures of these places; one that cannot be reached is told and left out. */
async function shoot(
  app: ElectronApplication,
  places: readonly Place[],
  looks: readonly Look[],
  state: string,
): Promise<Shot[]> {
  const page = await app.firstWindow();
  const shots: Shot[] = [];
  for (const look of looks) {
    await take(look, app, page);
    const { t } = getMessages(look.language);
    for (const place of places) {
      const name = `${state}-${look.language}-${look.theme}-${String(look.width)}`;
      try {
        await closeWhatIsOpen(page);
        await place.open(page, t);
        const file = join(folder, place.id, `${name}.png`);
        mkdirSync(join(folder, place.id), { recursive: true });
        await page.screenshot({ path: file });
        shots.push({ place: place.id, name, file });
      } catch (error) {
        process.stderr.write(`${place.id} ${name}: ${error instanceof Error ? error.message.split('\n')[0] : ''}\n`);
        await page.reload();
      }
    }
  }
  return shots;
}

const wanted = process.argv.slice(2);
const choose = (places: readonly Place[]): readonly Place[] =>
  wanted.length === 0 ? places : places.filter(({ id }) => wanted.includes(id));

const work = mkdtempSync(join(tmpdir(), 'partajoule-screens-'));
const { executable } = await prepareElectron();
const screen = await startVirtualScreen();
const open = (name: string, args: readonly string[]): Promise<ElectronApplication> =>
  launch(executable, join(work, name), 'fr', [root, ...args], screen.display);
try {
  if (wanted.length === 0) rmSync(folder, { recursive: true, force: true });
  const scenes = await makeScenes(work);
  const shots: Shot[] = [];
  const sets: readonly (readonly [string, readonly string[], readonly Place[], readonly Look[]])[] = [
    ['full', [], startPlaces, [...everyLook, ...otherLanguages]],
    ['full', [scenes.full], operationPlaces, [...everyLook, ...otherLanguages]],
    ['empty', [scenes.empty], scenes.emptyPlaces, everyLook],
    ['busy', [scenes.large], scenes.busyPlaces, everyLook],
  ];
  for (const [state, args, places, looks] of sets) {
    const chosen = choose(places);
    if (chosen.length === 0) continue;
    process.stderr.write(`screens: ${state}, ${String(chosen.length)} places …\n`);
    const app = await open(`${state}-${String(args.length)}`, args);
    shots.push(...(await shoot(app, chosen, looks, state)));
    await app.close();
  }
  const sheets = await pinUp(shots, join(folder, 'sheets'), executable, join(work, 'easel'), screen.display);
  process.stdout.write(`${String(shots.length)} pictures, ${String(sheets)} contact sheets in ${folder}/sheets\n`);
} finally {
  screen.stop();
  rmSync(work, { recursive: true, force: true });
}
