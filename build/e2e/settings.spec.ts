/** Settings of the file: what the next documents bear, backups, verification and the journal. */
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { makeTestDemonstration } from '#jobs/make-test-demonstration.ts';
import { expect, startProgram, test } from './electron.ts';
import { answerSaveDialog, goTo } from './window-steps.ts';

function read(path: string, sql: string): unknown {
  const db = new Database(path, { readonly: true });
  const row = db.prepare<[]>(sql).get();
  db.close();
  return row;
}

test('settings are checked, saved and told; backups open as copies; the file is verified', async ({
  testFolder,
  virtualScreen,
}) => {
  test.setTimeout(240_000);
  const operationPath = await makeTestDemonstration(join(testFolder, 'demonstration'), {
    clock: () => new Date('2026-02-10T09:00:00Z'),
  });
  const model = read(operationPath, 'SELECT model_json FROM document ORDER BY id LIMIT 1');
  const app = await startProgram(testFolder, 'fr', [operationPath], virtualScreen);
  const page = await app.firstWindow();
  await goTo(page, 'Réglages');

  await test.step('the operation', async () => {
    await page.getByRole('tab', { name: 'L’opération' }).click();
    await page.getByRole('textbox', { name: /^Numéro de l’opération/ }).fill('1234');
    await page.getByRole('textbox', { name: 'Délai de paiement, en jours' }).fill('61');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(page.getByText('ACC suivi de 8 chiffres')).toBeVisible();
    await expect(page.getByText('Un nombre entier de 0 à 60.')).toBeVisible();
    await page.getByRole('textbox', { name: /^Numéro de l’opération/ }).fill('acc00001234');
    await page.getByRole('textbox', { name: 'Délai de paiement, en jours' }).fill('45');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(page.getByText('Enregistré', { exact: true })).toBeVisible();
    expect(read(operationPath, 'SELECT acc_number, payment_days FROM operation')).toEqual({
      acc_number: 'ACC00001234',
      payment_days: 45,
    });
  });

  await test.step('the organiser: a wrong IBAN is held back, the prefix is final', async () => {
    await page.getByRole('tab', { name: 'Organisateur et émetteurs' }).click();
    const form = page.getByRole('form').first();
    await expect(form.getByRole('textbox', { name: 'Préfixe des numéros de facture' })).toBeDisabled();
    await form.getByRole('textbox', { name: /^IBAN/ }).fill('FR14 2004 1010 0505 0001 3M02 607');
    await form.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('Cet IBAN n’est pas valable');
    await form.getByRole('textbox', { name: /^IBAN/ }).fill('FR14 2004 1010 0505 0001 3M02 606');
    await form.getByRole('textbox', { name: /^Mention du médiateur/ }).fill('Médiateur national de l’énergie');
    await form.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(form.getByText('Enregistré', { exact: true })).toBeVisible();
    expect(
      read(
        operationPath,
        'SELECT iban, mediator_mention FROM member JOIN issuer ON issuer.member_id = member.id WHERE is_organiser = 1',
      ),
    ).toEqual({ iban: 'FR1420041010050500013M02606', mediator_mention: 'Médiateur national de l’énergie' });
    // what was issued stays as it was
    expect(read(operationPath, 'SELECT model_json FROM document ORDER BY id LIMIT 1')).toEqual(model);
  });

  await test.step('names of meters', async () => {
    await page.getByRole('tab', { name: 'Compteurs' }).click();
    await page
      .getByRole('textbox', { name: /^Nom du lieu du point/ })
      .first()
      .fill('La fontaine');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(page.getByText('Enregistré', { exact: true })).toBeVisible();
    expect(read(operationPath, 'SELECT label FROM meter ORDER BY id LIMIT 1')).toEqual({ label: 'La fontaine' });
  });

  await test.step('a backup, and another one only after a change', async () => {
    await page.getByRole('tab', { name: 'Sauvegardes' }).click();
    await page.getByRole('button', { name: 'Sauvegarder maintenant' }).click();
    await expect(page.getByText('Sauvegarde faite et relue')).toBeVisible();
    await page.getByRole('button', { name: 'Sauvegarder maintenant' }).click();
    await expect(page.getByText('Rien n’a changé depuis la dernière sauvegarde')).toBeVisible();
    const names = readdirSync(join(operationPath, '..', 'operation.backups')).filter((name) =>
      name.endsWith('.partajoule'),
    );
    await expect(page.getByRole('rowheader')).toHaveText(names.sort().reverse());
  });

  await test.step('verify', async () => {
    await page.getByRole('tab', { name: 'Vérifier le fichier' }).click();
    await page.getByRole('tabpanel').getByRole('button', { name: 'Vérifier le fichier' }).click();
    await expect(page.getByText('Tout est en ordre')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('Les numéros se suivent sans trou.')).toBeVisible();
  });

  await test.step('the journal tells it in words', async () => {
    await page.getByRole('tab', { name: 'Journal' }).click();
    await expect(page.getByRole('row').nth(1)).toContainText('Noms de compteurs enregistrés.');
    await page.getByRole('textbox', { name: 'Chercher dans le journal' }).fill('emetteur enregistre');
    await expect(page.getByRole('row')).toHaveCount(2);
    await expect(page.getByRole('row').nth(1)).toContainText('Organisateur ou émetteur enregistré');
    await page.getByRole('textbox', { name: 'Chercher dans le journal' }).fill('campagne emise');
    await expect(page.getByRole('row').nth(1)).toContainText('Campagne émise, documents SD-F-2025-0001 à');
  });

  await test.step('a copy of the backup opens; a file that exists is never written over', async () => {
    await page.getByRole('tab', { name: 'Sauvegardes' }).click();
    const taken = join(testFolder, 'prise.partajoule');
    copyFileSync(operationPath, taken);
    const before = readFileSync(taken);
    await answerSaveDialog(app, taken);
    const open = page.getByRole('button', { name: /^Ouvrir une copie/ }).first();
    await open.click();
    await expect(page.getByRole('alert')).toContainText('existe déjà');
    expect(readFileSync(taken).equals(before)).toBe(true);
    const target = join(testFolder, 'copie.partajoule');
    await answerSaveDialog(app, target);
    await open.click();
    await expect(page.getByText(target).first()).toBeVisible();
    expect(read(target, 'SELECT payment_days FROM operation')).toEqual({ payment_days: 45 });
    expect(existsSync(`${operationPath}.lock`)).toBe(false);
  });
  await app.close();
});
