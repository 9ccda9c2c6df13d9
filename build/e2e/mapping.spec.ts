/** Tables of other programs in the window: described once, imported, recognised the next month, taken back. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import exceljs from 'exceljs';
import { openOperation } from '#data/open-operation.ts';
import { listImports } from '#data/queries/imports.ts';
import { expectNothingFound } from './axe.ts';
import { expect, test } from './electron.ts';
import { switchTheme } from './places/switch-theme.ts';
import { answerOpenDialog, answerSaveDialog, descriptionFile, dropFiles, goTo } from './window-steps.ts';

/** The first plant of the demonstration. */
const PLANT = '99038000005036';

/** Quarter-hours of a month with 0,25 kWh each from 10 to 16 h, one cell empty. */
function makeRows(year: number, month: number): [Date, number | null][] {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length: days * 96 }, (_, i): [Date, number | null] => {
    const at = new Date(Date.UTC(year, month - 1, 1) + i * 900_000);
    const hour = at.getUTCHours();
    return [at, i === 4 ? null : hour >= 10 && hour < 16 ? 0.25 : 0];
  });
}

function writeCsv(path: string, year: number, month: number): void {
  const two = (part: number): string => String(part).padStart(2, '0');
  const lines = makeRows(year, month).map(([at, value]) => {
    const day = `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${String(at.getUTCFullYear())}`;
    return `${day} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())};${value === null ? '' : String(value).replace('.', ',')};ok`;
  });
  writeFileSync(path, ['Onduleur du toit', 'Horodate;Énergie (kWh);État', ...lines].join('\r\n'));
}

async function writeWorkbook(path: string, year: number, month: number): Promise<void> {
  const book = new exceljs.Workbook();
  book.addWorksheet('Notice').addRow(['Mesures du compteur']);
  const sheet = book.addWorksheet('Mesures');
  sheet.addRow(['Date', `Production ${PLANT} (kWh)`]);
  for (const row of makeRows(year, month)) sheet.addRow(row).getCell(1).numFmt = 'dd/mm/yyyy hh:mm';
  await book.xlsx.writeFile(path);
}

async function expectNoOverflow(page: Page): Promise<void> {
  const wide = await page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '[role="dialog"] button, [role="dialog"] label, [role="dialog"] legend, [role="dialog"] h3',
      ),
    ]
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      .map((element) => element.textContent),
  );
  expect(wide).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
}

