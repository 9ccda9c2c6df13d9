/** Files as they come: of another kind, damaged, right; a year that is stopped on its way. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { writeYearOfSets } from '../bench/import-files-of-year.ts';
import { interfere } from '../screens/interfere.ts';
import { expect, test } from './electron.ts';
import { switchLanguage } from './places/switch-language.ts';
import {
  answerOpenDialog,
  answerSaveDialog,
  descriptionFile,
  dropFiles,
  goTo,
  makeEnedisFiles,
} from './window-steps.ts';

interface Stored {
  readonly imports: number;
  readonly curves: number;
}

/** What the file holds, read beside the program. */
function readStored(operation: string): Stored {
  const db = new Database(operation, { readonly: true });
  const stored = db
    .prepare<[], Stored>('SELECT (SELECT count(*) FROM import) AS imports, (SELECT count(*) FROM curve) AS curves')
    .get();
  db.close();
  if (!stored) throw new Error('no counts');
  return stored;
}

test.beforeEach(async ({ app, page, testFolder }) => {
  await answerOpenDialog(app, [descriptionFile]);
  await answerSaveDialog(app, join(testFolder, 'essai.partajoule'));
  await page.getByRole('button', { name: 'Créer à partir d’une description JSON' }).click();
  await expect(page.getByRole('heading', { name: 'Ce mois-ci' })).toBeVisible();
});

test('a wrong file and a damaged one say why and change nothing, the good ones go in', async ({
  app,
  page,
  testFolder,
}) => {
  const operation = join(testFolder, 'essai.partajoule');
  const month = await makeEnedisFiles(join(testFolder, 'enedis'), '2025-01');
  const sheet = page.getByRole('dialog', { name: 'Importer' });

  await test.step('a letter instead of a curve', async () => {
    const letter = join(testFolder, 'lettre.pdf');
    writeFileSync(letter, '%PDF-1.7\n');
    await dropFiles(page, [letter], true);
    await expect(sheet.getByText('C’est un PDF (facture ou lettre), pas une courbe de charge.')).toBeVisible();
    await switchLanguage(app, page, 'en');
    const reason = 'This is a PDF (a bill or a letter), not a load curve.';
    await expect(page.getByRole('dialog', { name: 'Import' }).getByText(reason)).toBeVisible();
    await switchLanguage(app, page, 'fr');
    await expect(sheet.getByRole('button', { name: /^Importer/ })).toHaveCount(0);
    await sheet.getByRole('button', { name: 'Annuler', exact: true }).click();
    expect(readStored(operation)).toEqual({ imports: 0, curves: 0 });
  });

  await test.step('a month with one curve cut in the middle of a row: nothing of it is written', async () => {
    const damaged = join(testFolder, 'abime');
    cpSync(month, damaged, { recursive: true });
    const curve = readdirSync(damaged).find((name) => name.endsWith('Conso_CDC.csv')) ?? '';
    const bytes = readFileSync(join(damaged, curve));
    writeFileSync(join(damaged, curve), bytes.subarray(0, (bytes.length >> 1) + 3));
    await dropFiles(page, [damaged]);
    await sheet.getByRole('button', { name: '1 remarque' }).click();
    await expect(sheet.getByText(/Le fichier s’arrête au milieu de sa dernière ligne/)).toBeVisible();
    const run = sheet.getByRole('button', { name: /^Importer/ });
    if (await run.isVisible()) {
      await run.click();
      await expect(sheet.getByText(/Rien n.a été importé/)).toBeVisible();
    }
    expect(readStored(operation)).toEqual({ imports: 0, curves: 0 });
    await sheet
      .getByRole('button', { name: /^(Annuler|Fermer)$/ })
      .last()
      .click();
  });

  await test.step('the whole month goes in', async () => {
    await dropFiles(page, [month]);
    await sheet.getByRole('button', { name: /^Importer \d+ fichiers$/ }).click();
    await expect(sheet.getByText('Import terminé')).toBeVisible();
    await sheet.getByRole('button', { name: 'Fermer' }).last().click();
    await expect(page.getByRole('contentinfo')).toContainText('Données jusqu’au 31 janvier 2025');
    expect(readStored(operation).imports).toBe(1);
    // the first values bring their month in front
    await expect(page.getByRole('button', { name: /^Période affichée : janvier 2025/ })).toBeVisible();
  });

  await test.step('the same again changes nothing', async () => {
    const before = readStored(operation);
    await dropFiles(page, [month]);
    await sheet.getByRole('button', { name: /^Importer \d+ fichiers$/ }).click();
    await expect(sheet.getByText('Rien de nouveau')).toBeVisible();
    expect(readStored(operation)).toEqual(before);
  });

  await test.step('files dropped while something else is saved are not lost', async () => {
    await sheet.getByRole('button', { name: 'Fermer' }).last().click();
    await interfere(app, { channels: '^app\\.setPreferences$', failure: null });
    await page.keyboard.press('Control+=');
    await dropFiles(page, [join(testFolder, 'lettre.pdf')]);
    await expect(sheet.getByText('C’est un PDF (facture ou lettre), pas une courbe de charge.')).toBeVisible();
  });
});

test('a year’s import is stopped on its way: nothing stays, and the window answers meanwhile', async ({
  page,
  testFolder,
}) => {
  test.setTimeout(300_000);
  const operation = join(testFolder, 'essai.partajoule');
  const year = writeYearOfSets(join(testFolder, 'annee'), 150);
  const sheet = page.getByRole('dialog', { name: 'Importer' });
  await dropFiles(page, year);
  await sheet.getByRole('button', { name: /^Importer 1.800 fichiers$/ }).click({ timeout: 120_000 });
  const job = sheet.getByRole('region', { name: 'Import en cours' });
  await expect(job.getByRole('status')).toContainText(/\d/, { timeout: 60_000 });
  // the engine answers while the year is read
  expect(await page.evaluate(async () => (await window.partajoule.call['app.getState']({})).ok)).toBe(true);
  await expect(job).toBeVisible();
  await job.getByRole('button', { name: 'Arrêter' }).click();
  await expect(job).toBeHidden({ timeout: 60_000 });
  await expect(sheet.getByRole('button', { name: /^Importer 1.800 fichiers$/ })).toBeEnabled();
  expect(readStored(operation)).toEqual({ imports: 0, curves: 0 });
  await sheet.getByRole('button', { name: 'Annuler', exact: true }).click();
  await goTo(page, 'Imports');
  await expect(page.getByText('Aucun import pour l’instant.')).toBeVisible();
});
