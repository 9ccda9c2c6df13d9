/** A key completed to 100 % and a price of a member: the next month's drafts follow them, and what is billed stays. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createCommandLineContext } from '#main/command-line/context.ts';
import { makeTestDemonstration } from '#jobs/make-test-demonstration.ts';
import { handlers } from '#ipc/handlers.ts';
import type { BillingPreparation, StoredKey } from '#contract';
import { expect, startProgram, test } from './electron.ts';
import { frenchMoney, goTo } from './window-steps.ts';

const quiet = {
  clock: () => new Date('2026-02-10T09:00:00Z'),
  language: 'fr',
  signal: { aborted: false },
  onProgress: () => undefined,
} as const;

/** What the engine makes of a month, read from the file without the window. */
async function prepareFrom(path: string, period: string): Promise<BillingPreparation> {
  const context = createCommandLineContext({ ...quiet, version: '0' });
  await context.session.open(path);
  const preparation = await handlers['billing.prepare'](context, { period });
  await context.session.close();
  return preparation;
}

test('a new key and a new price change the next month’s drafts, not the billed one', async ({
  testFolder,
  virtualScreen,
}) => {
  test.setTimeout(240_000);
  const operationPath = await makeTestDemonstration(join(testFolder, 'demonstration'), { clock: quiet.clock });
  const before = await prepareFrom(operationPath, '2025-02');
  const app = await startProgram(testFolder, 'fr', [operationPath], virtualScreen);
  const page = await app.firstWindow();

  await test.step('the billed key is shown as final', async () => {
    await goTo(page, 'Répartition');
    await page.getByRole('button', { name: /Dynamique par défaut/ }).click();
    await expect(page.getByText('Cette clé est définitive')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Modifier', exact: true })).toHaveCount(0);
  });

  await test.step('add a static key, typed for one and completed in one gesture', async () => {
    await page.getByRole('button', { name: 'Ajouter une clé' }).click();
    await page.getByRole('textbox', { name: 'À partir du' }).fill('01/01/2025');
    await page.getByRole('radio', { name: 'Statique' }).check();
    const share = page.getByRole('textbox', { name: 'Part de Lucien Pradier, en %' });
    await share.fill('40');
    await expect(page.getByText('Somme : 40,0\u00a0%')).toBeVisible();
    await page.getByRole('button', { name: 'Compléter à 100 %' }).click();
    await expect(page.getByText('Somme : 100,0\u00a0%')).toBeVisible();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByRole('alert')).toContainText('Une autre clé commence déjà');
    await page.getByRole('textbox', { name: 'À partir du' }).fill('01/02/2025');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByText('Clé ajoutée.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Statique' })).toBeVisible();
  });

  await test.step('take it back, and add it again', async () => {
    const stations = page.getByRole('list', { name: 'Clés dans le temps' }).getByRole('listitem');
    await expect(stations).toHaveCount(3);
    await page.getByRole('button', { name: 'Annuler', exact: true }).click();
    await expect(stations).toHaveCount(2);
    await page.getByRole('button', { name: 'Ajouter une clé' }).click();
    await page.getByRole('textbox', { name: 'À partir du' }).fill('01/02/2025');
    await page.getByRole('radio', { name: 'Statique' }).check();
    await page.getByRole('textbox', { name: 'Part de Lucien Pradier, en %' }).fill('40');
    await page.getByRole('button', { name: 'Compléter à 100 %' }).click();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(stations).toHaveCount(3);
  });

  await test.step('add a price for one member; a used one can only end', async () => {
    await page.getByRole('tab', { name: 'Prix' }).click();
    await expect(page.getByText('Facturé jusqu’au 31 janvier 2025').first()).toBeVisible();
    await page.getByRole('button', { name: 'Ajouter un prix' }).click();
    const drawer = page.getByRole('dialog', { name: 'Nouveau prix' });
    await drawer.getByRole('combobox', { name: 'Membre' }).selectOption({ label: 'Lucien Pradier' });
    await drawer.getByRole('textbox', { name: /^Prix hors taxes/ }).fill('0,2000');
    await drawer.getByRole('textbox', { name: 'À partir du' }).fill('01/02/2025');
    await drawer.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByRole('row', { name: /Lucien Pradier/ })).toContainText('0,2000\u00a0€/kWh');
  });

  let shown = '';
  await test.step('see the drafts of February', async () => {
    await goTo(page, 'Facturation');
    // the window opens on the last month with data
    for (let month = 12; month > 2; month--) await page.getByRole('button', { name: 'Période précédente' }).click();
    await page.getByRole('button', { name: 'Brouillons', exact: true }).click();
    const total = page.getByText(/^Total \(\d+\)$/);
    await expect(total).toBeVisible();
    shown = await total.locator('..').innerText();
  });
  await app.close();

  const db = new Database(operationPath, { readonly: true });
  const row = db
    .prepare<[], { definition_json: string }>(
      "SELECT definition_json FROM allocation_key WHERE starts_on = '2025-02-01'",
    )
    .get();
  const prices = db
    .prepare<[], { price_micro_euro_per_kwh: number; name: string; ends_on: string | null }>(
      `SELECT price_micro_euro_per_kwh, ends_on, name FROM price JOIN member ON member.id = member_id
      WHERE starts_on = '2025-02-01'`,
    )
    .all();
  const actions = db
    .prepare<[], { action: string }>(
      "SELECT action FROM audit_entry WHERE action LIKE '%-key' OR action LIKE '%-price' OR action = 'undo' ORDER BY id",
    )
    .all()
    .map(({ action }) => action);
  db.close();
  const key = JSON.parse(row?.definition_json ?? '{}') as Extract<StoredKey, { kind: 'static' }>;
  const shares = Object.values(key.sharesPpm);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBe(1_000_000);
  expect(Math.max(...shares)).toBe(400_000);
  // 600 000 ppm over the others, equal but for one unit
  expect(Math.max(...shares.filter((share) => share !== 400_000)) - Math.min(...shares)).toBeLessThanOrEqual(1);
  expect(prices).toEqual([{ price_micro_euro_per_kwh: 200_000, ends_on: null, name: 'Lucien Pradier' }]);
  expect(actions).toEqual(['save-key', 'undo', 'save-key', 'save-price']);

  const after = await prepareFrom(operationPath, '2025-02');
  expect(after.grossCents).not.toBe(before.grossCents);
  expect(shown).toContain(frenchMoney(after.grossCents));
});
