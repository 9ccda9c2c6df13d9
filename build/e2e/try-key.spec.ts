/** Another key tried on past months: compared, saved, prepared; the file stays as it was. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createCommandLineContext } from '#main/command-line/context.ts';
import { makeTestDemonstration } from '#jobs/make-test-demonstration.ts';
import type { KeyComparison } from '#contract';
import { handlers } from '#ipc/handlers.ts';
import { expect, startProgram, test } from './electron.ts';
import { answerSaveDialog, dropTyping, frenchKwh, frenchMoney, goTo } from './window-steps.ts';

const quiet = {
  clock: () => new Date('2026-02-10T09:00:00Z'),
  language: 'fr',
  signal: { aborted: false },
  onProgress: () => undefined,
} as const;

/** What the engine finds for the year, without the window. */
async function compareFrom(path: string): Promise<KeyComparison> {
  const context = createCommandLineContext({ ...quiet, version: '0' });
  context.session.openForReading(path);
  const comparison = await handlers['keys.try'](context, {
    key: { kind: 'default' },
    firstDay: '2025-01-01',
    lastDay: '2025-12-31',
    jobId: crypto.randomUUID(),
  });
  await context.session.close();
  return comparison;
}

function countKeys(path: string): number | undefined {
  const db = new Database(path, { readonly: true });
  const count = db.prepare<[], number>('SELECT count(*) FROM allocation_key').pluck().get();
  db.close();
  return count;
}

test('another key is tried on the last twelve months, saved as a table and prepared', async ({
  testFolder,
  virtualScreen,
}) => {
  test.setTimeout(240_000);
  const operationPath = await makeTestDemonstration(join(testFolder, 'demonstration'), { clock: quiet.clock });
  const { rows, total } = await compareFrom(operationPath);
  const keysBefore = countKeys(operationPath);
  const app = await startProgram(testFolder, 'fr', [operationPath], virtualScreen);
  const page = await app.firstWindow();
  await goTo(page, 'Répartition');

  await test.step('two gestures, and the comparison is there', async () => {
    await page.getByRole('button', { name: 'Essayer une autre clé' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'De', exact: true })).toHaveValue('2025-01');
    await expect(page.getByRole('combobox', { name: 'À', exact: true })).toHaveValue('2025-12');
    await page.getByRole('radio', { name: 'Dynamique par défaut' }).check();
    await page.getByRole('button', { name: 'Comparer' }).click();
    await expect(page.getByRole('heading', { name: /^Ce qu’elle aurait donné/ })).toBeFocused({ timeout: 60_000 });
    const shared = page.getByRole('row', { name: /^Partagé/ });
    await expect(shared).toContainText(frenchKwh(total.now.allocatedWmin));
    await expect(shared).toContainText(frenchKwh(total.tried.allocatedWmin));
    await expect(page.getByRole('row', { name: /^Facturé hors taxes/ })).toContainText(
      frenchMoney(total.tried.netCents ?? NaN),
    );
    await expect(page.getByRole('img', { name: /^Énergie partagée de chacun/ })).toBeVisible();
  });

  await test.step('the same figures as a table, largest gain first, and as a file', async () => {
    await page.keyboard.press('t');
    const table = page.getByRole('group', { name: /^Énergie partagée de chacun/ });
    const gain = rows.toSorted(
      (a, b) => b.tried.allocatedWmin - b.now.allocatedWmin - (a.tried.allocatedWmin - a.now.allocatedWmin),
    )[0];
    await expect(table.getByRole('row').nth(1)).toContainText(gain?.memberName ?? 'nobody');
    await expect(table.getByRole('row').nth(1)).toContainText(frenchKwh(gain?.tried.allocatedWmin ?? NaN));
    await expect(table.getByRole('row')).toHaveCount(rows.length + 2);
    const target = join(testFolder, 'essai.csv');
    await answerSaveDialog(app, target);
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Tableau (CSV)' }).click();
    await expect(page.getByText('Enregistré : essai.csv.')).toBeVisible();
    const lines = readFileSync(target, 'utf8').trim().split('\r\n');
    expect(lines).toHaveLength(rows.length + 1);
    expect(lines[1]?.split(';')[3]).toBe(((gain?.tried.allocatedWmin ?? NaN) / 60_000).toFixed(3).replace('.', ','));
  });

  await test.step('Escape goes back; the file has no key more', async () => {
    await page.keyboard.press('Escape');
    await dropTyping(page);
    await expect(page.getByRole('list', { name: 'Clés dans le temps' })).toBeVisible();
    expect(countKeys(operationPath)).toBe(keysBefore);
  });

  await test.step('prepare it: the editor holds it, and only saving writes it', async () => {
    await page.getByRole('button', { name: 'Essayer une autre clé' }).click();
    await page.getByRole('radio', { name: 'Statique' }).check();
    await page.getByRole('textbox', { name: 'Part de Lucien Pradier, en %' }).fill('40');
    await page.getByRole('combobox', { name: 'De', exact: true }).selectOption('2025-06');
    await page.getByRole('combobox', { name: 'À', exact: true }).selectOption('2025-05');
    await page.getByRole('button', { name: 'Comparer' }).click();
    await expect(page.getByRole('alert')).toContainText('Le premier mois vient après le dernier');
    await page.getByRole('combobox', { name: 'À', exact: true }).selectOption('2025-06');
    await page.getByRole('button', { name: 'Comparer' }).click();
    await page.getByRole('button', { name: 'Préparer cette clé' }).click();
    await expect(page.getByRole('heading', { name: 'Nouvelle clé' })).toBeVisible();
    await expect(page.getByRole('radio', { name: 'Statique' })).toBeChecked();
    await expect(page.getByRole('textbox', { name: 'Part de Lucien Pradier, en %' })).toHaveValue('40');
    expect(countKeys(operationPath)).toBe(keysBefore);
    await page.getByRole('textbox', { name: 'À partir du' }).fill('01/01/2026');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(page.getByText('Clé ajoutée.')).toBeVisible();
    expect(countKeys(operationPath)).toBe((keysBefore ?? 0) + 1);
  });
  await app.close();
});
