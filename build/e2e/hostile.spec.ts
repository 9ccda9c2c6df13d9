/** Hostile texts in every field of an operation and in the names of files: the window shows them as what they are. */
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import PostalMime from 'postal-mime';
import { hostileEntries, hostileTexts } from '#domain/hostile-texts.ts';
import { textLimits } from '#contract';
import './bridge.ts';
import { expect, test } from './electron.ts';
import { findHarm } from './find-harm.ts';
import {
  acceptGap,
  answerOpenDialog,
  answerSaveDialog,
  descriptionFile,
  dropFiles,
  goTo,
  makeEnedisFiles,
  noteOpenedFolders,
} from './window-steps.ts';

interface Description {
  operation: { name: string };
  organiser: { name: string; legalForm: string; addressLines: string[]; city: string };
  members: { reference: string; name: string; addressLines: string[]; postcode: string; city: string }[];
  plants: { name: string; label?: string }[];
  participations: { label?: string }[];
}

/** Turns what follows it to the end, and never says that it is over. */
const UNCLOSED = 'Ana \u202eenimreT';
const texts = [...hostileEntries.map(([, text]) => text), UNCLOSED];
const shownText = (text: string): string => text.trim().toWellFormed();
const fit = (text: string): string => text.slice(0, textLimits.line);

/** The demonstration's cooperative, with a hostile text wherever a text may stand. */
function describeHostile(): Description {
  const description = JSON.parse(readFileSync(descriptionFile, 'utf8')) as Description;
  const textAt = (index: number): string => fit(texts[index % texts.length] ?? '');
  const model = description.members[0];
  if (!model) throw new Error('the demonstration has members');
  description.operation.name = `${hostileTexts.picture} ${UNCLOSED}`;
  Object.assign(description.organiser, { name: hostileTexts.script, legalForm: hostileTexts.arabic });
  Object.assign(description.organiser, { addressLines: [hostileTexts.formula], city: UNCLOSED });
  description.plants.forEach((plant, index) => Object.assign(plant, { name: textAt(index), label: textAt(index + 1) }));
  description.participations.forEach((one, index) => (one.label = textAt(index)));
  texts.forEach((text, index) => {
    const known = description.members[index] ?? { ...model, reference: `H${String(index)}` };
    const postcode = text.slice(0, textLimits.identifier);
    description.members[index] = { ...known, name: fit(text), addressLines: [fit(text)], postcode, city: fit(text) };
  });
  return description;
}

/** No form and no description takes so long a text; a file that something else wrote may hold it all the same. */
function writeLongText(operation: string): void {
  const db = new Database(operation);
  const lengths = { long: hostileTexts.long, fit: fit(hostileTexts.long) };
  const changed = [
    'UPDATE member SET name = @long, address_lines = @long, city = @long WHERE name = @fit',
    'UPDATE meter SET label = @long WHERE label = @fit',
  ].map((statement) => db.prepare(statement).run(lengths).changes);
  db.close();
  expect(changed).toEqual([1, 1]);
}

function failOnDialogs(page: Page): void {
  page.on('dialog', (dialog) => {
    // the question of a page that is left while something is being typed
    if (dialog.type() === 'beforeunload') dialog.accept().catch(() => undefined);
    else throw new Error(`a dialog opened: ${dialog.message()}`);
  });
}

async function expectNoHarm(page: Page, place: string): Promise<void> {
  expect([place, ...(await page.evaluate(findHarm))]).toEqual([place]);
}

