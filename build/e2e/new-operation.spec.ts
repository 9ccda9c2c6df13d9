/** A new operation typed by keys alone, and one whose program is killed half-way. */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import Database from 'better-sqlite3';
import ExcelJS from 'exceljs';
import { expect, startProgram, test } from './electron.ts';
import { answerOpenDialog, answerSaveDialog, goTo } from './window-steps.ts';

/** Types by keys alone: goes to the field by Tab, as a person without a mouse does. */
async function tabTo(page: Page, field: Locator): Promise<void> {
  await expect(field).toBeVisible();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await field.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the field cannot be reached by Tab');
}

async function typeInto(page: Page, label: string | RegExp, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

async function pressButton(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole('button', { name }));
  await page.keyboard.press('Enter');
}

/** Cells of one row, from the focused one on: Tab between them. */
async function typeRow(page: Page, cells: readonly string[]): Promise<void> {
  for (const [index, cell] of cells.entries()) {
    if (index > 0) await page.keyboard.press('Tab');
    await page.keyboard.type(cell);
  }
}

async function paste(app: ElectronApplication, page: Page, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
  await page.keyboard.press('Control+V');
}

const cell = (page: Page, label: string, line: number): Locator =>
  page.getByLabel(`${label}, ligne ${String(line)}`, { exact: true });

test('an operation is typed by keys alone, corrected, created, and its file holds it', async ({
  app,
  page,
  testFolder,
}) => {
  test.setTimeout(180_000);
  const path = join(testFolder, 'four.partajoule');
  await answerSaveDialog(app, path);

  await test.step('the operation, with a wrong SIREN', async () => {
    await pressButton(page, 'Créer une opération');
    await typeInto(page, 'Nom de l’opération', 'Les toits du Four');
    await typeInto(page, 'Date de départ', '1/2/2025');
    await typeInto(page, 'Nom', 'Les Amis du Four');
    await typeInto(page, /^SIREN/, '999 000 129');
    await page.keyboard.press('Tab');
    await expect(page.getByText('Ce SIREN n’existe pas')).toBeVisible();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('999 000 128');
    await page.keyboard.press('Tab');
    await expect(page.getByText('Ce SIREN n’existe pas')).toHaveCount(0);
    await typeInto(page, 'Adresse', '1 rue du Four');
    await typeInto(page, 'Code postal', '38710');
    await typeInto(page, 'Ville', 'Vaugrenant');
    await pressButton(page, 'Étape suivante');
  });

  await test.step('three plants; rows appear by themselves', async () => {
    await tabTo(page, cell(page, 'Nom de la centrale', 1));
    await typeRow(page, ['École', '99038000005100', '36']);
    await page.keyboard.press('Tab');
    await typeRow(page, ['Hangar', '99038000005101', '99,5']);
    await page.keyboard.press('Enter');
    await page.keyboard.type('9');
    // back to the beginning of the third row
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await typeRow(page, ['Mairie', '99038000005102']);
    await expect(cell(page, 'Point de livraison', 2)).toHaveValue('99\u202f038\u202f000\u202f005\u202f101');
    await pressButton(page, 'Étape suivante');
  });

  await test.step('participants: one typed with 13 digits, two pasted', async () => {
    await tabTo(page, cell(page, 'Nom', 1));
    await typeRow(page, ['Odile Marchetti', 'p', 'odile@example.org', '9903800000010', '2 rue du Four', '38710']);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await paste(
      app,
      page,
      'Boulangerie <b>Petit</b>\tEntreprise\t\t99 038 000 000 108\t"3 rue ""du"" Four"\t38710\tVaugrenant\t01/03/2025\r\n' +
        '\t\t\t99038000000109\t\t\t\t\r\n',
    );
    await expect(page.getByText('2 lignes remplies.')).toBeVisible();
    await expect(cell(page, 'Genre', 2)).toHaveValue('business');
    await expect(cell(page, 'Nom', 3)).toHaveAttribute('placeholder', 'même participant : Boulangerie <b>Petit</b>');
    await expect(page.getByText('Ligne 1 : Un point de livraison compte 14 chiffres, en voici 13.')).toBeVisible();
    await pressButton(page, 'Étape suivante');
  });

  await test.step('shares completed to 100 %, and the price', async () => {
    await tabTo(page, page.getByRole('radio', { name: /^Dynamique par défaut/ }));
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: 'Statique' })).toBeChecked();
    await typeInto(page, 'Part de Odile Marchetti, en %', '40');
    await pressButton(page, 'Compléter à 100 %');
    await expect(page.getByText('Somme : 100,0\u00a0%')).toBeVisible();
    await pressButton(page, 'Étape suivante');
    await typeInto(page, 'Prix de l’énergie partagée', '0,131');
    await pressButton(page, 'Étape suivante');
  });

  await test.step('the check names the row; the link leads there', async () => {
    await expect(page.getByText('Il reste 1 point à corriger avant de créer')).toBeVisible();
    await pressButton(page, 'Créer l’opération');
    await expect(page.getByRole('alert')).toContainText('pas encore complète');
    await pressButton(page, /Les participants · Ligne 1/);
    await expect(cell(page, 'Point de livraison', 1)).toBeFocused();
    await page.keyboard.press('End');
    await page.keyboard.type('7');
    await pressButton(page, /Vérifier et créer/);
    await expect(page.getByText('Tout est prêt')).toBeVisible();
    await pressButton(page, 'Créer l’opération');
    await expect(page.getByText('L’opération est prête à recevoir ses premiers relevés')).toBeVisible();
  });

  await app.close();
  const db = new Database(path, { readonly: true });
  const all = (sql: string): unknown[][] => db.prepare<[], unknown[]>(sql).raw().all();
  expect(all('SELECT name FROM operation')).toEqual([['Les toits du Four']]);
  expect(all('SELECT name, kind, siren, city FROM member ORDER BY id')).toEqual([
    ['Les Amis du Four', 'association', '999000128', 'Vaugrenant'],
    ['Odile Marchetti', 'individual', null, ''],
    ['Boulangerie <b>Petit</b>', 'business', null, 'Vaugrenant'],
  ]);
  expect(all('SELECT meter_id, name, peak_power_w, starts_on FROM plant ORDER BY id')).toEqual([
    ['99038000005100', 'École', 36_000, '2025-02-01'],
    ['99038000005101', 'Hangar', 99_500, '2025-02-01'],
    ['99038000005102', 'Mairie', 9_000, '2025-02-01'],
  ]);
  expect(
    all(
      'SELECT p.meter_id, m.name, p.starts_on FROM participation p JOIN member m ON m.id = p.member_id ORDER BY p.id',
    ),
  ).toEqual([
    ['99038000000107', 'Odile Marchetti', '2025-02-01'],
    ['99038000000108', 'Boulangerie <b>Petit</b>', '2025-03-01'],
    ['99038000000109', 'Boulangerie <b>Petit</b>', '2025-02-01'],
  ]);
  // 60 % left, in equal parts for the two empty ones
  expect(
    all('SELECT definition_json FROM allocation_key').map(([json]) => JSON.parse(String(json)) as unknown),
  ).toEqual([
    { kind: 'static', sharesPpm: { 99038000000107: 400_000, 99038000000108: 300_000, 99038000000109: 300_000 } },
  ]);
  expect(all('SELECT price_micro_euro_per_kwh, starts_on FROM price')).toEqual([[131_000, '2025-02-01']]);
  db.close();
});

