import { expect, type Page } from '@playwright/test';

/** Loads the page anew and waits until it listens: what was read before is forgotten. */
export async function loadAnew(page: Page): Promise<void> {
  await page.reload();
  await expect(page.locator('h1').first()).toBeVisible();
}
