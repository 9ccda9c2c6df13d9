/** Composition root of the window's main process. */
import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { wire, type EventName, type Events } from '#contract';
import { findUndoSteps } from '#data/undo-log.ts';
import { openDraftFile } from '#data/draft-file.ts';
import { ExpectedError } from '#domain/errors.ts';
import { createFileSelections } from '#ipc/file-selections.ts';
import { handlers } from '#ipc/handlers.ts';
import type { HandlerContext } from '#ipc/context.ts';
import { openAndRemember } from '#ipc/handlers/operation.ts';
import { register } from '#ipc/register.ts';
import { createWindowJobs, createWindowSession } from '#ipc/window-session.ts';
import type { WorkerMode } from '#jobs/worker-messages.ts';
import { WorkerRunner } from '#jobs/worker-runner.ts';
import { createDialogs, showProblem } from './app/dialogs.ts';
import { becomeOnlyInstance, closeBeforeEnd, findOperationArgument } from './app/life.ts';
import { openLog } from './app/log.ts';
import { setMenu, type MenuState } from './app/menu.ts';
import { openPreferences } from './app/preferences.ts';
import { isPageUrl, registerPageScheme, servePage } from './app/protocol.ts';
import { lockDown, lockSession } from './app/security.ts';
import { applyTextSize, applyTheme, createWindow } from './app/window.ts';
import { describeError } from './error-words.ts';

let window: BrowserWindow | null = null;
let context: HandlerContext | null = null;

function tell<N extends EventName>(name: N, payload: Events[N]): void {
  window?.webContents.send(wire.event, name, payload);
}

function getWindow(): BrowserWindow {
  if (!window) throw new Error('there is no window yet');
  return window;
}

/** A file that the system named before the program was ready. */
let waiting = findOperationArgument(process.argv, process.cwd());

/** Opens a file that the system or the menu named: the page asks first where something is being typed. */
function requestOpening(path: string): void {
  if (!context || !window) waiting = path;
  else tell('operation.requested', context.selections.describe(context.selections.add([path])));
}

/** Opens a file before there is a page. */
async function openWaiting(context: HandlerContext): Promise<void> {
  if (waiting === undefined) return;
  try {
    await openAndRemember(context, waiting);
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    showProblem(describeError(context.language(), error.code, error.params));
  }
}

async function start(): Promise<void> {
  await app.whenReady();
  const userData = app.getPath('userData');
  let shownMenu = '';
  const showMenu = (): void => {
    const file = session.find();
    const steps = file ? findUndoSteps(file.db) : { undo: null, redo: null };
    const recent = preferences
      .read()
      .recent.map(({ path }) => path)
      .filter((path) => path !== file?.path);
    const state: MenuState = { language: language(), hasOperation: file !== null, recent, ...steps };
    if (JSON.stringify(state) === shownMenu) return;
    shownMenu = JSON.stringify(state);
    setMenu(state, {
      choose: (command) => {
        tell('menu.chosen', { command });
      },
      openRecent: requestOpening,
      showInFolder: () => {
        dialogs.showInFolder(session.get().path);
      },
    });
  };
  const preferences = openPreferences(userData, app.getLocale(), ({ theme, textSizePercent }) => {
    showMenu();
    applyTheme(theme);
    applyTextSize(window, textSizePercent);
  });
  const language = () => preferences.read().language;
  const clock = () => new Date();
  const makeRunner = (mode: WorkerMode): WorkerRunner =>
    new WorkerRunner(join(import.meta.dirname, 'worker.cjs'), mode, (progress) => {
      tell('job.progress', progress);
    });
  const workers = { jobs: makeRunner('write'), queries: makeRunner('read') };
  const session = createWindowSession(clock, workers, showMenu);
  const selections = createFileSelections();
  const dialogs = createDialogs(getWindow, language);
  context = {
    clock,
    language,
    preferences,
    draft: openDraftFile(userData),
    session,
    selections,
    version: app.getVersion(),
    jobs: createWindowJobs(session, language, workers),
    dialogs,
  };
  register({
    handlers,
    context,
    isPageUrl,
    log: openLog(userData),
    onAnswered: showMenu,
    onDrop: (paths) => {
      tell('import.dropped', selections.describe(selections.add(paths)));
    },
  });
  closeBeforeEnd(async () => {
    await session.close();
    await Promise.all([workers.jobs.stop(), workers.queries.stop()]);
  });
  lockSession();
  servePage(join(app.getAppPath(), 'out', 'renderer'));
  showMenu();
  // the page is fetched while the operation is checked and opened; what it asks waits behind that
  window = createWindow(preferences);
  await openWaiting(context);
}

registerPageScheme();
lockDown();
if (becomeOnlyInstance(requestOpening, () => window)) void start();
