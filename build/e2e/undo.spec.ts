/** Everything but issue and send can be taken back, in the window and in the file, and done again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { createOperation } from '#data/create-operation.ts';
import { openOperation } from '#data/open-operation.ts';
import { verifyOperation } from '#data/verify-operation.ts';
import { importFiles } from '#jobs/import-files.ts';
import { expectNothingFound } from './axe.ts';
import { expect, startProgram, test } from './electron.ts';
import { acceptGap, answerOpenDialog, descriptionFile, dropTyping, goTo, makeEnedisFiles } from './window-steps.ts';

const clock = (): Date => new Date();

/** The demonstration's operation with February 2025, in which one meter has a gap; nothing is billed. */
async function makeOperation(folder: string): Promise<{ path: string; month: string }> {
  const path = join(folder, 'village.partajoule');
  const month = await makeEnedisFiles(join(folder, 'enedis'), '2025-02');
  createOperation(path, JSON.parse(readFileSync(descriptionFile, 'utf8')), clock);
  const file = openOperation(path, { mode: 'write', clock });
  await importFiles(file, { paths: [month] }, { clock });
  file.close();
  return { path, month };
}

/** What the file says of everything that can be taken back. The program has it open meanwhile. */
function read(path: string): Readonly<Record<string, unknown[]>> {
  const db = new Database(path, { readonly: true });
  const tables = ['member', 'plant', 'participation', 'allocation_key', 'price', 'gap_acceptance', 'import'];
  const rows = Object.fromEntries(tables.map((name) => [name, db.prepare(`SELECT * FROM ${name} ORDER BY id`).all()]));
  db.close();
  return rows;
}

const editMenu = (app: ElectronApplication) =>
  app.evaluate(({ Menu }) =>
    ['undo', 'redo'].map((id) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(id);
      return item?.enabled ? item.label : null;
    }),
  );

const toast = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });

