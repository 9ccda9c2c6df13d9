/** The command line's side of a handler's context: jobs run in place, nothing is asked. */
import type { Language } from '#contract';
import type { Clock } from '#data/clock.ts';
import { openOperation, type OperationFile } from '#data/open-operation.ts';
import { ExpectedError } from '#domain/errors.ts';
import type { HandlerContext, Session } from '#ipc/context.ts';
import { createFileSelections } from '#ipc/file-selections.ts';
import { runJob } from '#jobs/job-table.ts';
import type { CancelSignal } from '#jobs/job.ts';

export interface CommandLineSession extends Session {
  /** Opens without the lock, for verbs that only look. */
  readonly openForReading: (path: string) => OperationFile;
}

export interface CommandLineContext extends HandlerContext {
  readonly session: CommandLineSession;
}

function createSession(clock: Clock): CommandLineSession {
  let file: OperationFile | null = null;
  const close = (): void => {
    file?.close();
    file = null;
  };
  const openAs = (path: string, mode: 'read' | 'write'): OperationFile => {
    close();
    file = openOperation(path, { mode, clock });
    return file;
  };
  return {
    find: () => file,
    get() {
      if (!file) throw new ExpectedError('operation-not-open');
      return file;
    },
    open: (path) => Promise.resolve(openAs(path, 'write')),
    openForReading: (path) => openAs(path, 'read'),
    close() {
      close();
      return Promise.resolve();
    },
  };
}

/** Nobody is there to be asked: every dialog is given up. */
const noDialogs: HandlerContext['dialogs'] = {
  chooseOperation: () => Promise.resolve(null),
  chooseNewOperation: () => Promise.resolve(null),
  askForCopy: () => Promise.resolve(false),
  chooseDescription: () => Promise.resolve(null),
  chooseTable: () => Promise.resolve(null),
  chooseMeterFiles: () => Promise.resolve(null),
  chooseOutputFolder: () => Promise.resolve(null),
  chooseDemonstrationFolder: () => Promise.resolve(null),
  chooseSavedFile: () => Promise.resolve(null),
  showInFolder: () => undefined,
  openFolder: () => undefined,
  copyText: () => undefined,
};

/** Nothing is typed into forms here. */
const noDraft: HandlerContext['draft'] = {
  read: () => ({ saved: null, setAside: null }),
  write: () => undefined,
  remove: () => undefined,
};

export function createCommandLineContext(options: {
  readonly language: Language;
  readonly version: string;
  readonly clock: Clock;
  readonly signal: CancelSignal;
  readonly onProgress: (step: string, done: number, total: number) => void;
}): CommandLineContext {
  const { language, version, clock, signal, onProgress } = options;
  const session = createSession(clock);
  return {
    clock,
    version,
    session,
    language: () => language,
    preferences: {
      read: () => ({ language, theme: 'system', textSizePercent: 100, recent: [] }),
      write: () => undefined,
    },
    draft: noDraft,
    selections: createFileSelections(),
    dialogs: noDialogs,
    jobs: {
      run: (name, input) => runJob(name, input, { file: session.get, clock, language, signal, onProgress }),
      cancel: () => undefined,
    },
  };
}
