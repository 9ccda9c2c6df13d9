/** Composition root of the window's main process. */
import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { wire, type EventName, type Events } from '#contract';
import { ExpectedError } from '#domain/errors.ts';
import { createFileSelections } from '#ipc/file-selections.ts';
import { handlers } from '#ipc/handlers.ts';
import type { HandlerContext } from '#ipc/context.ts';
import { readAppState } from '#ipc/handlers/app.ts';
import { openAndRemember } from '#ipc/handlers/operation.ts';
import { register } from '#ipc/register.ts';
import { createWindowJobs, createWindowSession } from '#ipc/window-session.ts';
import { WorkerRunner } from '#jobs/worker-runner.ts';
import { createDialogs, showProblem } from './app/dialogs.ts';
import { becomeOnlyInstance, closeBeforeEnd, findOperationArgument } from './app/life.ts';
import { openLog } from './app/log.ts';
import { setMenu } from './app/menu.ts';
import { openPreferences } from './app/preferences.ts';
import { isPageUrl, registerPageScheme, servePage } from './app/protocol.ts';
import { lockDown, lockSession } from './app/security.ts';
import { applyTextSize, applyTheme, createWindow } from './app/window.ts';
import { getMessages } from './messages.ts';

let window: BrowserWindow | null = null;
let context: HandlerContext | null = null;

function tell<N extends EventName>(name: N, payload: Events[N]): void {
  window?.webContents.send(wire.event, name, payload);
}

function getWindow(): BrowserWindow {
  if (!window) throw new Error('there is no window yet');
  return window;
}

/** Opens a file that the system named: on the command line, by a double click, through a second start. */
async function openFromSystem(path: string): Promise<void> {
  if (!context) return;
  try {
    await openAndRemember(context, path);
    tell('app.changed', await readAppState(context));
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    showProblem(window, getMessages(context.language()).t(`error.${error.code}`, error.params));
  }
}

async function start(): Promise<void> {
  await app.whenReady();
  const userData = app.getPath('userData');
  const showMenu = (): void => {
    setMenu(language(), session.find() !== null, (command) => {
      tell('menu.chosen', { command });
    });
  };
  const preferences = openPreferences(userData, app.getLocale(), ({ theme, textSizePercent }) => {
    showMenu();
    applyTheme(theme);
    applyTextSize(window, textSizePercent);
  });
  const language = () => preferences.read().language;
  const clock = () => new Date();
  const runner = new WorkerRunner(join(import.meta.dirname, 'worker.cjs'), (progress) => {
    tell('job.progress', progress);
  });
  const session = createWindowSession(clock, runner, showMenu);
  const selections = createFileSelections();
  context = {
    clock,
    language,
    preferences,
    session,
    selections,
    version: app.getVersion(),
    jobs: createWindowJobs(session, language, runner),
    dialogs: createDialogs(getWindow, language),
  };
  register({
    handlers,
    context,
    isPageUrl,
    log: openLog(userData),
    onDrop: (paths) => {
      tell('import.dropped', selections.describe(selections.add(paths)));
    },
  });
  closeBeforeEnd(async () => {
    await session.close();
    await runner.stop();
  });
  lockSession();
  servePage(join(app.getAppPath(), 'out', 'renderer'));
  showMenu();
  // the page is fetched while the operation is checked and opened; what it asks waits behind that
  window = createWindow(preferences);
  const named = findOperationArgument(process.argv, process.cwd());
  if (named !== undefined) await openFromSystem(named);
}

registerPageScheme();
lockDown();
if (
  becomeOnlyInstance(
    (path) => void openFromSystem(path),
    () => window,
  )
)
  void start();
