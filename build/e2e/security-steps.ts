/** What the tests of the security checklist ask of the window and of the page. */
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

/** Windows, webviews and everything else that shows a page. */
export const countContents = (app: ElectronApplication): Promise<number> =>
  app.evaluate(({ webContents }) => webContents.getAllWebContents().length);

/** Whether the page is still there. Playwright's own waiting ends only with a navigation, and here none ever does. */
export const isShown = (page: Page): Promise<boolean> => page.evaluate(() => document.querySelector('h1') !== null);
