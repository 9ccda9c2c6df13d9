import { expect, type Page } from '@playwright/test';
import type { Theme } from '#contract';
import { often } from '../often.ts';

/** Changes the theme of what is shown, as the settings do, without leaving it. */
export async function switchTheme(page: Page, theme: Exclude<Theme, 'system'>): Promise<void> {
  await page.evaluate((chosen) => window.partajoule.call['app.setPreferences']({ theme: chosen }), theme);
  const readTheme = (): Promise<string | undefined> =>
    page.evaluate(() => document.documentElement.dataset['mantineColorScheme']);
  await expect.poll(readTheme, often).toBe(theme);
}
