/** An operation without anybody: what the page of participants offers first. */
import { join } from 'node:path';
import { createOperation } from '#data/create-operation.ts';
import description from '#resources/demo/operation-description.json' with { type: 'json' };
import { expectNothingFound } from './axe.ts';
import { expect, startProgram, test } from './electron.ts';
import { goTo } from './window-steps.ts';

test('the page without participants leads to the first one, by keyboard', async ({ testFolder, virtualScreen }) => {
  const path = join(testFolder, 'vide.partajoule');
  const nothing = { members: [], plants: [], participations: [], keys: [], prices: [], issuers: [] };
  createOperation(path, { ...description, ...nothing }, () => new Date());
  const app = await startProgram(testFolder, 'fr', [path], virtualScreen);
  const page = await app.firstWindow();
  await goTo(page, 'Participants');
  await expect(page.getByRole('heading', { name: 'Aucun participant pour l’instant' })).toBeVisible();
  await expectNothingFound(page, 'no participants');
  const add = page.getByRole('button', { name: 'Ajouter un participant' });
  await expect(add).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Importer un tableau' })).toHaveCount(1);
  await add.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByLabel('Nom', { exact: true }).fill('Odile Marchetti');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Odile Marchetti' })).toBeVisible();
  // what led to the form is gone: the focus stands on the page, not nowhere
  await expect(page.getByRole('main')).toBeFocused();
  await add.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Nouveau participant' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(add).toBeFocused();
  await app.close();
});