test('hostile texts of a file are shown as text on every page, and in what is made of them', async ({
  app,
  page,
  testFolder,
}) => {
  test.setTimeout(400_000);
  failOnDialogs(page);
  const operation = join(testFolder, `=1+1 <img src=x onerror=injected=1> ${UNCLOSED}.partajoule`);
  const source = join(testFolder, `<b>${UNCLOSED}<b> {{name}}.json`);
  writeFileSync(source, JSON.stringify(describeHostile()));
  await answerOpenDialog(app, [source]);
  await answerSaveDialog(app, operation);
  await page.getByRole('button', { name: 'Créer à partir d’une description JSON' }).click();
  await expect(page.getByRole('heading', { name: 'Ce mois-ci' })).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText(operation);
  await expectNoHarm(page, 'home');
  writeLongText(operation);

  await test.step('names of files', async () => {
    const delivery = await makeEnedisFiles(join(testFolder, 'enedis'), '2025-02');
    const month = join(testFolder, `${hostileTexts.place} $t(app.save) <i> ${UNCLOSED}`);
    renameSync(delivery, month);
    const names = texts
      .filter((text) => !/[/\\\0]/.test(text) && text.isWellFormed() && text.length < 60)
      .map((text) => `${text}.csv`);
    for (const name of names) writeFileSync(join(month, name), 'a;b\n1;2\n');
    await dropFiles(page, [month]);
    const sheet = page.getByRole('dialog', { name: 'Importer' });
    await expect(sheet.getByRole('button', { name: 'Importer 21 fichiers' })).toBeVisible({ timeout: 60_000 });
    const shown = (await sheet.getByRole('row').allTextContents()).join('\n');
    for (const name of names) expect(shown).toContain(name);
    await expectNoHarm(page, 'import sheet');
    await sheet.getByRole('button', { name: 'Importer 21 fichiers' }).click();
    await expect(sheet.getByText('Import terminé')).toBeVisible({ timeout: 60_000 });
    await sheet.getByRole('button', { name: 'Fermer' }).last().click();
    await goTo(page, 'Imports');
    await expectNoHarm(page, 'imports');
  });

  await test.step('every name in the list, whole', async () => {
    await goTo(page, 'Participants');
    const names = page.getByRole('table', { name: 'Participants' }).locator('tbody th');
    await expect(names.filter({ hasText: hostileTexts.sql })).toHaveCount(1);
    const shown = await names.allTextContents();
    for (const text of texts) expect(shown.some((cell) => cell.includes(shownText(text)))).toBe(true);
    await expectNoHarm(page, 'participants');
    await page.getByRole('button', { name: hostileTexts.formula, exact: true }).click();
    await expect(page.getByRole('dialog').getByLabel('Ville', { exact: true })).toHaveValue(hostileTexts.formula);
    await expectNoHarm(page, 'participant');
    await page.keyboard.press('Escape');
  });

  await test.step('the other pages', async () => {
    for (const name of ['Ce mois-ci', 'Énergie', 'Répartition', 'Facturation', 'Documents', 'Réglages']) {
      await goTo(page, name);
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: 60_000 });
      await expectNoHarm(page, name);
      const tabs = page.getByRole('main').getByRole('tab');
      for (let index = 0; index < (await tabs.count()); index++) {
        await tabs.nth(index).click();
        await expect(page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: 60_000 });
        await expectNoHarm(page, `${name}, tab ${String(index + 1)}`);
      }
    }
  });

  await test.step('issue; PDF, workbook and e-mails are made in places of their own', async () => {
    await goTo(page, 'Facturation');
    await acceptGap(page);
    await page.getByRole('button', { name: 'Voir les brouillons' }).click();
    await expect(
      page
        .getByRole('region', { name: /^Brouillon pour/ })
        .locator('canvas')
        .first(),
    ).toBeVisible();
    await expectNoHarm(page, 'drafts');
    await page.getByRole('button', { name: 'Passer à l’émission' }).click();
    await page.getByRole('checkbox', { name: 'J’ai relu les brouillons' }).check();
    await page.getByRole('button', { name: /^Émettre \d+ factures$/ }).click();
    await expect(page.getByRole('region', { name: 'Factures et avoirs' })).toBeVisible({ timeout: 60_000 });
    await expectNoHarm(page, 'issued');
    const opened = await noteOpenedFolders(app);
    await answerOpenDialog(app, [testFolder]);
    await page.getByRole('button', { name: 'Enregistrer et ouvrir le dossier' }).click();
    await expect(page.getByText(/^Tout est enregistré dans/)).toBeVisible({ timeout: 60_000 });
    await expectNoHarm(page, 'sent');
    const [folder = ''] = await opened();
    const files = readdirSync(folder, { recursive: true }).map(String);
    for (const name of files) expect(name).not.toMatch(/[\p{Cc}\p{Cf}<>:"\\|?*]/u);
    const mails = files.filter((name) => name.endsWith('.eml'));
    expect(mails).toHaveLength(files.filter((name) => name.endsWith('.pdf')).length);
    for (const name of mails) {
      const mail = await PostalMime.parse(readFileSync(join(folder, name)));
      expect([mail.bcc, mail.cc, mail.html]).toEqual([undefined, undefined, undefined]);
      expect(mail.to).toHaveLength(1);
      expect(mail.attachments).toHaveLength(1);
    }
  });

  await app.close();
  const db = new Database(operation, { readonly: true });
  const stored = db.prepare<[], string>('SELECT name FROM member').pluck().all();
  db.close();
  for (const text of texts) expect(stored).toContain(shownText(text));
});

