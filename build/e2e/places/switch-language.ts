import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { wire, type Language } from '#contract';
import { often } from '../often.ts';

/** Changes the language of what is shown, as the settings do, without leaving it. */
export async function switchLanguage(app: ElectronApplication, page: Page, language: Language): Promise<void> {
  await page.evaluate((chosen) => window.partajoule.call['app.setPreferences']({ language: chosen }), language);
  // the page asks for the state of the program anew after a change of its own: the size its text has already
  await app.evaluate(({ BrowserWindow }, event) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send(event, 'menu.chosen', { command: 'normalText' });
  }, wire.event);
  await expect.poll(() => page.evaluate(() => document.documentElement.lang), often).toBe(language);
}
