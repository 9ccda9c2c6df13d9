/** The sizes the window is looked at in. */
import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { often } from './often.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The usual window, and the smallest that the program has to bear. */
export const windowSizes: readonly Size[] = [
  { width: 1280, height: 800 },
  { width: 1024, height: 700 },
];

export async function resizeWindow(app: ElectronApplication, page: Page, size: Size): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
  await expect
    .poll(() => page.evaluate(() => [window.innerWidth, window.innerHeight]), often)
    .toEqual([size.width, size.height]);
  await passTwoFrames(page);
}

/** One frame for the layout, one for what measures it. */
export async function passTwoFrames(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            done();
          }),
        );
      }),
  );
}
