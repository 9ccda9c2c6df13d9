/** The main job in the window: a month's files in, the energy right, the bills out. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from './electron.ts';
import {
  acceptGap,
  answerOpenDialog,
  answerSaveDialog,
  descriptionFile,
  dropFiles,
  frenchKwh,
  frenchMoney,
  goTo,
  makeEnedisFiles,
  noteOpenedFolders,
  sumEnedisWmin,
} from './window-steps.ts';

interface DocumentRow {
  readonly kind: string;
  readonly number: string;
  readonly gross_cents: number;
  readonly pdf: Uint8Array;
}

test('a month goes from the operator’s files to issued bills in a folder', async ({ app, page, testFolder }) => {
  const operation = join(testFolder, 'essai.partajoule');
  const month = await makeEnedisFiles(join(testFolder, 'enedis'), '2025-02');
  const bill = join(testFolder, 'facture.pdf');
  writeFileSync(bill, '%PDF-1.7\n');

  await test.step('create an operation', async () => {
    await answerOpenDialog(app, [descriptionFile]);
    await answerSaveDialog(app, operation);
    await page.getByRole('button', { name: 'Créer à partir d’une description JSON' }).click();
    await expect(page.getByRole('heading', { name: 'Ce mois-ci' })).toBeVisible();
    await expect(page.getByText('Aucune donnée')).toBeVisible();
    await expect(page.getByRole('contentinfo')).toContainText(operation);
  });

  await test.step('drop the month’s folder with a file of another kind', async () => {
    await dropFiles(page, [month, bill]);
    const sheet = page.getByRole('dialog', { name: 'Importer' });
    const refused = sheet.getByRole('row', { name: /facture\.pdf/ });
    await expect(refused).toContainText('Non importé');
    await expect(sheet).toContainText('C’est un PDF (facture ou lettre), pas une courbe de charge.');
    await sheet.getByRole('button', { name: 'Importer 21 fichiers' }).click();
    await expect(sheet.getByText('Import terminé')).toBeVisible();
    await sheet.getByRole('button', { name: 'Voir l’énergie' }).click();
  });

  await test.step('see the energy of the files, to the last decimal', async () => {
    await expect(page.getByRole('heading', { name: 'Production et consommation par jour' })).toBeVisible();
    await page.keyboard.press('t');
    const picture = page.getByRole('region', { name: 'Production et consommation par jour' });
    const total = picture.getByRole('row', { name: /^Total/ });
    await expect(total.getByRole('cell').nth(0)).toHaveText(frenchKwh(sumEnedisWmin(month, 'Prod_CDC.csv')));
    await expect(total.getByRole('cell').nth(2)).toHaveText(frenchKwh(sumEnedisWmin(month, 'Conso_CDC.csv')));
    // meter 652 lacks 24 quarter-hours of 14 February
    await expect(total.getByRole('cell').nth(5)).toHaveText('24');
    await expect(
      picture
        .getByRole('row', { name: /ven\. 14 février/ })
        .getByRole('cell')
        .nth(5),
    ).toHaveText('24');
    await page.keyboard.press('t');
    await expect(page.getByRole('img', { name: /Production et consommation par jour/ })).toBeVisible();
  });

  await test.step('accept the gap by name', async () => {
    await goTo(page, 'Facturation');
    await expect(page.getByRole('heading', { name: '1 point retient l’émission' })).toBeVisible();
    await acceptGap(page);
    await expect(page.getByRole('heading', { name: 'Aucun point ne retient l’émission' })).toBeVisible();
  });

  await test.step('read a draft, issue, read the bill', async () => {
    await page.getByRole('button', { name: 'Voir les brouillons' }).click();
    const draft = page.getByRole('region', { name: /^Brouillon pour/ });
    await expect(draft.getByText(/BROUILLON/).first()).toBeAttached();
    await page.getByRole('button', { name: 'Passer à l’émission' }).click();
    const issue = page.getByRole('button', { name: 'Émettre 17 factures' });
    await expect(issue).toBeDisabled();
    await page.getByRole('checkbox', { name: 'J’ai relu les brouillons' }).check();
    await issue.click();
    const documents = page.getByRole('region', { name: 'Factures et avoirs' });
    await expect(documents.getByRole('button', { name: /SD-F-2026-0017|SD-F-\d{4}-0017/ })).toBeVisible({
      timeout: 60_000,
    });
    await documents.getByRole('button', { name: /Lucien Pradier/ }).click();
    const pdf = page.getByRole('region', { name: /^Facture SD-F-/ });
    await expect(pdf.getByText('Lucien Pradier').first()).toBeAttached();
    await expect(pdf.getByText('Total TTC').first()).toBeAttached();
    await expect(pdf.locator('canvas').first()).toBeVisible();
  });

  let folder = '';
  await test.step('save the documents and their e-mails', async () => {
    const opened = await noteOpenedFolders(app);
    await answerOpenDialog(app, [testFolder]);
    await page.getByRole('button', { name: 'Enregistrer et ouvrir le dossier' }).click();
    await expect(page.getByText(/^Tout est enregistré dans/)).toBeVisible({ timeout: 60_000 });
    folder = (await opened())[0] ?? '';
    const names = readdirSync(folder, { recursive: true }).map(String);
    expect(names.filter((name) => name.endsWith('.pdf'))).toHaveLength(17);
    expect(names.filter((name) => name.endsWith('.eml'))).toHaveLength(17);
    expect(names.filter((name) => name.endsWith('.xlsx'))).toHaveLength(1);
    expect(names.filter((name) => name.endsWith('.csv'))).toHaveLength(1);
  });

  await test.step('take one bill back', async () => {
    await page.getByRole('button', { name: /^Faire un avoir sur la facture/ }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Émettre l’avoir' })).toBeDisabled();
    await dialog.getByRole('textbox').fill('Relevé contesté');
    await dialog.getByRole('button', { name: 'Émettre l’avoir' }).click();
    await expect(page.getByText(/^Reprise par SD-A-/)).toBeVisible();
    await expect(
      page
        .getByRole('region', { name: /^Avoir SD-A-/ })
        .getByText(/Relevé contesté/)
        .first(),
    ).toBeAttached();
  });

  const shownTotal = await page.getByRole('region', { name: 'Factures et avoirs' }).getByText(/€$/).allInnerTexts();
  await app.close();

  // closed properly: the file can be copied alone
  expect(existsSync(`${operation}-wal`)).toBe(false);
  expect(existsSync(`${operation}.lock`)).toBe(false);

  const db = new Database(operation, { readonly: true });
  const rows = db
    .prepare<[], DocumentRow>('SELECT kind, number, gross_cents, pdf FROM document ORDER BY kind DESC, sequence')
    .all();
  db.close();
  const invoices = rows.filter(({ kind }) => kind === 'invoice');
  expect(invoices.map(({ number }) => Number(number.slice(-4)))).toEqual(
    Array.from({ length: 17 }, (_, index) => index + 1),
  );
  expect(rows.filter(({ kind }) => kind === 'credit-note')).toHaveLength(1);
  expect(shownTotal.sort()).toEqual(rows.map(({ gross_cents }) => frenchMoney(gross_cents)).sort());
  const first = invoices[0];
  const saved = readdirSync(folder, { recursive: true })
    .map(String)
    .find((name) => name.endsWith(`${first?.number ?? '?'}.pdf`));
  expect(saved && readFileSync(join(folder, saved)).equals(Buffer.from(first?.pdf ?? []))).toBe(true);
});

test('an import is undone, and files that hold no curve change nothing', async ({ app, page, testFolder }) => {
  const month = await makeEnedisFiles(join(testFolder, 'enedis'), '2025-01');
  const photo = join(testFolder, 'photo.png');
  writeFileSync(photo, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  await answerOpenDialog(app, [descriptionFile]);
  await answerSaveDialog(app, join(testFolder, 'essai.partajoule'));
  await page.getByRole('button', { name: 'Créer à partir d’une description JSON' }).click();
  await goTo(page, 'Imports');

  await dropFiles(page, [photo]);
  const sheet = page.getByRole('dialog', { name: 'Importer' });
  await expect(sheet.getByText('Aucun de ces fichiers ne peut être importé.')).toBeVisible();
  await expect(sheet.getByRole('button', { name: /^Importer/ })).toHaveCount(0);
  await sheet.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(page.getByText('Aucun import pour l’instant.')).toBeVisible();

  await answerOpenDialog(app, [month]);
  await page.getByRole('button', { name: 'Choisir un dossier' }).click();
  await sheet.getByRole('button', { name: /^Importer \d+ fichiers$/ }).click();
  await expect(sheet.getByText('Import terminé')).toBeVisible();
  await sheet.getByRole('button', { name: 'Fermer' }).last().click();
  await expect(page.getByRole('contentinfo')).toContainText('Données jusqu’au 31 janvier 2025');

  await page.getByRole('button', { name: /^Annuler l’import du/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Annuler l’import' }).click();
  await expect(page.getByText(/^Annulé le/)).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('Aucune donnée');
});

test('the demonstration opens on figures that agree with its summary', async ({ app, page, testFolder }) => {
  test.setTimeout(300_000);
  const folder = join(testFolder, 'demonstration');
  await answerOpenDialog(app, [folder]);
  await page.getByRole('button', { name: 'Ouvrir la démonstration' }).click();
  await expect(page.getByRole('region', { name: 'Préparation de la démonstration' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Ce mois-ci' })).toBeVisible({ timeout: 240_000 });
  const summary = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')) as {
    energyWmin: { production: number; surplus: number };
  };
  const megawattHours = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const year = page.getByRole('region', { name: 'L’énergie de 2025, mois par mois' });
  await expect(year).toContainText(`${megawattHours.format(summary.energyWmin.production / 6e7)}\u202fMWh`);
  await expect(year).toContainText(`${megawattHours.format(summary.energyWmin.surplus / 6e7)}\u202fMWh`);
  await expect(page.getByRole('button', { name: 'Voir les brouillons' })).toBeVisible();
});
