/**
 * `npm run screens [-- PLACE…]`: a picture of every place of the window in every state, theme, language and size, and
 * one contact sheet per place, into test-results/screens/. A place's name stands for what begins with it too. Nothing
 * here passes or fails: it is there to be looked at.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import type { Language } from '#contract';
import { languages } from '#domain/language.ts';
import { getMessages } from '#main/messages.ts';
import { launch, startVirtualScreen } from '../e2e/electron.ts';
import { operationPlaces } from '../e2e/pages.ts';
import { leaveFreely } from '../e2e/places/leave-freely.ts';
import { closeWhatIsOpen, settle, type Place } from '../e2e/places/place.ts';
import { startPlaces } from '../e2e/places/start-places.ts';
import { switchLanguage } from '../e2e/places/switch-language.ts';
import { switchTheme } from '../e2e/places/switch-theme.ts';
import { resizeWindow, windowSizes, type Size } from '../e2e/resize-window.ts';
import { prepareElectron } from '../runtime/prepare-electron.mjs';
import { loadAnew } from './load-anew.ts';
import { pinUp, type Shot } from './pin-up.ts';
import * as scenes from './scenes.ts';
import type { State } from './scenes.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'test-results', 'screens');
/** Charts are drawn anew, and what fades has faded. */
const CALM_MS = 150;
const REACH_MS = 20_000;

interface Look {
  readonly theme: 'light' | 'dark';
  readonly size: Size;
}

/** Both languages that are most read are seen in both themes and sizes, the others once. */
const everyLook: readonly Look[] = (['light', 'dark'] as const).flatMap((theme) =>
  windowSizes.map((size) => ({ theme, size })),
);
const oneLook = everyLook.slice(0, 1);

interface Set {
  readonly state: State;
  readonly args: readonly string[];
  readonly places: readonly Place[];
}

/** What is shown now in one language: in every theme and size, or in the first of them alone. */
async function photograph(app: ElectronApplication, place: Place, language: Language, state: State): Promise<Shot[]> {
  const page = await app.firstWindow();
  const shots: Shot[] = [];
  for (const { theme, size } of ['fr', 'en'].includes(language) ? everyLook : oneLook) {
    await switchTheme(page, theme);
    await resizeWindow(app, page, size);
    await page.waitForTimeout(CALM_MS);
    // what another language or size draws anew, such as a document, begins a moment later
    if (state === 'full') await settle(page, getMessages(language).t);
    const name = `${state}-${language}-${theme}-${String(size.width)}`;
    const file = join(folder, place.id, `${name}.png`);
    await page.screenshot({ path: file });
    shots.push({ place: place.id, name, file });
  }
  return shots;
}

/**
 * One place in its languages. What is whole is reached once and changes its language in sight; a held or failed
 * answer keeps the language it was asked in, so its place is reached anew.
 */
async function shootPlace(app: ElectronApplication, place: Place, state: State): Promise<Shot[]> {
  const page = await app.firstWindow();
  const shots: Shot[] = [];
  let isThere = false;
  for (const language of state === 'full' ? languages : (['fr', 'en'] as const)) {
    const { t } = getMessages(language);
    try {
      await switchLanguage(app, page, language);
      if (!isThere || state !== 'full') {
        await switchTheme(page, 'light');
        await resizeWindow(app, page, windowSizes[0] ?? { width: 1280, height: 800 });
        await closeWhatIsOpen(page, t);
        await place.open(page, t, app);
        isThere = true;
      }
      shots.push(...(await photograph(app, place, language, state)));
      // what runs may hold its sheet open: a new page has none
      if (state === 'busy') await loadAnew(page);
    } catch (error) {
      const reason = error instanceof Error ? error.message.split('\n')[0] : '';
      process.stderr.write(`${place.id} ${state} ${language}: ${reason ?? ''}\n`);
      isThere = false;
      await loadAnew(page);
    }
  }
  return shots;
}

/** Pictures of these places; one that cannot be reached is told and left out. */
async function shoot(app: ElectronApplication, { state, places }: Set): Promise<Shot[]> {
  const page = await app.firstWindow();
  page.setDefaultTimeout(REACH_MS);
  await leaveFreely(app);
  const shots: Shot[] = [];
  for (const place of places) shots.push(...(await shootPlace(app, place, state)));
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