test('killed half-way, it is offered again; put away, it can be taken back', async ({ testFolder, virtualScreen }) => {
  test.setTimeout(120_000);
  const first = await startProgram(testFolder, 'fr', [], virtualScreen);
  const page = await first.firstWindow();
  await page.getByRole('button', { name: 'Créer une opération' }).click();
  await page.getByLabel('Nom de l’opération').fill('Les toits du Four');
  await page.getByRole('button', { name: 'Les participants' }).click();
  await cell(page, 'Nom', 1).fill('Odile Marchetti');
  await cell(page, 'Point de livraison', 1).fill('99038000000107');
  await cell(page, 'Ville', 1).fill('Vaugrenant');
  await expect(page.getByText('Brouillon enregistré')).toBeVisible();
  const ended = once(first.process(), 'exit');
  first.process().kill('SIGKILL');
  await ended;

  const second = await startProgram(testFolder, 'fr', [], virtualScreen);
  const again = await second.firstWindow();
  const line = again.getByText(/Reprendre « Les toits du Four » \(étape 3 sur 6, aujourd’hui à \d\d:\d\d\)/);
  await expect(line).toBeVisible();
  await again.getByRole('button', { name: 'Effacer' }).click();
  await expect(line).toHaveCount(0);
  await again.getByRole('button', { name: 'Annuler' }).click();
  await again.getByRole('button', { name: 'Reprendre la saisie' }).click();
  await expect(again.getByText(/Voici ce que vous aviez saisi aujourd’hui/)).toBeVisible();
  await expect(cell(again, 'Nom', 1)).toHaveValue('Odile Marchetti');
  await expect(cell(again, 'Point de livraison', 1)).toHaveValue('99\u202f038\u202f000\u202f000\u202f107');
  await expect(cell(again, 'Ville', 1)).toHaveValue('Vaugrenant');
  await again.getByRole('button', { name: 'Recommencer à zéro' }).click();
  await expect(again.getByLabel('Nom de l’opération')).toHaveValue('');
  await again.getByRole('button', { name: 'Annuler' }).click();
  await expect(cell(again, 'Nom', 1)).toHaveValue('Odile Marchetti');
  await second.close();
});

async function writeWorkbook(path: string, rows: readonly (readonly (string | number | Date)[])[]): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('Lisez-moi').addRow(['Rien ici']);
  const sheet = workbook.addWorksheet('Membres');
  for (const row of rows) sheet.addRow([...row]);
  await workbook.xlsx.writeFile(path);
}

