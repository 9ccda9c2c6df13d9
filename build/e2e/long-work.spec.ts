/** What takes long says how far it is and can be stopped, and then nothing of it is left. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { appendAudit } from '#data/audit.ts';
import { createOperation } from '#data/create-operation.ts';
import { openOperation } from '#data/open-operation.ts';
import { makeTestWorkbook } from '#formats/spreadsheet/make-test-workbook.ts';
import description from '#resources/demo/operation-description.json' with { type: 'json' };
import { expectNothingFound } from './axe.ts';
import { expect, startProgram, test } from './electron.ts';
import { answerOpenDialog, dropFiles, goTo } from './window-steps.ts';

const clock = (): Date => new Date('2026-02-10T09:00:00Z');

const work = (page: Page, title: string): Locator => page.getByRole('region', { name: title });

/** Waits until work says how far it is, and stops it. */
async function stop(job: Locator, counted: RegExp): Promise<void> {
  await expect(job.getByRole('status')).toHaveText(counted);
  await job.getByRole('button', { name: 'Arrêter' }).click();
  await expect(job).toBeHidden();
}

function makeOperation(folder: string): string {
  const path = join(folder, 'village.partajoule');
  createOperation(path, description, clock);
  return path;
}

test('a backup of a large file is stopped, leaves nothing, and is made the next time', async ({
  testFolder,
  virtualScreen,
}) => {
  test.setTimeout(120_000);
  const path = makeOperation(testFolder);
  const file = openOperation(path, { mode: 'write', clock });
  // some 400 MB: a backup takes seconds
  for (let n = 0; n < 20; n++)
    appendAudit(file.db, {
      atUtc: '2026-02-10T09:00:00Z',
      action: 'note',
      details: { n, text: 'x'.repeat(20_000_000) },
    });
  file.close();
  const app = await startProgram(testFolder, 'fr', [path], virtualScreen);
  const page = await app.firstWindow();
  await goTo(page, 'Réglages');
  await page.getByRole('tab', { name: 'Sauvegardes' }).click();
  const backups = join(testFolder, 'village.backups');
  const before = existsSync(backups) ? readdirSync(backups) : [];
  await page.getByRole('button', { name: 'Sauvegarder maintenant' }).click();
  await stop(work(page, 'Sauvegarde de l’opération'), /Copie, en ko · [\d\s]+ \/ /);
  expect(readdirSync(backups)).toEqual(before);
  await expect(page.getByText('Sauvegarde faite')).toHaveCount(0);
  await page.getByRole('button', { name: 'Sauvegarder maintenant' }).click();
  await expect(page.getByRole('rowheader', { name: 'village-0001.partajoule' })).toBeVisible({ timeout: 60_000 });
  expect(readdirSync(backups)).toEqual(['village-0001.partajoule']);
  await app.close();
});

test('a large table of participants is given up, and a small one is read', async ({ testFolder, virtualScreen }) => {
  test.setTimeout(120_000);
  const large = join(testFolder, 'grand.csv');
  writeFileSync(large, `nom;ville\nZoé;Crouttes\n${`${';'.repeat(99)}\n`.repeat(600_000)}`);
  const small = join(testFolder, 'petit.csv');
  writeFileSync(small, 'nom;ville\nZoé;Crouttes\n');
  const app = await startProgram(testFolder, 'fr', [makeOperation(testFolder)], virtualScreen);
  const page = await app.firstWindow();
  await goTo(page, 'Participants');
  await answerOpenDialog(app, [large]);
  const choose = page.getByRole('button', { name: 'Importer un tableau' });
  await choose.click();
  const job = work(page, 'Lecture du tableau');
  await expect(job).toBeVisible();
  await expectNothingFound(page, 'a table being read');
  await stop(job, /Tableau lu, en ko · [\d\s]+ \/ /);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await answerOpenDialog(app, [small]);
  await choose.click();
  await expect(page.getByRole('dialog')).toContainText('Crouttes');
  await app.close();
});

test('the opening of a large table to describe is stopped and begun again', async ({ testFolder, virtualScreen }) => {
  test.setTimeout(180_000);
  const book = join(testFolder, 'mesures.xlsx');
  // digits that no packing makes small
  const texts = Array.from({ length: 1_000_000 }, (_, i) => `<si><t>${String(Math.sin(i))}</t></si>`).join('');
  const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1</v></c></row>';
  writeFileSync(book, await makeTestWorkbook({ rows, texts }));
  const app = await startProgram(testFolder, 'fr', [makeOperation(testFolder)], virtualScreen);
  const page = await app.firstWindow();
  await expect(page.getByRole('navigation', { name: /^Pages$/ })).toBeVisible();
  await dropFiles(page, [book]);
  await page.getByRole('button', { name: /Décrire/ }).click();
  await stop(work(page, 'Lecture du tableau'), /Tableau lu, en ko · [\d\s]+ \/ /);
  await expect(page.getByText('Le travail a été arrêté.')).toBeVisible();
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await expect(page.getByLabel('Ligne d’en-tête')).toBeVisible({ timeout: 60_000 });
  await app.close();
});
