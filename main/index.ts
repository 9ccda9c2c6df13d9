/**
 * Composition root of the window's main process. Only what a window needs is loaded before there is one; the engine
 * comes where the page asks for nothing: it is loaded while the page's process starts, and opens the file while the
 * page runs its script.
 */
import { join } from 'node:path';
import { setImmediate as yieldTurn, setTimeout as wait } from 'node:timers/promises';
import { app, type BrowserWindow } from 'electron';
import { wire } from '#contract';
import { register } from '#ipc/register.ts';
import type { Engine } from './engine.ts';
import { becomeOnlyInstance, closeBeforeEnd, findOperationArgument } from './app/life.ts';
import { openPreferences, type WindowPreferences } from './app/preferences.ts';
import { isPageUrl, registerPageScheme, servePage, type Serving } from './app/protocol.ts';
import { lockDown, lockSession } from './app/security.ts';
import { applyTextSize, applyTheme, createWindow } from './app/window.ts';

const PATIENCE_MS = 10_000;

/** What the engine imports and takes long to load, the innermost first. */
const engineParts: readonly (() => Promise<unknown>)[] = [
  () => import('./messages.ts'),
  () => import('#data/open-operation.ts'),
  () => import('#ipc/schemas/all.ts'),
  () => import('#ipc/handlers.ts'),
];

let window: BrowserWindow | null = null;
let engine: Engine | null = null;
let isEngineStarted = false;
let isEnding = false;

/** A file that the system named before the program was ready. */
let waiting = findOperationArgument(process.argv, process.cwd());

function requestOpening(path: string): void {
  if (engine && window) engine.requestOpening(path);
  else waiting = path;
}

async function start(): Promise<void> {
  await app.whenReady();
  const userData = app.getPath('userData');
  const preferences = openPreferences(userData, app.getLocale(), ({ theme, textSizePercent }) => {
    engine?.showMenu();
    applyTheme(theme);
    applyTextSize(window, textSizePercent);
  });
  lockSession();
  const serving = servePage(join(app.getAppPath(), 'out', 'renderer'));
  const loading = loadEngine(serving, userData, preferences);
  register(
    loading.then(({ door }) => door),
    isPageUrl,
  );
  closeBeforeEnd(async () => {
    // a window that goes before its page has come leaves nothing to close
    isEnding = true;
    if (isEngineStarted) await (await loading).close();
  });
  window = createWindow(preferences);
  await loading;
}

/**
 * Loads the engine and opens the file that the program was started with; what the page asks waits for both. The page
 * needs this thread until its scripts are asked for, so the engine comes in steps between which it is served.
 */
async function loadEngine(serving: Serving, userData: string, preferences: WindowPreferences): Promise<Engine> {
  // a page that never comes is no reason not to say why
  const patience = wait(PATIENCE_MS);
  await Promise.race([serving.isDocumentAsked, patience]);
  for (const loadPart of engineParts) {
    await yieldTurn();
    await loadPart();
  }
  await yieldTurn();
  const { startEngine } = await import('./engine.ts');
  await Promise.race([serving.arePartsAsked, patience]);
  if (isEnding) return new Promise(() => undefined);
  isEngineStarted = true;
  const started = startEngine({
    version: app.getVersion(),
    userData,
    preferences,
    getWindow: () => {
      if (!window) throw new Error('there is no window yet');
      return window;
    },
    tell: (name, payload) => {
      // a job may still be telling how far it is when its window has gone
      if (window?.isDestroyed() === false) window.webContents.send(wire.event, name, payload);
    },
  });
  // another may be named while one is opened
  for (let path = waiting; path !== undefined; path = waiting) {
    waiting = undefined;
    await started.openFirst(path);
  }
  started.showMenu();
  engine = started;
  return started;
}

registerPageScheme();
lockDown();
if (becomeOnlyInstance(requestOpening, () => window)) void start();
