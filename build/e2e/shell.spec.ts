/** The frame of the window: keys, the palette, the help sheet, what is remembered between starts. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { makeTestDemonstration } from '#jobs/make-test-demonstration.ts';
import { expectNothingFound } from './axe.ts';
import { answerOpenDialog } from './window-steps.ts';
import { expect, startProgram, test } from './electron.ts';

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

const listMenu = (app: ElectronApplication) =>
  app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) =>
      (submenu?.items ?? [])
        .filter(({ accelerator, id }) => accelerator && id)
        .map(({ id, accelerator, enabled }) => `${id} ${accelerator ?? ''}${enabled ? '' : ' off'}`),
    ),
  );

test('pages, periods, palette and help by keyboard alone', async ({ testFolder, virtualScreen }) => {
  test.setTimeout(180_000);
  const operation = await makeTestDemonstration(join(testFolder, 'demonstration'));
  const app = await startProgram(testFolder, 'fr', [operation], virtualScreen);
  const page = await app.firstWindow();
  await expect(page.getByRole('heading', { name: 'Le mois en quatre chiffres' })).toBeVisible({ timeout: 30_000 });

  await test.step('keys lead to pages, and T to the table', async () => {
    await page.keyboard.press('Control+2');
    await expect(title(page, 'Énergie')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Voir en tableau' }).first()).toBeVisible();
    await page.keyboard.press('t');
    await expect(page.getByRole('button', { name: 'Voir en image' }).first()).toBeVisible();
    await page.keyboard.press('Control+,');
    await expect(title(page, 'Réglages')).toBeVisible();
    await page.keyboard.press('Control+1');
    await expect(title(page, 'Ce mois-ci')).toBeVisible();
  });

  await test.step('Alt and the arrows lead through the months', async () => {
    const period = page.getByRole('button', { name: /^Période affichée/ });
    const before = await period.textContent();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(period).not.toHaveText(before ?? '');
    await page.keyboard.press('Alt+ArrowRight');
    await expect(period).toHaveText(before ?? '');
  });

  const input = page.getByRole('combobox', { name: 'Page, action, mois ou participant' });
  await test.step('the palette filters, moves, and gives the keyboard back', async () => {
    const pageButton = page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Imports' });
    await pageButton.focus();
    await page.keyboard.press('Control+k');
    await expect(input).toBeFocused();
    const selected = page.getByRole('option', { selected: true });
    await expect(selected).toHaveText(/Ce mois-ci/);
    await page.keyboard.press('ArrowDown');
    await expect(selected).toHaveText(/Énergie/);
    await expect(input).toHaveAttribute('aria-activedescendant', (await selected.getAttribute('id')) ?? '');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('option').last()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.type('<b>zzz');
    await expect(page.getByText('Rien ne s’appelle « <b>zzz » ici.')).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(input).toBeHidden();
    await expect(pageButton).toBeFocused();
  });

  await test.step('a participant, a month and an action are found by name', async () => {
    // letters may follow at once: the field is there before the next key can be heard
    const role = await page.evaluate(() => {
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', code: 'KeyK', ctrlKey: true }));
      return document.activeElement?.getAttribute('role');
    });
    expect(role).toBe('combobox');
    await page.keyboard.type('odile');
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await expect(drawer.getByLabel('Nom', { exact: true })).toHaveValue('Odile Marchetti');
    await page.keyboard.press('Control+1');
    await expect(drawer, 'what is being typed stays').toBeVisible();
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();

    await page.keyboard.press('Control+2');
    await page.keyboard.press('Control+k');
    await expect(input).toBeFocused();
    await page.keyboard.type('2025-03');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /^Période affichée : mars 2025/ })).toBeVisible();
    await expect(page.locator('#content')).toBeFocused();

    await page.keyboard.press('Control+k');
    await expect(input).toBeFocused();
    await page.keyboard.type('emettre');
    await page.keyboard.press('Enter');
    await expect(title(page, 'Facturation')).toBeVisible();
  });

  await test.step('F1 shows every key, Escape gives the page back', async () => {
    await page.keyboard.press('F1');
    const sheet = page.getByRole('dialog', { name: 'Touches et raccourcis' });
    await expect(sheet.getByText('Période précédente')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
  });

  await test.step('the native menu shows the keys and does the same', async () => {
    expect(await listMenu(app)).toEqual(
      expect.arrayContaining(['palette CmdOrCtrl+K', 'import CmdOrCtrl+I', 'energy CmdOrCtrl+2', 'help F1']),
    );
    await app.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('energy')?.click();
    });
    await expect(title(page, 'Énergie')).toBeVisible();
  });

  await test.step('Ctrl+I asks for files, Ctrl+N leads to a new operation', async () => {
    await answerOpenDialog(app, [join(testFolder, 'demonstration', 'enedis')]);
    await page.keyboard.press('Control+i');
    await expect(page.getByRole('dialog', { name: 'Importer' })).toBeVisible();
    await page.getByRole('button', { name: 'Fermer' }).click();
    await page.keyboard.press('Control+n');
    await expect(title(page, 'Nouvelle opération')).toBeVisible();
    expect(await listMenu(app)).toEqual(expect.arrayContaining(['palette CmdOrCtrl+K off', 'open CmdOrCtrl+O']));
  });
  await app.close();
});

test('text size is chosen by key and in the settings, and kept', async ({ app, page, testFolder, virtualScreen }) => {
  const width = (shown: Page): Promise<number> => shown.evaluate(() => window.innerWidth);
  await expect(page.getByRole('heading', { name: 'Partager l’électricité d’ici' })).toBeVisible();
  const normal = await width(page);
  await page.keyboard.press('Control+=');
  await expect.poll(() => width(page)).toBeLessThan(normal);
  await page.keyboard.press('Control+0');
  await expect.poll(() => width(page)).toBe(normal);
  await page.evaluate(() => window.partajoule.call['app.setPreferences']({ textSizePercent: 150 }));
  await expect.poll(async () => Math.abs((await width(page)) - normal / 1.5)).toBeLessThan(2);
  await app.close();
  const again = await startProgram(testFolder, 'fr', [], virtualScreen);
  const shown = await again.firstWindow();
  await expect.poll(async () => Math.abs((await width(shown)) - normal / 1.5)).toBeLessThan(2);
  await again.close();
});

test('the window comes back where it was', async ({ app, page, testFolder, virtualScreen }) => {
  const place = { x: 60, y: 40, width: 1100, height: 760 };
  await expect(page.getByRole('heading', { name: 'Partager l’électricité d’ici' })).toBeVisible();
  await app.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(bounds);
  }, place);
  const read = (program: ElectronApplication) =>
    program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  await expect.poll(() => read(app)).toEqual(place);
  await app.close();
  const again = await startProgram(testFolder, 'fr', [], virtualScreen);
  await again.firstWindow();
  await expect.poll(() => read(again)).toEqual(place);
  await again.close();
});

test('a synchronised folder is said once, a file that moved leaves the list', async ({ testFolder, virtualScreen }) => {
  test.setTimeout(180_000);
  const folder = join(testFolder, 'OneDrive');
  const operation = await makeTestDemonstration(folder);
  const app = await startProgram(testFolder, 'fr', [operation], virtualScreen);
  const page = await app.firstWindow();
  const notice = page.getByRole('button', { name: 'Dossier synchronisé par OneDrive' });
  await notice.click();
  await expect(page.getByText('Le plus sûr : fermez l’opération')).toBeVisible();
  await expectNothingFound(page, 'synchronised folder');
  await page.getByRole('button', { name: 'Compris, ne plus le dire' }).click();
  await expect(notice).toBeHidden();
  await page.keyboard.press('Control+w');
  await page.getByRole('button', { name: /OneDrive/ }).click();
  await expect(title(page, 'Ce mois-ci')).toBeVisible();
  await expect(notice).toBeHidden();

  await page.keyboard.press('Control+w');
  await expect(page.getByRole('heading', { name: 'Ouvertes récemment' })).toBeVisible();
  renameSync(folder, join(testFolder, 'elsewhere'));
  await page.getByRole('button', { name: /OneDrive/ }).click();
  await expect(page.getByText(/le fichier a été déplacé, renommé ou effacé/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Ouvertes récemment' })).toBeHidden();
  await app.close();
});
