/**
 * `npm run screens [-- PLACE…]`: a picture of every place of the window in every state, theme, language and size, and
 * one contact sheet per place, into test-results/screens/. A place's name stands for what begins with it too. Nothing
 * here passes or fails: it is there to be looked at.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Language, Theme } from '#contract';
import { getMessages } from '#main/messages.ts';
import { launch, startVirtualScreen } from '../e2e/electron.ts';
import { operationPlaces } from '../e2e/pages.ts';
import { closeWhatIsOpen, type Place } from '../e2e/places/place.ts';
import { startPlaces } from '../e2e/places/start-places.ts';
import { resizeWindow, windowSizes, type Size } from '../e2e/resize-window.ts';
import { prepareElectron } from '../runtime/prepare-electron.mjs';
import { pinUp, type Shot } from './pin-up.ts';
import * as scenes from './scenes.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'test-results', 'screens');
/** Charts are drawn anew, and what fades has faded. */
const CALM_MS = 150;
const REACH_MS = 20_000;

interface Look {
  readonly theme: Theme;
  readonly size: Size;
}

/** Both languages that are most read, in both themes and sizes. */
const everyLook: readonly Look[] = (['light', 'dark'] as const).flatMap((theme) =>
  windowSizes.map((size) => ({ theme, size })),
);
const oneLook = everyLook.slice(0, 1);

interface Set {
  readonly state: scenes.State;
  readonly args: readonly string[];
  readonly places: readonly Place[];
}

async function setTheme(page: Page, theme: Theme): Promise<void> {
  await page.evaluate((chosen) => window.partajoule.call['app.setPreferences']({ theme: chosen }), theme);
}

/** One place in one language: reached once, then looked at in every theme and size. */
async function shootPlace(
  app: ElectronApplication,
  place: Place,
  language: Language,
  state: scenes.State,
): Promise<Shot[]> {
  const page = await app.firstWindow();
  const { t } = getMessages(language);
  const shots: Shot[] = [];
  try {
    await setTheme(page, 'light');
    await resizeWindow(app, page, windowSizes[0] ?? { width: 1280, height: 800 });
    await closeWhatIsOpen(page);
    await place.open(page, t, app);
    for (const { theme, size } of ['fr', 'en'].includes(language) ? everyLook : oneLook) {
      await setTheme(page, theme);
      await resizeWindow(app, page, size);
      await page.waitForTimeout(CALM_MS);
      const name = `${state}-${language}-${theme}-${String(size.width)}`;
      const file = join(folder, place.id, `${name}.png`);
      await page.screenshot({ path: file });
      shots.push({ place: place.id, name, file });
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : '';
    process.stderr.write(`${place.id} ${state} ${language}: ${reason ?? ''}\n`);
    await page.reload();
  }
  return shots;
}

/** Pictures of these places; one that cannot be reached is told and left out. */
async function shoot(app: ElectronApplication, { state, places }: Set): Promise<Shot[]> {
  const page = await app.firstWindow();
  page.setDefaultTimeout(REACH_MS);
  const shots: Shot[] = [];
  const all: readonly Language[] = state === 'full' ? ['fr', 'en', 'it', 'tr', 'sv'] : ['fr', 'en'];
  for (const language of all) {
    await page.evaluate((chosen) => window.partajoule.call['app.setPreferences']({ language: chosen }), language);
    await page.reload();
    for (const place of places) shots.push(...(await shootPlace(app, place, language, state)));
  }
  return shots;
}

const wanted = process.argv.slice(2);
const choose = (places: readonly Place[]): readonly Place[] =>
  wanted.length === 0
    ? places
    : places.filter(({ id }) => wanted.some((name) => id === name || id.startsWith(`${name}-`)));

const work = mkdtempSync(join(tmpdir(), 'partajoule-screens-'));
const { executable } = await prepareElectron();
const screen = await startVirtualScreen();
try {
  if (wanted.length === 0) rmSync(folder, { recursive: true, force: true });
  const { full, empty } = await scenes.makeScenes(work);
  const shots: Shot[] = [];
  const sets: readonly Set[] = [
    { state: 'full', args: [], places: startPlaces },
    { state: 'full', args: [full], places: operationPlaces },
    { state: 'empty', args: [empty], places: scenes.emptyPlaces },
    { state: 'busy', args: [], places: scenes.busyStartPlaces },
    { state: 'busy', args: [full], places: scenes.busyPlaces },
    { state: 'error', args: [], places: scenes.errorStartPlaces },
    { state: 'error', args: [full], places: scenes.errorPlaces },
  ];
  for (const set of sets) {
    const places = choose(set.places);
    if (places.length === 0) continue;
    process.stderr.write(`screens: ${set.state}, ${String(places.length)} places …\n`);
    for (const { id } of places) mkdirSync(join(folder, id), { recursive: true });
    const userData = join(work, `${set.state}-${String(set.args.length)}`);
    const app = await launch(executable, userData, 'fr', [root, ...set.args], screen.display);
    shots.push(...(await shoot(app, { ...set, places })));
    await app.close();
  }
  const sheets = await pinUp(shots, join(folder, 'sheets'), executable, join(work, 'easel'), screen.display);
  process.stdout.write(`${String(shots.length)} pictures, ${String(sheets)} contact sheets in ${folder}/sheets\n`);
} finally {
  screen.stop();
  rmSync(work, { recursive: true, force: true });
}
