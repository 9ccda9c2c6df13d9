/** Ways to open a file besides the buttons: a second start and the menu. Nothing that is being typed is lost. */
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { createOperation } from '#data/create-operation.ts';
import { expectNothingFound } from './axe.ts';
import { expect, startAgain, startProgram, test } from './electron.ts';
import { descriptionFile, goTo } from './window-steps.ts';

function makeOperation(folder: string, name: string): string {
  const path = join(folder, `${name}.partajoule`);
  createOperation(path, JSON.parse(readFileSync(descriptionFile, 'utf8')), () => new Date());
  return path;
}

/** Labels of the operations under File, and those of the menu's heads. */
const readMenu = (app: ElectronApplication) =>
  app.evaluate(({ Menu }) => {
    const menu = Menu.getApplicationMenu();
    return {
      heads: menu?.items.map(({ label }) => label),
      recent: menu?.getMenuItemById('recent')?.submenu?.items.map(({ label }) => label),
      canShow: menu?.getMenuItemById('showInFolder')?.enabled,
    };
  });

test('a second start hands its file to the first, which asks before it leaves a form', async ({
  testFolder,
  virtualScreen,
}) => {
  const [first, second] = [makeOperation(testFolder, 'Aups'), makeOperation(testFolder, 'Die & Crest')];
  const app = await startProgram(testFolder, 'fr', [first], virtualScreen);
  const page = await app.firstWindow();
  const frame = (name: string) => page.getByRole('contentinfo').getByText(`${name}.partajoule`);
  await expect(frame('Aups')).toBeVisible();
  expect(await readMenu(app)).toMatchObject({ recent: [], canShow: true });

  await test.step('at once where nothing is being typed', async () => {
    await startAgain(testFolder, [second], virtualScreen);
    await expect(frame('Die & Crest')).toBeVisible();
    expect((await readMenu(app)).recent).toEqual([`Aups – ${testFolder}`]);
  });

  await test.step('by asking where a form is open', async () => {
    await goTo(page, 'Participants');
    await page.getByRole('button', { name: 'Odile Marchetti', exact: true }).click();
    const city = page.getByLabel('Ville', { exact: true });
    await city.fill('Crest');
    await startAgain(testFolder, [first], virtualScreen);
    const question = page.getByRole('dialog', { name: 'Ouvrir « Aups.partajoule »' });
    await expect(question.getByText(/ce qui n’y est pas encore enregistré serait perdu/)).toBeVisible();
    await expectNothingFound(page, 'another file asked for');
    await question.getByRole('button', { name: 'Annuler' }).click();
    await expect(city).toHaveValue('Crest');
    await expect(frame('Die & Crest')).toBeVisible();
    await startAgain(testFolder, [first], virtualScreen);
    await question.getByRole('button', { name: 'Ouvrir sans enregistrer' }).click();
    await expect(frame('Aups')).toBeVisible();
    await expect(question).toBeHidden();
  });

  await test.step('a form in the page itself counts too', async () => {
    await goTo(page, 'Répartition');
    await page.getByRole('button', { name: 'Modifier', exact: true }).click();
    await page.getByRole('textbox', { name: 'À partir du' }).fill('02/01/2025');
    await startAgain(testFolder, [second], virtualScreen);
    const question = page.getByRole('dialog', { name: 'Ouvrir « Die & Crest.partajoule »' });
    await question.getByRole('button', { name: 'Annuler' }).click();
    await page.getByRole('button', { name: 'Annuler', exact: true }).click();
    await page.getByRole('button', { name: 'Abandonner la saisie' }).click();
  });

  const openFirstRecent = () =>
    app.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('recent')?.submenu?.items[0]?.click();
    });
  await test.step('the menu opens recent operations, in the chosen language', async () => {
    // an ampersand alone would be the letter of a shortcut
    expect((await readMenu(app)).recent).toEqual([`Die && Crest – ${testFolder}`]);
    await openFirstRecent();
    await expect(frame('Die & Crest')).toBeVisible();
    expect((await readMenu(app)).heads?.[0]).toBe('&Fichier');
    await page.evaluate(() => window.partajoule.call['app.setPreferences']({ language: 'en' }));
    await expect.poll(async () => (await readMenu(app)).heads?.[0]).toBe('&File');
    await page.evaluate(() => window.partajoule.call['app.setPreferences']({ language: 'fr' }));
  });

  await test.step('a file that is gone is said, leaves the list, and the open one stays', async () => {
    renameSync(first, join(testFolder, 'elsewhere.partajoule'));
    await openFirstRecent();
    const told = page.getByRole('dialog', { name: 'Ouvrir « Aups.partajoule »' });
    await expect(told.getByText(/le fichier a été déplacé, renommé ou effacé/)).toBeVisible();
    await told.getByRole('button', { name: 'Annuler' }).click();
    await expect(frame('Die & Crest')).toBeVisible();
    expect((await readMenu(app)).recent).toEqual([]);
  });
  await app.close();
});
