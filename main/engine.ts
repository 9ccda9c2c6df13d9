/**
 * The engine behind the window: handlers, jobs and the open operation. It is loaded beside the page, whose calls wait
 * for it.
 */
import { join } from 'node:path';
import type { EventName, Events } from '#contract';
import { openDraftFile } from '#data/draft-file.ts';
import { findUndoSteps } from '#data/undo-log.ts';
import type { HandlerContext } from '#ipc/context.ts';
import { answerCall, refuse, toFailure, type Door } from '#ipc/door.ts';
import { createFileSelections } from '#ipc/file-selections.ts';
import { handlers } from '#ipc/handlers.ts';
import { openAndRemember } from '#ipc/handlers/operation.ts';
import { readOperationState } from '#ipc/operation-state.ts';
import type { WindowDoor } from '#ipc/register.ts';
import { createWindowJobs, createWindowSession } from '#ipc/window-session.ts';
import type { WorkerMode } from '#jobs/worker-messages.ts';
import { WorkerRunner } from '#jobs/worker-runner.ts';
import { createDialogs, showProblem } from './app/dialogs.ts';
import { openLog } from './app/log.ts';
import { setMenu, type MenuState } from './app/menu.ts';
import type { WindowPreferences } from './app/preferences.ts';

export interface EngineOptions {
  readonly version: string;
  readonly userData: string;
  readonly preferences: WindowPreferences;
  readonly getWindow: Parameters<typeof createDialogs>[0];
  readonly tell: <N extends EventName>(name: N, payload: Events[N]) => void;
}

export interface Engine {
  readonly door: WindowDoor;
  readonly showMenu: () => void;
  /** Opens a file before there is a page. */
  readonly openFirst: (path: string) => Promise<void>;
  /** Opens a file that the system or the menu named: the page asks first where something is being typed. */
  readonly requestOpening: (path: string) => void;
  readonly close: () => Promise<void>;
}

export function startEngine({ version, userData, preferences, getWindow, tell }: EngineOptions): Engine {
  const language = () => preferences.read().language;
  const clock = () => new Date();
  const makeRunner = (mode: WorkerMode): WorkerRunner =>
    new WorkerRunner(join(import.meta.dirname, 'worker.cjs'), mode, (progress) => {
      tell('job.progress', progress);
    });
  const workers = { jobs: makeRunner('write'), queries: makeRunner('read') };
  // the first page asks at once
  workers.queries.start();
  let shownMenu = '';
  let isMenuDue = false;
  const drawMenu = (): void => {
    isMenuDue = false;
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
  // nobody waits for it: what goes wrong is written into the log
  const drawMenuSafely = (): void => {
    try {
      drawMenu();
    } catch (error) {
      toFailure(door, 'menu', error);
    }
  };
  // what is being answered goes out first
  const showMenu = (): void => {
    if (!isMenuDue) setImmediate(drawMenuSafely);
    isMenuDue = true;
  };
  const session = createWindowSession(clock, workers, showMenu);
  const selections = createFileSelections();
  const dialogs = createDialogs(getWindow, language);
  const context: HandlerContext = {
    clock,
    language,
    preferences,
    draft: openDraftFile(userData),
    session,
    selections,
    version,
    jobs: createWindowJobs(session, language, workers),
    dialogs,
  };
  const requestOpening = (path: string): void => {
    tell('operation.requested', selections.describe(selections.add([path])));
  };
  const door: Door = { handlers, context, log: openLog(userData), onAnswered: showMenu };
  return {
    door: {
      answer: (channel, input) => answerCall(door, channel, input),
      refuse: () => refuse(door, 'sender'),
      drop: (paths) => {
        tell('import.dropped', selections.describe(selections.add(paths)));
      },
    },
    showMenu,
    openFirst: (path) => openFirst(door, path),
    requestOpening,
    async close() {
      await session.close();
      await Promise.all([workers.jobs.stop(), workers.queries.stop()]);
    },
  };
}

/** Whatever a file does, the page comes: nothing is thrown. */
async function openFirst(door: Door, path: string): Promise<void> {
  try {
    await openAndRemember(door.context, path);
    await computeMonthAhead(door.context);
  } catch (error) {
    showProblem(toFailure(door, 'start', error).error.message);
  }
}

/** The page asks for its month as soon as it is there: the worker's figures are then on their way. */
async function computeMonthAhead({ session, jobs }: HandlerContext): Promise<void> {
  const { currentMonth } = await readOperationState(session.get());
  // the page asks again, and is told of any error
  if (currentMonth !== null) void jobs.run('prepareBilling', { period: currentMonth }).catch(() => undefined);
}
