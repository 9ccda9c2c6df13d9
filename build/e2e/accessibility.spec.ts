/** Every place in both themes, looked at by axe: contrast, names, roles, order. */
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { makeTestDemonstration } from '#jobs/make-test-demonstration.ts';
import { colourRules, findBarriers } from './axe.ts';
import { expect, startProgram, test } from './electron.ts';
import { operationPlaces } from './pages.ts';
import type { Place } from './places/place.ts';
import { startPlaces } from './places/start-places.ts';
import { switchTheme } from './places/switch-theme.ts';
import { visit } from './places/visit.ts';

/**
 * What axe finds at every place, each line with its theme and place: all rules in the theme in which the place is
 * reached, those of colours in the other one, in which the next place is reached.
 */
async function findAll(app: ElectronApplication, page: Page, places: readonly Place[]): Promise<string[]> {
  let theme: 'light' | 'dark' = 'light';
  await switchTheme(page, theme);
  return visit(app, page, places, async ({ id }, language) => {
    const found = (await findBarriers(page)).map((line) => `${theme} ${id}: ${line}`);
    theme = theme === 'light' ? 'dark' : 'light';
    await switchTheme(page, theme);
    found.push(...(await findBarriers(page, colourRules)).map((line) => `${theme} ${id}: ${line}`));
    return { found, language };
  });
}

test('axe finds nothing before an operation is open, in either theme', async ({ app, page }) => {
  expect(await findAll(app, page, startPlaces)).toEqual([]);
});

test('axe finds nothing on any page of an operation, in either theme', async ({ testFolder, virtualScreen }) => {
  test.setTimeout(480_000);
  const operationPath = await makeTestDemonstration(join(testFolder, 'demonstration'));
  const app = await startProgram(testFolder, 'fr', [operationPath], virtualScreen);
  const page = await app.firstWindow();
  expect(await findAll(app, page, operationPlaces)).toEqual([]);
  await app.close();
});

test('axe sees a button without a name and pale words, the first time and later', async ({ page }) => {
  await page.evaluate(() => {
    const box = document.createElement('div');
    box.style.cssText = 'position: fixed; top: 0; left: 0; color: #ddd; background: #fff';
    box.innerHTML = '<button></button><p>pale</p>';
    document.body.append(box);
  });
  for (const time of ['first', 'second']) {
    const rules = (await findBarriers(page)).map((line) => line.replace(/:.*/, ''));
    expect(rules, time).toEqual(expect.arrayContaining(['button-name', 'color-contrast']));
  }
});