test('a text that is too long is told at its field and stays there', async ({ app, page, testFolder }) => {
  test.setTimeout(240_000);
  failOnDialogs(page);
  const told = /^10\s000 signes : c’est trop, ce champ en prend (300|1\s000) au plus/;
  const long = hostileTexts.long;

  await test.step('in a new operation, which keeps it as a draft', async () => {
    await page.getByRole('button', { name: 'Créer une opération' }).click();
    await page.getByLabel('Nom de l’opération').fill(long);
    await page.getByLabel('Adresse').fill(long);
    await expect(page.getByText(told)).toBeVisible();
    await page.getByLabel('Ville').fill('Grenoble');
    await expect(page.getByText('Ce texte est trop long : 300 signes au plus. Raccourcissez-le.')).toBeVisible();
    await expect(page.getByText('La demande n’est pas valable')).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('button', { name: 'Reprendre la saisie' })).toBeVisible();
    await expectNoHarm(page, 'start with a draft that waits');
    await page.getByRole('button', { name: 'Reprendre la saisie' }).click();
    await expect(page.getByLabel('Nom de l’opération')).toHaveValue(long);
    await expectNoHarm(page, 'new operation');
  });

  await page.reload();
  await answerOpenDialog(app, [descriptionFile]);
  await answerSaveDialog(app, join(testFolder, 'essai.partajoule'));
  await page.getByRole('button', { name: 'Créer à partir d’une description JSON' }).click();
  await expect(page.getByRole('heading', { name: 'Ce mois-ci' })).toBeVisible();

  await test.step('in a participant', async () => {
    await goTo(page, 'Participants');
    await page.getByRole('button', { name: 'Odile Marchetti', exact: true }).click();
    const panel = page.getByRole('dialog');
    const city = panel.getByLabel('Ville', { exact: true });
    await city.fill(long);
    await expect(panel.getByText(told)).toBeVisible();
    await panel.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(city).toHaveValue(long);
    await city.fill('W'.repeat(textLimits.line));
    await expect(panel.getByText(told)).toHaveCount(0);
    await panel.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect.poll(() => readCities(join(testFolder, 'essai.partajoule'))).toContain('W'.repeat(textLimits.line));
    // saved: the panel closes
    await expect(panel).toHaveCount(0);
    await expectNoHarm(page, 'participants, one with a long city');
  });

  await test.step('in a setting: the engine’s sentence says what to do', async () => {
    await goTo(page, 'Réglages');
    await page.getByRole('tab', { name: 'L’opération' }).click();
    const name = page.getByRole('textbox', { name: 'Nom de l’opération' });
    await name.fill(long);
    await expect(page.getByText(told)).toBeVisible();
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(page.getByText(/Un texte est trop long : à cet endroit, 300 signes au plus/)).toBeVisible();
    await expect(name).toHaveValue(long);
    // what is typed would be asked about when the window closes
    await name.fill('Soleil de la Drayze');
    await expect(page.getByText(told)).toHaveCount(0);
  });
});

function readCities(operation: string): string[] {
  const db = new Database(operation, { readonly: true });
  const cities = db.prepare<[], string>('SELECT city FROM member').pluck().all();
  db.close();
  return cities;
}

test('the watch sees a script, an element and a turned word', async ({ page }) => {
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.evaluate(findHarm)).toEqual([]);
  await page.evaluate(() => {
    window.injected = true;
    const box = document.createElement('p');
    box.style.width = '5000px';
    box.innerHTML = '<b>\u202eAna</b><i>suite du texte</i><img src="x">';
    document.body.append(box);
  });
  expect((await page.evaluate(findHarm)).map((line) => line.replace(/:.*/, '')).sort()).toEqual([
    'a script ran',
    'an element was made',
    'the page scrolls sideways',
    'turned round',
  ]);
});
