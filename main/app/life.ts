/** Start and end of the program: one instance, files named by the system, everything closed before the end. */
import { resolve } from 'node:path';
import { app, type BrowserWindow } from 'electron';

/** True for the first instance. A second one hands its file over, and ends. */
export function becomeOnlyInstance(onFile: (path: string) => void, window: () => BrowserWindow | null): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  app.on('second-instance', (_event, args, folder) => {
    const shown = window();
    if (shown?.isMinimized()) shown.restore();
    shown?.focus();
    const path = findOperationArgument(args, folder);
    if (path !== undefined) onFile(path);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    onFile(path);
  });
  return true;
}

/** The operation named on a command line, as a full path. */
export function findOperationArgument(args: readonly string[], folder: string): string | undefined {
  const name = args.slice(1).find((arg) => arg.endsWith('.partajoule') && !arg.startsWith('-'));
  return name === undefined ? undefined : resolve(folder, name);
}

/** Holds the end back until the operation is closed: its file can then be copied alone. */
export function closeBeforeEnd(close: () => Promise<void>): void {
  let isClosed = false;
  app.on('window-all-closed', () => {
    app.quit();
  });
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void close().finally(() => {
      isClosed = true;
      // not at once: while will-quit is being emitted, Electron ignores a second quit
      setImmediate(() => {
        app.quit();
      });
    });
  });
}
