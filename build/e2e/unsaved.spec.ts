/** What is typed in a form and not saved is asked for before it is lost, whichever way leads out of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { createOperation } from '#data/create-operation.ts';
import { expect, startProgram, test } from './electron.ts';
import { descriptionFile, dropTyping, goTo, typingQuestion } from './window-steps.ts';

const closeWindow = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });

const countWindows = (app: ElectronApplication): Promise<number> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

async function keepTyping(page: Page): Promise<void> {
  await typingQuestion(page).getByRole('button', { name: 'Continuer la saisie' }).click();
  await expect(typingQuestion(page)).toBeHidden();
}

test('typing is asked for before it is lost', async ({ testFolder, virtualScreen }) => {
  const path = join(testFolder, 'Aups.partajoule');
  createOperation(path, JSON.parse(readFileSync(descriptionFile, 'utf8')), () => new Date());
  const app = await startProgram(testFolder, 'fr', [path], virtualScreen);
  const page = await app.firstWindow();
  const title = (name: string) => page.getByRole('heading', { level: 1, name });

  await test.step('a drawer: Escape, its button and Annuler ask; an untouched one closes at once', async () => {
    await goTo(page, 'Participants');
    await page.getByRole('button', { name: 'Ajouter une centrale' }).click();
    const plant = page.getByRole('dialog', { name: 'Nouvelle centrale' });
    await plant.getByRole('button', { name: 'Annuler' }).click();
    await expect(plant).toBeHidden();

    await page.getByRole('button', { name: 'Ajouter une centrale' }).click();
    const name = plant.getByLabel('Nom de la centrale');
    await name.fill('Hangar');
    await page.keyboard.press('Escape');
    await expect(typingQuestion(page).getByText('Ce que vous avez saisi n’est pas encore enregistré.')).toBeVisible();
    await expect(typingQuestion(page).getByRole('button', { name: 'Continuer la saisie' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(typingQuestion(page)).toBeHidden();
    await expect(name).toHaveValue('Hangar');
    await expect(name).toBeFocused();
    await plant.getByRole('button', { name: 'Fermer' }).click();
    await keepTyping(page);
    await plant.getByRole('button', { name: 'Annuler' }).click();
    await dropTyping(page);
    await expect(plant).toBeHidden();
  });

  await test.step('a participant: the panel keeps what is typed, the page asks', async () => {
    await page.getByRole('button', { name: 'Odile Marchetti', exact: true }).click();
    await page.getByLabel('Ville', { exact: true }).fill('Crest');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await goTo(page, 'Énergie');
    await keepTyping(page);
    await page.getByRole('button', { name: 'Odile Marchetti', exact: true }).click();
    await expect(page.getByLabel('Ville', { exact: true })).toHaveValue('Crest');
    await goTo(page, 'Énergie');
    await dropTyping(page);
    await expect(title('Énergie')).toBeVisible();
  });

  await test.step('a key: another key, a tab, a page and closing the operation ask', async () => {
    await goTo(page, 'Répartition');
    await page.getByRole('button', { name: 'Modifier', exact: true }).click();
    const startsOn = page.getByRole('textbox', { name: 'À partir du' });
    await startsOn.fill('02/01/2025');
    for (const lead of [
      () => page.getByRole('button', { name: 'Ajouter une clé' }).click(),
      () => page.getByRole('tab', { name: 'Prix' }).click(),
      () => goTo(page, 'Ce mois-ci'),
      () => page.keyboard.press('Control+w'),
      () => page.keyboard.press('Control+n'),
    ]) {
      await lead();
      await keepTyping(page);
      await expect(startsOn).toHaveValue('02/01/2025');
    }
    await page.getByRole('tab', { name: 'Prix' }).click();
    await dropTyping(page);
  });

  await test.step('a price', async () => {
    await page.getByRole('button', { name: 'Ajouter un prix' }).first().click();
    const drawer = page.getByRole('dialog', { name: 'Nouveau prix' });
    const price = drawer.getByRole('textbox', { name: 'Prix hors taxes' });
    await price.fill('0,12');
    await page.keyboard.press('Escape');
    await keepTyping(page);
    await expect(price).toHaveValue('0,12');
    await drawer.getByRole('button', { name: 'Annuler' }).click();
    await dropTyping(page);
  });

  await test.step('settings: asked until they are saved', async () => {
    await goTo(page, 'Réglages');
    await page.getByRole('tab', { name: 'L’opération' }).click();
    const name = page.getByLabel('Nom de l’opération');
    await name.fill('Aups et alentours');
    await page.getByRole('tab', { name: 'Programme' }).click();
    await keepTyping(page);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByText('Enregistré', { exact: true })).toBeVisible();
    await page.getByRole('tab', { name: 'Programme' }).click();
    await expect(name).toBeHidden();
    await page.getByRole('tab', { name: 'L’opération' }).click();
    await expect(name).toHaveValue('Aups et alentours');
  });

  await test.step('the window itself', async () => {
    await page.getByLabel('Nom de l’opération').fill('Aups, perdu');
    await closeWindow(app);
    await keepTyping(page);
    await app.evaluate(({ app: program }) => {
      program.quit();
    });
    await expect(page.getByLabel('Nom de l’opération')).toHaveValue('Aups, perdu');
    await expect(typingQuestion(page)).toBeVisible();
    expect(await countWindows(app)).toBe(1);
    const closed = app.waitForEvent('close');
    await typingQuestion(page).getByRole('button', { name: 'Abandonner la saisie' }).click();
    await closed;
  });

  const db = new Database(path, { readonly: true });
  expect(db.prepare('SELECT name FROM operation').all()).toEqual([{ name: 'Aups et alentours' }]);
  expect(db.prepare("SELECT city FROM member WHERE name = 'Odile Marchetti'").all()).not.toEqual([{ city: 'Crest' }]);
  expect(db.prepare("SELECT count(*) AS count FROM plant WHERE name = 'Hangar'").all()).toEqual([{ count: 0 }]);
  db.close();
});
