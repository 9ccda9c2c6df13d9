import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The rules whose answer another theme can change. */
export const colourRules = ['color-contrast', 'link-in-text-block'] as const;

/** What axe is brought in with where the page has it already: half a megabyte, which AxeBuilder sends twice each time. */
const NOTHING_MORE = 'undefined';

/** What holds an open menu or choice: it lies above the landmarks, as dialogs do, which axe lets pass without being told. */
const OVERLAY = 'div[data-portal="true"]';

const DIALOG = '[role=dialog]';

/** What comes or goes is half transparent meanwhile, and its contrast another. */
async function untilStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moving = document
      .getAnimations()
      .filter(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(moving.map(({ finished }) => finished));
  });
}

/**
 * Contrast, names, roles and order of what is shown now.
 *
 * @param rules those to look at; all where none are named
 * @returns one line per finding
 */
export async function findBarriers(page: Page, rules: readonly string[] = []): Promise<string[]> {
  await untilStill(page);
  const isThere = await page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder(isThere ? { page, axeSource: NOTHING_MORE } : { page })
    // Electron has no second page for axe to work in
    .setLegacyMode()
    // no rule in force reads style sheets, there is no other document in the page
    .options({ resultTypes: ['violations'], preload: false, iframes: false });
  // what lies below is looked at where nothing lies above it
  if (await page.locator(DIALOG).filter({ visible: true }).first().isVisible()) axe.include(DIALOG);
  if (rules.length > 0) axe.withRules([...rules]);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => {
    const places = nodes.map(({ target }) => target.join(' ')).filter((place) => id !== 'region' || place !== OVERLAY);
    return places.length === 0 ? [] : [`${id}: ${places.join(', ')}`];
  });
}

export async function expectNothingFound(page: Page, place: string): Promise<void> {
  expect(await findBarriers(page), place).toEqual([]);
}