test('changes are taken back one by one, and done again', async ({ testFolder, virtualScreen }) => {
  test.setTimeout(240_000);
  const { path, month } = await makeOperation(testFolder);
  const app = await startProgram(testFolder, 'fr', [path], virtualScreen);
  const page = await app.firstWindow();
  await expect(page.getByRole('heading', { name: 'Ce mois-ci' })).toBeVisible();
  const states = [read(path)];
  const keepState = (): void => {
    expect(read(path)).not.toEqual(states.at(-1));
    states.push(read(path));
  };
  expect(await editMenu(app)).toEqual([null, null]);

  await test.step('change a participant; a toast offers to take it back', async () => {
    await goTo(page, 'Participants');
    await page.getByRole('button', { name: 'Odile Marchetti', exact: true }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('Ville', { exact: true }).fill("L'Île; DROP TABLE member");
    await drawer.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(toast(page, 'Fiche du participant enregistrée.')).toBeVisible();
    await expectNothingFound(page, 'undo toast');
    expect(await editMenu(app)).toEqual(['Annuler : modification d’un participant', null]);
    keepState();
  });

  await test.step('change a plant', async () => {
    await page.getByRole('button', { name: 'École' }).first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('Nom de la centrale').fill('Préau');
    await drawer.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(toast(page, 'Centrale enregistrée.')).toBeVisible();
    keepState();
  });

  await test.step('in a text the keys undo what was typed, and nothing else', async () => {
    const search = page.getByRole('searchbox', { name: /^Nom, point/ });
    await search.pressSequentially('odile');
    await page.keyboard.press('Control+z');
    await expect(search).not.toHaveValue('odile');
    expect(read(path)).toEqual(states.at(-1));
    await search.fill('');
  });

  await test.step('while a form is open nothing is taken back, and nothing typed is lost', async () => {
    await page.getByRole('button', { name: 'Odile Marchetti', exact: true }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('Nom', { exact: true }).fill('Odile M.');
    await drawer.getByRole('button', { name: 'Enregistrer' }).focus();
    await app.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('undo')?.click();
    });
    await expect(drawer.getByLabel('Nom', { exact: true })).toHaveValue('Odile M.');
    // the browser's own: what was typed last in the form
    await page.keyboard.press('Control+z');
    await expect(drawer.getByLabel('Nom', { exact: true })).toHaveValue('Odile Marchetti');
    expect(read(path)).toEqual(states.at(-1));
    await drawer.getByRole('button', { name: 'Annuler', exact: true }).click();
    await dropTyping(page);
  });

  await test.step('change a key and a price', async () => {
    await goTo(page, 'Répartition');
    await page.getByRole('button', { name: 'Modifier', exact: true }).click();
    await page.getByRole('radio', { name: 'Dynamique par défaut' }).check();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(toast(page, 'Clé modifiée.')).toBeVisible();
    keepState();
    await page.getByRole('tab', { name: 'Prix' }).click();
    await page
      .getByRole('button', { name: /^Modifier : / })
      .first()
      .click();
    await page.getByRole('textbox', { name: /^Prix hors taxes/ }).fill('0,2222');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(toast(page, 'Prix modifié.')).toBeVisible();
    keepState();
  });

  await test.step('accept a gap', async () => {
    await goTo(page, 'Facturation');
    await acceptGap(page);
    await expect(page.getByRole('heading', { name: 'Aucun point ne retient l’émission' })).toBeVisible();
    keepState();
  });

  await test.step('Ctrl+Z takes each back in its turn, Ctrl+Y and Ctrl+Shift+Z do it again', async () => {
    for (const state of states.slice(0, -1).toReversed()) {
      await page.keyboard.press('Control+z');
      await expect.poll(() => read(path)).toEqual(state);
    }
    await expect(page.getByRole('heading', { name: '1 point retient l’émission' })).toBeVisible();
    await expect.poll(() => editMenu(app)).toEqual([null, 'Rétablir : modification d’un participant']);
    await expect(toast(page, 'Annulé : modification d’un participant.')).toBeVisible();
    for (const [index, state] of states.slice(1).entries()) {
      await page.keyboard.press(index % 2 === 0 ? 'Control+y' : 'Control+Shift+z');
      await expect.poll(() => read(path)).toEqual(state);
    }
    await expect(page.getByRole('heading', { name: 'Aucun point ne retient l’émission' })).toBeVisible();
  });

  await test.step('the toast, the menu and the palette do the same', async () => {
    await page.getByRole('status').getByRole('button', { name: 'Annuler', exact: true }).click();
    await expect.poll(() => read(path)).toEqual(states.at(-2));
    await app.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('redo')?.click();
    });
    await expect.poll(() => read(path)).toEqual(states.at(-1));
    await page.keyboard.press('Control+k');
    await page.keyboard.type('annuler');
    await expect(page.getByRole('option', { selected: true })).toHaveText(/Annuler : acceptation d’un manque/);
    await page.keyboard.press('Enter');
    await expect.poll(() => read(path)).toEqual(states.at(-2));
  });

  await test.step('an import is taken back, by keys too', async () => {
    await goTo(page, 'Imports');
    await page.getByRole('button', { name: /^Annuler l’import du/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Annuler l’import' }).click();
    await expect(toast(page, 'Import annulé.')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(toast(page, 'Annulé : annulation d’un import.')).toBeVisible();
    await page.keyboard.press('Control+y');
    await expect(page.getByRole('contentinfo')).toContainText('Aucune donnée');

    await answerOpenDialog(app, [month]);
    await page.getByRole('button', { name: 'Choisir un dossier' }).click();
    const sheet = page.getByRole('dialog', { name: 'Importer' });
    await sheet.getByRole('button', { name: /^Importer \d+ fichiers$/ }).click();
    await sheet.getByRole('button', { name: 'Fermer' }).last().click();
    await expect(page.getByRole('contentinfo')).toContainText('Données jusqu’au 28 février 2025');
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('contentinfo')).toContainText('Aucune donnée');
    await expect(toast(page, 'Annulé : import de relevés.')).toBeVisible();
    await page.keyboard.press('Control+y');
    await expect(page.getByRole('contentinfo')).toContainText('Données jusqu’au 28 février 2025');
  });

  await test.step('after an issue nothing before it can be taken back', async () => {
    await goTo(page, 'Facturation');
    await acceptGap(page);
    await page.getByRole('button', { name: 'Voir les brouillons' }).click();
    await page.getByRole('button', { name: 'Passer à l’émission' }).click();
    await page.getByRole('checkbox', { name: 'J’ai relu les brouillons' }).check();
    await page.getByRole('button', { name: /^Émettre \d+ factures$/ }).click();
    await expect(page.getByRole('region', { name: 'Factures et avoirs' })).toBeVisible({ timeout: 60_000 });
    const issued = read(path);
    await expect.poll(() => editMenu(app)).toEqual([null, null]);
    await page.keyboard.press('Control+z');
    // the engine refuses it too, whatever the page believes
    const answer = await page.evaluate(() => window.partajoule.call['operation.undo']({ stepId: null }));
    expect(answer).toMatchObject({ ok: false, error: { code: 'undo-billed' } });
    expect(read(path)).toEqual(issued);
  });
  await app.close();
  expect(verifyOperation(path).checks.filter(({ ok }) => !ok)).toEqual([]);
});
