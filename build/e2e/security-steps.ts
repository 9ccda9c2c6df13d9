/** What the tests of the security checklist ask of the window and of the page. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { ElectronApplication, Page } from '@playwright/test';

/** What the window was made with, as Electron tells it. */
export const readPreferences = (app: ElectronApplication, names: readonly string[]) =>
  app.evaluate(
    ({ BrowserWindow }, wanted) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences: () => Record<string, unknown>;
      };
      const preferences = contents.getLastWebPreferences();
      return Object.fromEntries(wanted.map((name) => [name, preferences[name] ?? false]));
    },
    [...names],
  );

/** Whether the page could fetch an address. */
export const tryFetch = (page: Page, address: string): Promise<string> =>
  page.evaluate(
    (url) =>
      fetch(url).then(
        () => 'fetched',
        () => 'refused',
      ),
    address,
  );

/** Whether the page could show the picture of an address. */
export const tryPicture = (page: Page, address: string): Promise<string> =>
  page.evaluate(
    (url) =>
      new Promise<string>((done) => {
        const image = new Image();
        image.onload = () => {
          done('loaded');
        };
        image.onerror = () => {
          done('refused');
        };
        image.src = url;
      }),
    address,
  );

/** A server on this machine that would answer: who is refused there was not merely without a network. */
export async function startListening(): Promise<{ address: string; asked: () => number; stop: () => void }> {
  let count = 0;
  const server = createServer((_request, answer) => {
    count += 1;
    answer.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/html' }).end('<p>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  return {
    address,
    asked: () => count,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * Notes every address the page asked to be led to, and whether that was prevented. Electron asks for frames first,
 * and about the page itself no more where that was prevented.
 */
export async function noteNavigations(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ BrowserWindow }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { askedNavigations: asked });
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-frame-navigate', ({ url, defaultPrevented }) => {
      asked.push(`${url} ${defaultPrevented ? 'prevented' : 'allowed'}`);
    });
  });
  return () => app.evaluate(() => (globalThis as unknown as { askedNavigations: string[] }).askedNavigations);
}

/** Windows, webviews and everything else that shows a page. */
export const countContents = (app: ElectronApplication): Promise<number> =>
  app.evaluate(({ webContents }) => webContents.getAllWebContents().length);

/** Whether the page is still there. Playwright's own waiting ends only with a navigation, and here none ever does. */
export const isShown = (page: Page): Promise<boolean> => page.evaluate(() => document.querySelector('h1') !== null);