test('participants come from a workbook, into a new operation and into one that exists', async ({
  app,
  page,
  testFolder,
}) => {
  test.setTimeout(180_000);
  const path = join(testFolder, 'four.partajoule');
  const workbook = join(testFolder, 'membres.xlsx');
  await answerSaveDialog(app, path);
  await answerOpenDialog(app, [workbook]);
  await writeWorkbook(workbook, [
    ['N° membre', 'Nom', 'Catégorie', 'Couleur', 'Contact', 'PDL', 'Commune', 'Entrée'],
    [
      'A1',
      'Odile Marchetti',
      'Particulier',
      'bleu',
      'odile@example.org',
      99038000000107,
      'Vif',
      new Date('2025-03-01'),
    ],
    ['A2', '=HYPERLINK("x")', 'Société', 'vert', '', '99 038 000 000 108', 'Vif', ''],
  ]);

  await test.step('into the new operation, one column set by hand', async () => {
    await page.getByRole('button', { name: 'Créer une opération' }).click();
    await page.getByLabel('Nom de l’opération').fill('Les toits du Four');
    await page.getByLabel('Nom', { exact: true }).fill('Les Amis du Four');
    await page.getByRole('button', { name: 'Les participants' }).click();
    await page.getByRole('button', { name: 'Importer un tableau' }).click();
    const dialog = page.getByRole('dialog', { name: 'À quoi correspondent les colonnes ?' });
    await expect(dialog.getByLabel('Colonne 6 PDL')).toHaveValue('meter');
    await expect(dialog.getByLabel('Colonne 5 Contact')).toHaveValue('');
    await dialog.getByLabel('Colonne 5 Contact').selectOption('Courriel');
    await dialog.getByRole('button', { name: 'Reprendre 2 lignes' }).click();
    await expect(cell(page, 'Courriel', 1)).toHaveValue('odile@example.org');
    await expect(cell(page, 'Depuis le', 1)).toHaveValue('01/03/2025');
    await expect(cell(page, 'Genre', 2)).toHaveValue('business');
    await page.getByRole('button', { name: 'Le prix' }).click();
    await page.getByLabel('Prix de l’énergie partagée', { exact: true }).fill('0,131');
    await page.getByRole('button', { name: 'Vérifier et créer' }).click();
    await page.getByRole('button', { name: 'Créer l’opération' }).click();
    await expect(page.getByRole('heading', { name: 'Ce mois-ci' })).toBeVisible();
  });

  await test.step('into the operation that exists: new, changed, refused', async () => {
    await writeWorkbook(workbook, [
      ['Référence', 'Nom', 'PRM', 'Ville'],
      ['a1', 'Odile Marchetti', '', 'Grenoble'],
      ['A3', 'Lucien Pradier', '99038000000109', 'Vif'],
      ['A4', 'Zoé', '99038000000108', 'Vif'],
    ]);
    await goTo(page, 'Participants');
    await page.getByRole('button', { name: 'Importer un tableau' }).click();
    await page.getByRole('button', { name: 'Reprendre 3 lignes' }).click();
    const plan = page.getByRole('dialog', { name: 'Ce que l’import va changer' });
    await expect(
      plan.getByRole('row', { name: /Odile Marchetti.*Modifié.*Ville.*reconnu par : Référence/ }),
    ).toBeVisible();
    await expect(plan.getByRole('row', { name: /Lucien Pradier.*Nouveau/ })).toBeVisible();
    await expect(plan.getByRole('row', { name: /Zoé.*Refusé.*déjà à =HYPERLINK/ })).toBeVisible();
    await plan.getByLabel('Premier jour des points sans date').fill('1/4/2025');
    await plan.getByRole('button', { name: 'Importer 2' }).click();
    await expect(page.getByRole('row', { name: /Lucien Pradier/ })).toBeVisible();
  });

  await test.step('a file that is no table says so, and changes nothing', async () => {
    writeFileSync(workbook, '%PDF-1.7');
    await page.getByRole('button', { name: 'Importer un tableau' }).click();
    await expect(page.getByRole('alert')).toContainText('membres.xlsx');
  });

  await app.close();
  const db = new Database(path, { readonly: true });
  const all = (sql: string): unknown[][] => db.prepare<[], unknown[]>(sql).raw().all();
  expect(all('SELECT reference, name, kind, email, city FROM member WHERE is_organiser = 0 ORDER BY id')).toEqual([
    ['a1', 'Odile Marchetti', 'individual', 'odile@example.org', 'Grenoble'],
    ['A2', '=HYPERLINK("x")', 'business', null, 'Vif'],
    ['A3', 'Lucien Pradier', 'individual', null, 'Vif'],
  ]);
  expect(all('SELECT meter_id, starts_on FROM participation ORDER BY id')).toEqual([
    ['99038000000107', '2025-03-01'],
    ['99038000000108', `${String(new Date().getFullYear())}-01-01`],
    ['99038000000109', '2025-04-01'],
  ]);
  db.close();
});
