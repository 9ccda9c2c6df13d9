/** What is typed in the window: a new operation, its participants and plants. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from './electron.ts';
import { answerOpenDialog, answerSaveDialog, goTo, makeEnedisFiles } from './window-steps.ts';

test('a new operation is typed, takes its first readings, and gives its meters holders', async ({
  app,
  page,
  testFolder,
}) => {
  const operation = join(testFolder, 'soleil.partajoule');
  const month = await makeEnedisFiles(join(testFolder, 'enedis'), '2025-03');
  await answerSaveDialog(app, operation);

  await test.step('create; an error keeps what was typed', async () => {
    await page.getByRole('button', { name: 'Créer une opération' }).click();
    await page.getByLabel('Nom de l’opération').fill('Soleil d’essai');
    await page.getByLabel('Date de départ').fill('1/1/2025');
    await page.getByLabel('Nom', { exact: true }).fill('Les Amis du Soleil');
    await page.getByLabel(/^SIREN/).fill('12');
    await page.getByLabel('Adresse').fill('1 rue du Four');
    await page.getByLabel('Code postal').fill('38000');
    await page.getByLabel('Ville').fill('Grenoble');
    await expect(page.getByText('Le SIREN compte 9 chiffres.')).toBeVisible();
    await page.getByRole('button', { name: 'Le prix' }).click();
    await page.getByLabel('Prix de l’énergie partagée', { exact: true }).fill('0,13 €');
    await page.getByRole('button', { name: 'Vérifier et créer' }).click();
    const create = page.getByRole('button', { name: 'Créer l’opération' });
    await create.click();
    await expect(page.getByText('Il reste 2 points à corriger avant de créer')).toBeVisible();
    await page.getByRole('button', { name: /Un prix s’écrit comme 0,1310/ }).click();
    await page.getByLabel('Prix de l’énergie partagée', { exact: true }).fill('0,131');
    await page.getByRole('button', { name: 'L’opération' }).click();
    await expect(page.getByLabel('Nom de l’opération')).toHaveValue('Soleil d’essai');
    await page.getByLabel(/^SIREN/).fill('');
    await page.getByRole('button', { name: 'Vérifier et créer' }).click();
    await create.click();
    await expect(page.getByRole('heading', { name: 'Ce mois-ci' })).toBeVisible();
  });

  await test.step('import; every meter waits for a holder', async () => {
    await answerOpenDialog(app, [month]);
    await page.getByRole('button', { name: 'Choisir un dossier' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Importer \d+ fichiers$/ })
      .click();
    await expect(page.getByText('Import terminé')).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).last().click();
    await goTo(page, 'Participants');
    await expect(page.getByText('20 points de livraison ont des relevés mais pas de titulaire.')).toBeVisible();
  });

  await test.step('declare a plant and a participant', async () => {
    await page.getByRole('button', { name: /^Déclarer une centrale : 99\s038\s000\s005\s100/ }).click();
    const plant = page.getByRole('dialog', { name: 'Nouvelle centrale' });
    await plant.getByLabel('Nom de la centrale').fill('Hangar');
    await plant.getByLabel(/^Puissance crête/).fill('99,5');
    await plant.getByLabel('En service depuis le').fill('32/01/2025');
    await plant.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(plant.getByText('Indiquez une date.')).toBeVisible();
    await plant.getByLabel('En service depuis le').fill('01/01/2025');
    await plant.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByRole('row', { name: /Hangar.*99,5\skWc.*1er janvier 2025/ })).toBeVisible();

    await page.getByRole('button', { name: /^Attribuer à un nouveau participant : 99\s038\s000\s000\s107/ }).click();
    const drawer = page.getByRole('dialog', { name: 'Nouveau participant' });
    await drawer.getByLabel('Nom').fill('Odile <b>Marchetti</b>');
    await drawer.getByLabel('Depuis le').fill('1.1.2025');
    await drawer.getByLabel(/^Courriel/).fill('odile@example.org');
    await drawer.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(
      page.getByRole('row', { name: /Odile <b>Marchetti<\/b>.*adresse incomplète.*99\s038\s000\s000\s107/ }),
    ).toBeVisible();
    await expect(page.getByText('18 points de livraison ont des relevés mais pas de titulaire.')).toBeVisible();
  });

  await test.step('close by the page, and find the operation among the recent ones', async () => {
    await goTo(page, 'Réglages');
    await page.getByRole('tab', { name: 'L’opération' }).click();
    await page.getByRole('button', { name: 'Fermer l’opération' }).click();
    await expect(page.getByRole('heading', { name: 'Partager l’électricité d’ici' })).toBeVisible();
    await expect(page.getByRole('button', { name: /soleil/ })).toBeVisible();
  });

  await app.close();
  const db = new Database(operation, { readonly: true });
  expect(db.prepare('SELECT meter_id, starts_on, ends_on FROM participation').all()).toEqual([
    { meter_id: '99038000000107', starts_on: '2025-01-01', ends_on: null },
  ]);
  expect(db.prepare('SELECT meter_id, peak_power_w FROM plant').all()).toEqual([
    { meter_id: '99038000005100', peak_power_w: 99_500 },
  ]);
  db.close();
});
