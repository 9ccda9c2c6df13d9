/** The operations that are photographed: full, empty, and one large enough to be caught at work. */
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { createOperation } from '#data/create-operation.ts';
import { makeTestDemonstration } from '#jobs/make-test-demonstration.ts';
import { readDescription } from '#ipc/handlers/operation.ts';
import { makeYearOperation } from '../bench/make-year-operation.ts';
import type { Place, Translate } from '../e2e/pages.ts';
import { descriptionFile, dropFiles } from '../e2e/window-steps.ts';

export interface Scenes {
  readonly full: string;
  readonly empty: string;
  readonly large: string;
  readonly emptyPlaces: readonly Place[];
  readonly busyPlaces: readonly Place[];
}

const pages = ['home', 'energy', 'participants', 'keys', 'billing', 'documents', 'imports', 'settings'] as const;
type PageKey = (typeof pages)[number];

async function goTo(page: Page, name: PageKey, t: Translate): Promise<void> {
  await page
    .getByRole('navigation', { name: t('nav.label') })
    .getByRole('button', { name: t(`nav.${name}`), exact: true })
    .click();
}

/** @param folder where the operations are made */
export async function makeScenes(folder: string): Promise<Scenes> {
  const operationPath = await makeTestDemonstration(join(folder, 'demo'));
  const empty = join(folder, 'vide.partajoule');
  createOperation(empty, (await readDescription(descriptionFile)).value, () => new Date());
  return {
    full: operationPath,
    empty,
    large: await makeYearOperation(join(folder, 'large'), 300),
    emptyPlaces: pages.map((name) => ({ id: name, open: (page, t) => goTo(page, name, t) })),
    busyPlaces: [
      ...(['home', 'energy'] as const).map((name) => ({
        id: name,
        async open(page: Page, t: Translate): Promise<void> {
          await goTo(page, 'settings', t);
          // a new period is a question the engine has not answered yet
          await page.reload();
          await goTo(page, name, t);
          await expect(page.locator('[aria-busy=true]').first()).toBeVisible();
        },
      })),
      {
        id: 'import',
        async open(page, t) {
          await goTo(page, 'imports', t);
          await dropFiles(page, [join(folder, 'large', 'enedis')]);
          await expect(page.getByRole('region', { name: t('import.inspecting') })).toBeVisible();
        },
      },
    ],
  };
}
