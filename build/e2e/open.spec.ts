/** Ways to open a file besides the buttons: a second start and the menu. Nothing that is being typed is lost. */
import { execFileSync } from 'node:child_process';
import { accessSync, chmodSync, constants, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { createOperation } from '#data/create-operation.ts';
import { expect, startAgain, startProgram, test } from './electron.ts';
import { answerSaveDialog, descriptionFile, goTo } from './window-steps.ts';

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

/** Keeps a file from being changed, also by an administrator where the machine can; tells whether it is. */
function protect(path: string, isProtected: boolean): boolean {
  try {
    if (process.getuid?.() === 0) execFileSync('chattr', [isProtected ? '+i' : '-i', path], { stdio: 'ignore' });
    else chmodSync(path, isProtected ? 0o444 : 0o644);
    accessSync(path, constants.W_OK);
    return false;
  } catch {
    return true;
  }
}

test('a protected file is opened as a copy that the person names', async ({ testFolder, app, page }) => {
  const path = makeOperation(testFolder, 'Clé USB');
  const copy = join(testFolder, 'copie.partajoule');
  test.skip(!protect(path, true), 'this machine protects no file from its administrator');
  try {
    await app.evaluate(({ dialog }, file) => {
      const asked: string[] = [];
      Object.assign(globalThis, { asked });
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
      dialog.showMessageBox = ((...[, options]: [unknown, { message: string; buttons?: string[] }]) => {
        asked.push(options.message, ...(options.buttons ?? []));
        return Promise.resolve({ response: asked.length > 3 ? 0 : 1, checkboxChecked: false });
      }) as typeof dialog.showMessageBox;
    }, path);
    await answerSaveDialog(app, copy);
    const open = page.getByRole('button', { name: 'Ouvrir une opération' });
    await open.click();
    await expect(page.getByText(/copiez-y d’abord son fichier/)).toBeVisible();
    await open.click();
    await expect(page.getByRole('contentinfo').getByText('copie.partajoule')).toBeVisible();
    const asked = await app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
    const question = [
      '« Clé USB.partajoule » ne peut pas être modifié là où il se trouve',
      'Enregistrer une copie sous…',
      'Annuler',
    ];
    expect(asked).toEqual([...question, ...question]);
    await goTo(page, 'Répartition');
    await page.getByRole('tab', { name: 'Prix' }).click();
    await page
      .getByRole('button', { name: /^Retirer/ })
      .first()
      .click();
    await expect(page.getByText('Prix retiré.')).toBeVisible();
  } finally {
    protect(path, false);
  }
});