test('an unknown table is described, imported, recognised the next month and taken back', async ({
  app,
  page,
  testFolder,
}) => {
  test.setTimeout(240_000);
  const operationPath = join(testFolder, 'village.partajoule');
  await answerOpenDialog(app, [descriptionFile]);
  await answerSaveDialog(app, operationPath);
  await page.getByRole('button', { name: 'Créer à partir d’une description JSON' }).click();
  await expect(page.getByRole('navigation', { name: /^Pages$/ })).toBeVisible();

  const march = join(testFolder, 'Export onduleur_2025-03.csv');
  writeCsv(march, 2025, 3);
  await goTo(page, 'Imports');
  await dropFiles(page, [march]);
  await expect(page.getByText('Tableau à décrire')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Importer \d/ })).toHaveCount(0);
  await page.getByRole('button', { name: /^Décrire ce tableau/ }).click();

  // what was guessed: header, date, unit; the meter is nowhere in the file
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByLabel('Ligne d’en-tête')).toHaveValue('2');
  await expect(sheet.getByLabel('Unité')).toHaveValue('kWh');
  await expect(sheet.getByLabel('Nom de la description')).toHaveValue('Export onduleur');
  await expect(sheet.getByText(/Choisissez les colonnes de valeurs/)).toBeVisible();
  await sheet.getByLabel('Point de livraison de la colonne B · Énergie (kWh)').fill('30001');
  await sheet.getByRole('button', { name: 'Enregistrer la description' }).click();
  await expect(sheet.getByText(/14 chiffres/).first()).toBeVisible();
  await sheet.getByLabel('Point de livraison de la colonne B · Énergie (kWh)').fill(PLANT);
  await sheet.getByLabel('Sens de la colonne B · Énergie (kWh)').selectOption('production');
  // 31 days × 24 quarter-hours × 0,25 kWh; the spring day has no 2 h, of four zeros
  const result = sheet.getByRole('region', { name: 'Ce qui sera lu' });
  await expect(result.getByText('186,0 kWh')).toBeVisible();
  await expect(result.getByText(/n’existe pas/).first()).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await switchTheme(page, theme);
    await expectNothingFound(page, `${theme}: description of a table`);
  }
  await expectNoOverflow(page);
  await sheet.getByRole('button', { name: 'Enregistrer la description' }).click();
  await expect(sheet.getByText('selon « Export onduleur »')).toBeVisible();
  await sheet.getByRole('button', { name: 'Importer 1 fichier' }).click();
  await expect(sheet.getByText('Import terminé')).toBeVisible();
  await sheet.getByRole('button', { name: 'Voir l’énergie' }).click();
  await expect(page.getByText(/186/).first()).toBeVisible();

  // the next month is known by its header, and the workbook is described from what was guessed
  const april = join(testFolder, 'Export onduleur_2025-04.csv');
  const may = join(testFolder, 'mesures.xlsx');
  writeCsv(april, 2025, 4);
  await writeWorkbook(may, 2025, 5);
  await dropFiles(page, [april, may]);
  await expect(sheet.getByText('selon « Export onduleur »')).toBeVisible();
  await sheet.getByRole('button', { name: 'Décrire ce tableau… : mesures.xlsx' }).click();
  await sheet.getByLabel('Feuille').selectOption('Mesures');
  await expect(result.getByText('186,0 kWh')).toBeVisible();
  await sheet.getByLabel('Nom de la description').fill('Compteur de production');
  await sheet.getByRole('button', { name: 'Enregistrer la description' }).click();
  await expect(sheet.getByText('selon « Compteur de production »')).toBeVisible();
  await sheet.getByRole('button', { name: 'Importer 2 fichiers' }).click();
  await expect(sheet.getByText('Import terminé')).toBeVisible();
  await sheet.getByRole('button', { name: 'Fermer' }).last().click();

  // the same again: nothing new; corrected figures: the history tells what they changed
  writeFileSync(
    join(testFolder, 'corrigé.csv'),
    'Horodate;Énergie (kWh);État\n01/04/2025 12:00;1,25;ok\n01/04/2025 12:15;1,25;ok\n',
  );
  await goTo(page, 'Imports');
  await dropFiles(page, [join(testFolder, 'corrigé.csv')]);
  await sheet.getByRole('button', { name: 'Importer 1 fichier' }).click();
  await expect(sheet.getByText('Import terminé')).toBeVisible();
  await sheet.getByRole('button', { name: 'Fermer' }).last().click();
  await page
    .getByRole('button', { name: /^Détails de l’import/ })
    .first()
    .click();
  const months = page
    .getByRole('region')
    .or(page.locator('section'))
    .filter({ has: page.getByRole('heading', { name: 'Mois corrigés' }) })
    .last();
  // 30 days × 6 kWh, then two quarter-hours of 1,25 instead of 0,25
  await expect(months.getByText('180,0 kWh')).toBeVisible();
  await expect(months.getByText('182,0 kWh')).toBeVisible();
  await expect(page.getByText('selon « Export onduleur »')).toBeVisible();
  await expectNothingFound(page, 'details of an import');
  await page
    .getByRole('button', { name: /^Annuler l’import du/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Annuler l’import', exact: true }).last().click();
  await expect(page.getByText(/^Annulé le/)).toBeVisible();
  await app.close();

  const file = openOperation(operationPath, { mode: 'read', clock: () => new Date() });
  expect(listImports(file.db).map(({ fileCount, undoneAtUtc }) => [fileCount, undoneAtUtc !== null])).toEqual([
    [1, true],
    [2, false],
    [1, false],
  ]);
  expect(file.db.prepare('SELECT name, mapping_name FROM import_file ORDER BY id').raw().all()).toEqual([
    ['Export onduleur_2025-03.csv', 'Export onduleur'],
    ['Export onduleur_2025-04.csv', 'Export onduleur'],
    ['mesures.xlsx', 'Compteur de production'],
    ['corrigé.csv', 'Export onduleur'],
  ]);
  file.close();
});
