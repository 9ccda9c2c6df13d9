import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Contrast, names, roles and order of what is shown now. */
export async function expectNothingFound(page: Page, place: string): Promise<void> {
  // Electron has no second page for axe to work in
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  expect(found, place).toEqual([]);
}
