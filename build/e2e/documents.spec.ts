/** All documents of the operation: found, read, saved, shown in their folder, credited; and the exports for others. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import Database from 'better-sqlite3';
import { makeTestDemonstration } from '#jobs/make-test-demonstration.ts';
import { expect, startProgram, test } from './electron.ts';
import { answerOpenDialog, answerSaveDialog, goTo, noteOpenedFolders } from './window-steps.ts';

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

interface Stored {
  number: string;
  sha256: string;
  kind: string;
}

function readStored(path: string): Stored[] {
  const db = new Database(path, { readonly: true });
  const rows = db.prepare<[], Stored>('SELECT number, sha256, kind FROM document ORDER BY id').all();
  db.close();
  return rows;
}

/** Notes what would be shown in the file manager. */
async function noteShownFiles(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ shell }) => {
    const shown: string[] = [];
    Object.assign(globalThis, { shownFiles: shown });
    shell.showItemInFolder = (path) => {
      shown.push(path);
    };
  });
  return () => app.evaluate(() => (globalThis as unknown as { shownFiles: string[] }).shownFiles);
}

test('documents are found, saved with their bytes, shown, credited and exported', async ({
  testFolder,
  virtualScreen,
}) => {
  test.setTimeout(240_000);
  const operationPath = await makeTestDemonstration(join(testFolder, 'demonstration'), {
    billedMonths: 2,
    clock: () => new Date('2026-02-10T09:00:00Z'),
  });
  const out = join(testFolder, 'out');
  mkdirSync(out);
  const stored = readStored(operationPath);
  const hashes = new Map(stored.map(({ number, sha256 }) => [`${number}.pdf`, sha256]));
  const app = await startProgram(testFolder, 'fr', [operationPath], virtualScreen);
  const openedFolders = await noteOpenedFolders(app);
  const shownFiles = await noteShownFiles(app);
  const page = await app.firstWindow();
  const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') });

  await test.step('list, search without accents, sort', async () => {
    await goTo(page, 'Ce mois-ci');
    await page.keyboard.press('Control+6');
    await expect(page.getByRole('heading', { name: 'Documents', level: 1 })).toBeVisible();
    await expect(page.getByText(`${String(stored.length)} documents ·`)).toBeVisible();
    await page.getByRole('textbox', { name: 'Numéro, membre ou montant' }).fill('amandine ferriere');
    await expect(rows).toHaveCount(2);
    await expect(rows.first()).toContainText('Amandine Ferrière');
    await page.getByRole('button', { name: 'Période' }).click();
    await expect(rows.first()).toContainText('janvier 2025');
    await page.getByRole('button', { name: 'Période' }).click();
    await expect(rows.first()).toContainText('février 2025');
    await page.getByRole('combobox', { name: 'Sorte de document' }).selectOption('Avoirs');
    await expect(page.getByText('Aucun document ne répond')).toBeVisible();
    await page.getByRole('button', { name: 'Tout revoir' }).click();
  });

  const last = stored.at(-1)?.number ?? '';
  // the bar at the foot of the window has one of its own, for the operation's file
  const showInFolder = page
    .getByRole('group', { name: `Facture ${last}` })
    .first()
    .getByRole('button', { name: 'Montrer dans le dossier' });
  await test.step('read one, by keyboard alone', async () => {
    const first = page.getByRole('button', { name: last, exact: true });
    await first.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: `Facture ${last}` })).toBeVisible();
    await expect(page.getByRole('region', { name: `Facture ${last}` }).last()).toContainText(last);
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('heading', { name: `Facture ${stored.at(-2)?.number ?? ''}` })).toBeVisible();
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('heading', { name: `Facture ${last}` })).toBeVisible();
  });

  await test.step('say that it was not written, save it, show it, and notice that it was moved', async () => {
    await showInFolder.click();
    await expect(page.getByText('pas encore été enregistré depuis cet ordinateur')).toBeVisible();
    const target = join(out, 'ma facture.pdf');
    await answerSaveDialog(app, target);
    await page.getByRole('button', { name: 'Enregistrer…' }).click();
    await expect(page.getByText('Enregistré : ma facture.pdf.')).toBeVisible();
    expect(hash(readFileSync(target))).toBe(hashes.get(`${last}.pdf`));
    await showInFolder.click();
    await expect.poll(shownFiles).toEqual([target]);
    renameSync(target, join(out, 'ailleurs.pdf'));
    await showInFolder.click();
    await expect(page.getByText('son fichier a été déplacé, renommé ou modifié')).toBeVisible();
  });

  await test.step('save all in a folder, then in an archive', async () => {
    await page.getByRole('checkbox', { name: 'Choisir tous les documents affichés' }).check();
    const save = page.getByRole('button', { name: `Enregistrer ${String(stored.length)} documents` });
    await answerOpenDialog(app, [out]);
    await save.click();
    await page.getByRole('menuitem', { name: 'Dans un nouveau dossier' }).click();
    await expect(page.getByText('Enregistré : Partajoule factures.')).toBeVisible();
    const folder = join(out, 'Partajoule factures');
    expect(await openedFolders()).toEqual([folder]);
    expect(new Map(readdirSync(folder).map((name) => [name, hash(readFileSync(join(folder, name)))]))).toEqual(
      new Map([...hashes].sort()),
    );
    const archive = join(out, 'tout.zip');
    await answerSaveDialog(app, archive);
    await save.click();
    await page.getByRole('menuitem', { name: 'Dans une archive ZIP' }).click();
    await expect(page.getByText('Enregistré : tout.zip.')).toBeVisible();
    const zip = new ZipReader(new Uint8ArrayReader(readFileSync(archive)));
    const inside = new Map<string, string>();
    for (const item of await zip.getEntries())
      if (!item.directory) inside.set(item.filename, hash(await item.getData(new Uint8ArrayWriter())));
    expect(inside).toEqual(new Map([...hashes].reverse()));
    // the file that was moved is found again where the folder was written
    await showInFolder.click();
    await expect.poll(async () => (await shownFiles()).at(-1)).toBe(archive);
  });

  await test.step('take it back', async () => {
    await page.getByRole('button', { name: `Faire un avoir sur la facture ${last}` }).click();
    await page.getByRole('textbox', { name: 'Motif, imprimé sur l’avoir' }).fill('Erreur de membre');
    await page.getByRole('button', { name: 'Émettre l’avoir' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByRole('heading', { name: /^Avoir / })).toBeVisible();
    const note = readStored(operationPath).find(({ kind }) => kind === 'credit-note')?.number ?? 'none';
    await expect(page.getByText(`Reprend ${last}`).first()).toBeVisible();
    await expect(page.getByText(`Reprise par ${note}`)).toBeVisible();
  });

  await test.step('open its billing run', async () => {
    await page.getByRole('button', { name: 'Ouvrir la campagne' }).click();
    await expect(page.getByRole('heading', { name: 'Facturation' })).toBeVisible();
    await expect(page.getByRole('button', { name: /février 2025/ })).toBeVisible();
  });

  await test.step('write the files for others', async () => {
    await goTo(page, 'Documents');
    await page.getByRole('tab', { name: 'Exports' }).click();
    await answerOpenDialog(app, [out]);
    for (const [name, folder, file] of [
      ['Tableau du trésorier', 'Partajoule rapports 2025-02', /^2025-02\.xlsx$/],
      ['Coefficients de répartition', 'Partajoule coefficients 2025-02', /2025/],
      ['Journal comptable', 'Partajoule comptabilite 2025-02', /^journal_.*\.csv$/],
    ] as const) {
      await page.getByRole('button', { name: new RegExp(`^Enregistrer dans un dossier : ${name}`) }).click();
      await expect(page.getByText(join(out, folder))).toBeVisible();
      const files = readdirSync(join(out, folder));
      expect(files).toHaveLength(1);
      expect(files[0]).toMatch(file);
    }
    await page.getByRole('button', { name: 'Période suivante' }).click();
    await page.getByRole('button', { name: /^Enregistrer dans un dossier : Journal comptable/ }).click();
    await expect(page.getByRole('alert')).toContainText('Aucune facture');
    expect(readdirSync(out).filter((name) => name.includes('2025-03'))).toEqual([]);
  });
  await app.close();
});
