/**
 * The fixture of the tests in a real window: the built program (`out/`), started on its own empty
 * folder of user data, on a virtual screen where there is no other.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { _electron, errors, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { findElectron, sandboxArguments } from '../runtime/find-electron.mjs';

const root = resolve(import.meta.dirname, '../..');
const LOOK_MS = 8;
const PATIENCE_MS = 60_000;

interface WindowFixtures {
  /** Language the program starts in; `test.use({ language: 'en' })` changes it. */
  language: string;
  /** Further arguments of the program, such as a file to open. */
  programArguments: readonly string[];
  /** Folder of this test alone, removed afterwards: user data of the program and the test's own files. */
  testFolder: string;
  app: ElectronApplication;
  page: Page;
}

export const test = base.extend<WindowFixtures, { virtualScreen: string }>({
  virtualScreen: [
    async ({}, use) => {
      const screen = await startVirtualScreen();
      await use(screen.display);
      screen.stop();
    },
    { scope: 'worker', auto: true },
  ],
  language: ['fr', { option: true }],
  programArguments: [[], { option: true }],
  testFolder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'partajoule-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  app: async ({ testFolder, language, programArguments, virtualScreen }, use, info) => {
    const app = await startProgram(testFolder, language, programArguments, virtualScreen);
    const log: string[] = [];
    app.process().stdout?.on('data', (text) => log.push(String(text)));
    app.process().stderr?.on('data', (text) => log.push(String(text)));
    await use(app);
    await app.close();
    if (info.status !== info.expectedStatus) {
      await info.attach('log of the program', { body: log.join(''), contentType: 'text/plain' });
    }
  },
  page: async ({ app }, use) => {
    await use(await app.firstWindow());
  },
});

export { expect } from '@playwright/test';

/** What is driven: the built program in the runtime, or the packed one that `PARTAJOULE_PACKED` names. */
function findProgram(): { readonly executable: string; readonly own: readonly string[] } {
  const packed = process.env['PARTAJOULE_PACKED'];
  if (packed) return { executable: packed, own: [] };
  const runtime = findElectron();
  if (!runtime) throw new Error('there is no Electron: npm test prepares one');
  return { executable: runtime.executable, own: [root] };
}

/** Starts the program as a person would; a test may start a second one on the same folder. */
export async function startProgram(
  folder: string,
  language: string,
  args: readonly string[],
  display: string,
): Promise<ElectronApplication> {
  const { executable, own } = findProgram();
  return launch(executable, folder, language, [...own, ...args], display);
}

/** Starts the program once more on the same folder, as a double click on a file does; it hands over and ends. */
export async function startAgain(folder: string, args: readonly string[], display: string): Promise<void> {
  const { executable, own } = findProgram();
  const program = spawn(
    executable,
    [...sandboxArguments(), `--user-data-dir=${join(folder, 'user-data')}`, ...own, ...args],
    { env: { ...process.env, DISPLAY: display }, stdio: 'ignore' },
  );
  await once(program, 'exit');
}

/** Starts a program that `npm run package` made, in French. */
export function startPackedProgram(
  executable: string,
  folder: string,
  args: readonly string[],
  display: string,
): Promise<ElectronApplication> {
  return launch(executable, folder, 'fr', args, display);
}

/** Starts an executable with its own folder of user data. */
export async function launch(
  executablePath: string,
  folder: string,
  language: string,
  args: readonly string[],
  display: string,
): Promise<ElectronApplication> {
  const start = (): Promise<ElectronApplication> =>
    _electron.launch({
      executablePath,
      args: [...sandboxArguments(), `--user-data-dir=${join(folder, 'user-data')}`, `--lang=${language}`, ...args],
      env: { ...process.env, DISPLAY: display },
      // otherwise Playwright would hold the page in its light theme
      colorScheme: null,
      // Playwright would switch the sandbox off for everyone; here it stays on but for root
      chromiumSandbox: sandboxArguments().length === 0,
      timeout: 60_000,
    });
  const app = await start();
  // Chromium's start on a virtual screen without a graphics card hangs now and then; a second one does not
  const hangs = await app.firstWindow({ timeout: 30_000 }).then(
    () => false,
    (error: unknown) => error instanceof errors.TimeoutError,
  );
  if (!hangs) return untilDrawn(app);
  process.stderr.write('no window within 30 s: the program is started once more\n');
  app.process().kill('SIGKILL');
  return untilDrawn(await start());
}

/**
 * While main is busy starting, what a test asks of it can be lost: a question that waits has nobody who keeps it. Our
 * page draws only once main has answered it.
 */
async function untilDrawn(app: ElectronApplication): Promise<ElectronApplication> {
  await untilShown(await app.firstWindow(), () => document.querySelector('#root > *, h1') !== null);
  return app;
}

/**
 * Waits until the page shows something and looks often; Playwright's own waiting soon comes to look every half second
 * only.
 *
 * @param isShown is run in the page
 */
export async function untilShown(page: Page, isShown: () => boolean): Promise<void> {
  const look = `new Promise((seen, fail) => {
    const isShown = ${isShown.toString()};
    const end = performance.now() + ${PATIENCE_MS};
    const look = () => {
      if (isShown()) seen(true);
      else if (performance.now() > end) fail(new Error('never shown: ' + isShown));
      else setTimeout(look, ${LOOK_MS});
    };
    look();
  })`;
  // the page that a window begins with gives way to its own
  while (!(await page.evaluate<boolean>(look).catch(isFirstPageGone))) continue;
}

function isFirstPageGone(error: unknown): false {
  if (error instanceof Error && error.message.includes('Execution context was destroyed')) return false;
  throw error;
}

interface Screen {
  readonly display: string;
  readonly stop: () => void;
}

/** The person's display where there is one; else Xvfb, which chooses its own number. */
export async function startVirtualScreen(): Promise<Screen> {
  const display = process.env['DISPLAY'] ?? '';
  if (process.platform !== 'linux' || display !== '') return { display, stop: () => undefined };
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise<string>((done, fail) => {
    (server.stdio[3] as Readable).once('data', (text) => {
      done(String(text).trim());
    });
    server.once('error', fail);
    server.once('exit', (code) => {
      fail(new Error(`Xvfb ended with ${String(code)}`));
    });
  });
  return { display: `:${number}`, stop: () => server.kill() };
}
