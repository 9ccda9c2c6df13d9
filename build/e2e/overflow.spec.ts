/** Every place in all five languages, in a large and a small window: no text is cut, spills or lies on another. */
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { languages } from '#domain/language.ts';
import { makeTestDemonstration } from '#jobs/make-test-demonstration.ts';
import { getMessages } from '#main/messages.ts';
import { expect, startProgram, test } from './electron.ts';
import { findOverflows } from './find-overflows.ts';
import { operationPlaces } from './pages.ts';
import { settle, type Place } from './places/place.ts';
import { startPlaces } from './places/start-places.ts';
import { switchLanguage } from './places/switch-language.ts';
import { visit } from './places/visit.ts';
import { resizeWindow, windowSizes } from './resize-window.ts';

/** How many languages are seen in the usual window too: each place in others, as the next is reached in the last one. */
const LANGUAGES_IN_BOTH = 2;

/**
 * What overflows at every place, each line with its language, width and place: in every language in the smallest
 * window, in some in the usual one too. A place is reached in one language and seen in all; the next one is reached in
 * the language that came last.
 */
function findAll(app: ElectronApplication, page: Page, places: readonly Place[]): Promise<string[]> {
  return visit(app, page, places, async ({ id }, reached) => {
    const found: string[] = [];
    const order = [reached, ...languages.filter((other) => other !== reached)];
    for (const [index, language] of order.entries()) {
      await switchLanguage(app, page, language);
      await settle(page, getMessages(language).t);
      for (const size of index < LANGUAGES_IN_BOTH ? windowSizes : windowSizes.slice(-1)) {
        await resizeWindow(app, page, size);
        const name = `${language} ${String(size.width)} ${id}`;
        const lines = await page.evaluate(findOverflows);
        if (lines.length > 0) await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
        found.push(...lines.map((line) => `${name}: ${line}`));
      }
    }
    return { found, language: order.at(-1) ?? reached };
  });
}

test('no text overflows before an operation is open', async ({ app, page }) => {
  expect(await findAll(app, page, startPlaces)).toEqual([]);
});

test('no text overflows on any page of an operation', async ({ testFolder, virtualScreen }) => {
  test.setTimeout(900_000);
  const operationPath = await makeTestDemonstration(join(testFolder, 'demonstration'));
  const app = await startProgram(testFolder, 'fr', [operationPath], virtualScreen);
  const page = await app.firstWindow();
  expect(await findAll(app, page, operationPlaces)).toEqual([]);
  await app.close();
});

test.describe('the watch for overflows', () => {
  const label = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

  test('names a label too long for its button, a cut line, and words that lie on each other', async ({ page }) => {
    await expect(page.locator('h1')).toBeVisible();
    expect(await page.evaluate(findOverflows)).toEqual([]);
    const watch = async (html: string): Promise<string[]> => {
      await page.evaluate((markup) => {
        const box = document.createElement('div');
        box.id = 'trial';
        box.style.cssText = 'position: fixed; left: 20px; top: 20px; width: 120px; background: white';
        box.innerHTML = markup;
        document.body.append(box);
      }, html);
      const found = await page.evaluate(findOverflows);
      await page.evaluate(() => document.getElementById('trial')?.remove());
      return found.map((line) => line.replace(/:.*/, ''));
    };
    const nowrap = 'display: block; width: 100px; white-space: nowrap;';
    expect(await watch(`<button style="${nowrap}">${label}</button>`)).toEqual([
      'beyond its frame',
      'wider than its box',
    ]);
    expect(await watch(`<p style="${nowrap} overflow: hidden">${label}</p>`)).toContain('cut at the side');
    expect(await watch(`<p style="height: 20px; overflow: hidden">${'trop de mots '.repeat(20)}</p>`)).toContain(
      'cut below',
    );
    expect(
      await watch(
        '<div style="display: flex"><i style="flex: none; margin-right: -30px">premier</i><i>second</i></div>',
      ),
    ).toEqual(['on “second”']);
    expect(await watch(`<input placeholder="${label}" style="width: 90px">`)).toEqual(['too long for its field']);
    expect(await watch(`<div style="position: absolute; left: 5000px">${label}</div>`)).toEqual(['outside the window']);
    // shortened with the whole text as a tooltip
    const short = `${nowrap} overflow: hidden; text-overflow: ellipsis`;
    expect(await watch(`<p style="${short}" title="${label}">${label}</p>`)).toEqual([]);
    expect(await watch(`<p style="${short}">${label}</p>`)).not.toEqual([]);
    // a table may scroll
    expect(await watch(`<div style="overflow: auto"><table><tr><td>${label}</td></tr></table></div>`)).toEqual([]);
  });

  test('names the longest label where a translation outgrows a real button', async ({ page }) => {
    const { t } = getMessages('fr');
    const button = page.getByRole('button', { name: t('start.openButton') });
    await expect(button).toBeVisible();
    await button
      .locator('span span')
      .last()
      .evaluate((element, text) => {
        element.textContent = text;
      }, label);
    expect((await page.evaluate(findOverflows)).join('\n')).toContain(label.slice(0, 20));
  });
});
