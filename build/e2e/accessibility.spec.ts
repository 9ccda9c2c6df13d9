/** Every page in both themes, looked at by axe: contrast, names, roles, order. */
import { join } from 'node:path';
import { makeTestDemonstration } from '#jobs/make-test-demonstration.ts';
import { expectNothingFound } from './axe.ts';
import { expect, startProgram, test } from './electron.ts';
import { dropTyping, goTo } from './window-steps.ts';

test('axe finds nothing on any page, in either theme', async ({ testFolder, virtualScreen }) => {
  test.setTimeout(480_000);
  const operationPath = await makeTestDemonstration(join(testFolder, 'demonstration'));
  const app = await startProgram(testFolder, 'fr', [operationPath], virtualScreen);
  const page = await app.firstWindow();
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((chosen) => window.partajoule.call['app.setPreferences']({ theme: chosen }), theme);
    const check = (place: string): Promise<void> => expectNothingFound(page, `${theme}: ${place}`);
    await goTo(page, 'Ce mois-ci');
    await expect(page.getByRole('heading', { name: 'Le mois en quatre chiffres' })).toBeVisible();
    await check('home');
    await goTo(page, 'Énergie');
    await expect(page.getByRole('heading', { name: 'Par centrale' })).toBeVisible();
    await check('energy');
    await page.getByRole('slider', { name: 'Jour de la carte' }).press('Enter');
    await expect(page.getByRole('heading', { name: 'La journée du 1er janvier 2025' })).toBeVisible();
    await check('energy with a day');
    await page.getByRole('button', { name: 'Voir en tableau' }).first().click();
    await check('energy as a table');
    await page.getByRole('button', { name: 'Voir en image' }).first().click();
    await page.getByRole('tab', { name: 'Flux' }).click();
    await expect(page.getByRole('img', { name: /^D’où vient et où va l’énergie/ })).toBeVisible();
    await check('flows');
    await page.getByRole('tab', { name: 'Participants' }).click();
    await page.getByRole('button', { name: /^Odile Marchetti/ }).click();
    await expect(page.getByRole('heading', { name: 'Odile Marchetti', exact: true })).toBeVisible();
    await check('one participant’s energy');
    await page.getByRole('button', { name: 'Tous les participants' }).click();
    await check('participants small');
    await page.getByRole('tab', { name: 'Qualité des données' }).click();
    await expect(page.getByRole('heading', { name: 'Ce que l’on sait de chaque jour' })).toBeVisible();
    await check('data quality');
    await page
      .getByRole('group', { name: 'Période' })
      .getByRole('button', { name: /^Période affichée/ })
      .click();
    await page.getByText('Dates', { exact: true }).click();
    await page.getByLabel('Du', { exact: true }).fill('99');
    await page.getByRole('button', { name: 'Afficher', exact: true }).click();
    await expect(page.getByText('Écrivez une date comme 05/03/2025.')).toBeVisible();
    await check('free days');
    await page.getByText('Mois', { exact: true }).click();
    await page.keyboard.press('Escape');
    await goTo(page, 'Participants');
    await expect(page.getByText('Odile Marchetti').first()).toBeVisible();
    await check('participants');
    await page.getByRole('button', { name: 'Odile Marchetti' }).click();
    for (const tab of ['Compteurs', 'Énergie', 'Factures', 'Courriers', 'Fiche']) {
      await page.getByRole('dialog').getByRole('tab', { name: tab }).click();
      await check(`a participant: ${tab}`);
    }
    await page.keyboard.press('Escape');
    await page.getByRole('checkbox', { name: 'Sélectionner Odile Marchetti' }).check();
    await check('a selected participant');
    await page.getByRole('button', { name: 'Modifier', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Langue des documents' }).click();
    await page.getByRole('dialog').getByRole('combobox').selectOption({ label: 'Anglais' });
    await check('a change of participants');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Ajouter un participant' }).click();
    await check('a new participant');
    await page.keyboard.press('Escape');
    await goTo(page, 'Répartition');
    await expect(page.getByRole('heading', { name: 'Par priorité' })).toBeVisible();
    await check('keys');
    await page.getByRole('button', { name: 'Essayer une autre clé' }).click();
    await page.getByRole('radio', { name: 'Dynamique par défaut' }).check();
    await page.getByRole('button', { name: 'Comparer' }).click();
    await expect(page.getByRole('heading', { name: /^Ce qu’elle aurait donné/ })).toBeVisible();
    await check('another key tried');
    await page.getByRole('button', { name: 'Revenir aux clés' }).click();
    await check('the question about what is typed');
    await dropTyping(page);
    await page.getByRole('button', { name: 'Ajouter une clé' }).click();
    for (const kind of ['Statique', 'Par priorité', 'Par plafond']) {
      await page.getByRole('radio', { name: kind }).check();
      await check(`a new key: ${kind}`);
    }
    await page.getByRole('tab', { name: 'Prix' }).click();
    await dropTyping(page);
    await expect(page.getByText('0,1310')).toBeVisible();
    await check('prices');
    await page.getByRole('button', { name: 'Ajouter un prix' }).click();
    await expect(page.getByRole('dialog', { name: 'Nouveau prix' })).toBeVisible();
    await check('a new price');
    await page.keyboard.press('Escape');
    await goTo(page, 'Facturation');
    await page.getByRole('button', { name: 'Brouillons', exact: true }).click();
    await expect(page.getByText('Total (17)')).toBeVisible();
    await check('drafts');
    await page.getByRole('button', { name: 'Campagnes émises' }).click();
    await expect(page.getByRole('row', { name: /janvier 2025/ })).toBeVisible();
    await check('runs');
    await goTo(page, 'Documents');
    await expect(page.getByText(/^\d+ documents ·/)).toBeVisible();
    await check('documents');
    await page.getByRole('rowheader').getByRole('button').first().click();
    await expect(page.getByRole('region', { name: /^Facture / }).last()).toBeVisible();
    await check('an open document');
    await page.getByRole('tab', { name: 'Exports' }).click();
    await check('exports');
    for (const name of ['Imports', 'Réglages']) {
      await goTo(page, name);
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
      await check(name);
    }
  }
  await app.close();
});

test('axe finds nothing in the steps of a new operation, in either theme', async ({ page }) => {
  test.setTimeout(120_000);
  await page.getByRole('button', { name: 'Créer une opération' }).click();
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((chosen) => window.partajoule.call['app.setPreferences']({ theme: chosen }), theme);
    for (const step of [/L’opération/, /Les centrales/, /Les participants/, /La clé/, /Le prix/, /Vérifier et créer/]) {
      await page.getByRole('navigation', { name: 'Étapes de la création' }).getByRole('button', { name: step }).click();
      await expectNothingFound(page, `${theme}: new operation, ${step.source}`);
    }
  }
});
