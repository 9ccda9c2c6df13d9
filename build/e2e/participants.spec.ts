/** The list of participants: sorted, searched, opened row by row, and changed together; against the file's own rows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createCommandLineContext } from '#main/command-line/context.ts';
import { makeTestDemonstration } from '#jobs/make-test-demonstration.ts';
import { handlers } from '#ipc/handlers.ts';
import { expect, startProgram, test } from './electron.ts';
import { answerSaveDialog, frenchKwh, frenchMoney, goTo } from './window-steps.ts';

const quiet = {
  clock: () => new Date('2026-02-10T09:00:00Z'),
  language: 'fr',
  signal: { aborted: false },
  onProgress: () => undefined,
} as const;

test('participants are sorted, searched, opened and changed together', async ({ testFolder, virtualScreen }) => {
  test.setTimeout(300_000);
  const operationPath = await makeTestDemonstration(join(testFolder, 'demonstration'), { clock: quiet.clock });
  const context = createCommandLineContext({ ...quiet, version: '0' });
  await context.session.open(operationPath);
  const { participants } = await handlers['participants.list'](context, {});
  const energy = await handlers['energy.getPeriod'](context, { period: '2025-01' });
  const billed = await handlers['participants.listBilled'](context, { period: '2025-01' });
  await context.session.close();
  const count = participants.length;

  const app = await startProgram(testFolder, 'fr', [operationPath], virtualScreen);
  const page = await app.firstWindow();
  await goTo(page, 'Participants');
  // the window opens on the first month that is not billed
  await expect(page.getByRole('group', { name: 'Période' })).toContainText('2025');
  const table = page.getByRole('table', { name: 'Participants' });
  const names = table.locator('tbody th');
  for (let month = 12; month > 1; month--) await page.getByRole('button', { name: 'Période précédente' }).click();

  await test.step('the sums are those of the file', async () => {
    const total = table.getByRole('row', { name: /^Total/ });
    await expect(total).toContainText(`Total (${String(count)})`);
    const held = energy.participants.filter(({ memberId }) => memberId !== null);
    await expect(total).toContainText(frenchKwh(held.reduce((sum, one) => sum + one.consumptionWmin, 0)));
    await expect(total).toContainText(frenchKwh(held.reduce((sum, one) => sum + one.allocatedWmin, 0)));
    await expect(total).toContainText(frenchMoney(billed.reduce((sum, one) => sum + one.grossCents, 0)));
    await expect(page.getByText('relevés connus jusqu’au 31 décembre 2025')).toBeVisible();
  });

  await test.step('sort by a column with the keyboard, both ways', async () => {
    const head = table.getByRole('columnheader', { name: /^Consommation/ });
    await head.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await expect(head).toHaveAttribute('aria-sort', 'ascending');
    await page.keyboard.press('Enter');
    await expect(head).toHaveAttribute('aria-sort', 'descending');
    const sums = new Map<string, number>();
    for (const one of energy.participants)
      if (one.memberName !== null) sums.set(one.memberName, (sums.get(one.memberName) ?? 0) + one.consumptionWmin);
    const [largest] = [...sums].sort((a, b) => b[1] - a[1]);
    await expect(names.first()).toContainText(largest?.[0] ?? '?');
    await expect(table.locator('tbody tr').first()).toContainText(frenchKwh(largest?.[1] ?? 0));
    await table.getByRole('button', { name: 'Nom', exact: true }).click();
  });

  const search = page.getByRole('searchbox', { name: 'Nom, point, courriel ou ville' });
  await test.step('search without accents, and by kind', async () => {
    await search.fill('lucien PRADIER');
    await expect(names).toHaveCount(1);
    await expect(page.getByText(`1 sur ${String(count)}`)).toBeVisible();
    await search.fill('');
    const individuals = participants.filter(({ details }) => details.kind === 'individual').length;
    await page.getByRole('combobox', { name: 'Participants montrés' }).selectOption({ label: 'Particulier' });
    await expect(names).toHaveCount(individuals);
    await page.getByRole('combobox', { name: 'Participants montrés' }).selectOption({ label: 'Tous les participants' });
    await expect(names).toHaveCount(count);
  });

  const shown = await names.getByRole('button').allInnerTexts();
  const [first = '?', second = '?'] = shown;
  await test.step('turn from one to the next with the panel open; what is typed waits', async () => {
    await table.getByRole('button', { name: first, exact: true }).click();
    const panel = page.getByRole('dialog');
    await expect(panel.getByRole('textbox', { name: 'Nom' })).toHaveValue(first);
    await panel.getByRole('textbox', { name: 'Ville' }).fill('Saint-Typographe');
    await panel.getByRole('tab', { name: 'Fiche' }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(panel.getByRole('textbox', { name: 'Nom' })).toHaveValue(second);
    await page.keyboard.press('ArrowUp');
    await expect(panel.getByRole('textbox', { name: 'Ville' })).toHaveValue('Saint-Typographe');
    await panel.getByRole('tab', { name: 'Fiche' }).focus();
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(table.getByRole('button', { name: first, exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('textbox', { name: 'Ville' })).toHaveValue('Saint-Typographe');
    await panel.getByRole('button', { name: 'Enregistrer', exact: true }).first().click();
    await expect(panel).toBeHidden();
  });

  await test.step('read and save their bill, and the words of its e-mail', async () => {
    await table.getByRole('button', { name: first, exact: true }).click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('tab', { name: 'Factures' }).click();
    await expect(
      panel
        .getByRole('region', { name: /^Facture SD-F-/ })
        .getByText('Total TTC')
        .first(),
    ).toBeAttached();
    const saved = join(testFolder, 'facture.pdf');
    await answerSaveDialog(app, saved);
    await panel.getByRole('button', { name: /^Enregistrer SD-F-/ }).click();
    await expect(panel.getByText('Enregistré : facture.pdf.')).toBeVisible();
    expect(readFileSync(saved).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    await panel.getByRole('tab', { name: 'Courriers' }).click();
    await expect(panel.getByText(/^Bonjour /)).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('change the language of two, and see first what will change', async () => {
    for (const name of [first, second]) await page.getByRole('checkbox', { name: `Sélectionner ${name}` }).check();
    await expect(page.getByText('2 participants sélectionnés')).toBeVisible();
    await page.getByRole('button', { name: 'Modifier', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Langue des documents' }).click();
    const dialog = page.getByRole('dialog', { name: 'Langue des documents' });
    await dialog.getByRole('combobox').selectOption({ label: 'Italien' });
    await expect(dialog.getByRole('row', { name: new RegExp(first) })).toContainText('Italien');
    await dialog.getByRole('button', { name: 'Modifier 2 participants' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('copy their addresses, and keep them as a table', async () => {
    await page.getByRole('button', { name: 'Copier les courriels' }).click();
    await expect(page.getByText(/adresses? copiées?\.$/)).toBeVisible();
    const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
    const addresses = participants
      .filter(({ details }) => [first, second].includes(details.name))
      .flatMap(({ details }) => details.email ?? []);
    expect(copied.split('; ').sort()).toEqual(addresses.sort());
    const path = join(testFolder, 'membres.csv');
    await answerSaveDialog(app, path);
    await page.getByRole('button', { name: 'Enregistrer la liste' }).click();
    await page.getByRole('menuitem', { name: 'Tableau (CSV)' }).click();
    await expect(page.getByText('Enregistré : membres.csv.')).toBeVisible();
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('Saint-Typographe');
    expect(text).toContain('Italien');
    expect(text).not.toContain(shown[2]);
  });

  await test.step('one who was billed stays, and a sentence says why', async () => {
    await page.getByRole('button', { name: 'Modifier', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Retirer de l’opération' }).click();
    const dialog = page.getByRole('dialog', { name: 'Retirer de l’opération' });
    await dialog.getByRole('button', { name: 'Retirer 2 participants' }).click();
    await expect(dialog.getByRole('alert')).toContainText('ne peut pas être retiré');
    await page.keyboard.press('Escape');
    await expect(names).toHaveCount(count);
  });
  await app.close();

  const db = new Database(operationPath, { readonly: true });
  const rows = db
    .prepare<[], { name: string; city: string }>("SELECT name, city FROM member WHERE language = 'it' ORDER BY id")
    .all();
  const actions = db
    .prepare<[], { action: string }>("SELECT action FROM audit_entry WHERE action LIKE '%-participant%' ORDER BY id")
    .all()
    .map(({ action }) => action);
  db.close();
  expect(rows.map(({ name }) => name).sort()).toEqual([first, second].sort());
  expect(rows.find(({ name }) => name === first)?.city).toBe('Saint-Typographe');
  expect(actions).toEqual(['save-participant', 'change-participants']);
});
