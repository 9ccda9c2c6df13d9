/** All bills of a run one after the other, as they will be printed: drafts, and what was issued. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTestDemonstration } from '#jobs/make-test-demonstration.ts';
import { expect, startProgram, test } from './electron.ts';
import { answerSaveDialog, goTo, noteOpenedFolders } from './window-steps.ts';

test('a run is looked through page by page, and saved as one PDF', async ({ testFolder, virtualScreen }) => {
  test.setTimeout(240_000);
  const operationPath = await makeTestDemonstration(join(testFolder, 'demonstration'));
  const app = await startProgram(testFolder, 'fr', [operationPath], virtualScreen);
  const page = await app.firstWindow();
  await goTo(page, 'Facturation');
  const step = (name: string) =>
    page.getByRole('navigation', { name: 'Étapes de la campagne' }).getByRole('button', { name });
  await step('Brouillons').click();
  await page.getByRole('button', { name: 'Voir et imprimer le tout' }).click();
  const preview = page.getByRole('dialog', { name: /^Aperçu de \d+ factures$/ });
  const count = Number(/\d+/.exec((await preview.getByRole('heading').first().textContent()) ?? '')?.[0]);
  const turn = preview.getByRole('toolbar', { name: 'Pages' });
  await expect(turn.getByText(/^Page 1 sur \d+$/)).toBeVisible({ timeout: 30_000 });
  const pages = Number(/\d+$/.exec((await turn.getByRole('status').textContent()) ?? '')?.[0]);
  expect(pages, 'a bill has two pages').toBe(2 * count);

  await test.step('a page is seen while it is drawn larger', async () => {
    const first = preview.getByRole('group', { name: `Page 1 sur ${pages}`, exact: true });
    const readWidth = () => first.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.width);
    const small = await readWidth();
    await first.evaluate((holder) => {
      const watch = new MutationObserver(() => {
        if (!holder.querySelector('canvas')) holder.dataset['emptied'] = 'yes';
      });
      watch.observe(holder, { childList: true });
    });
    await preview.getByRole('button', { name: 'Agrandir' }).click();
    await expect.poll(readWidth).toBeGreaterThan(small);
    await preview.getByRole('button', { name: 'Réduire' }).click();
    await expect.poll(readWidth).toBe(small);
    await expect(first).not.toHaveAttribute('data-emptied');
  });

  await test.step('from page to page; only those near by are drawn', async () => {
    const first = preview.getByRole('group', { name: `Page 1 sur ${pages}`, exact: true });
    await expect(first.locator('canvas')).toHaveCount(1);
    await expect(first.getByText('Page 1 / 2')).toBeAttached();
    await expect(turn.getByRole('button', { name: 'Page précédente' })).toBeDisabled();
    for (let next = 2; next <= 6; next++) {
      await turn.getByRole('button', { name: 'Page suivante' }).click();
      await expect(turn.getByText(`Page ${next} sur ${pages}`)).toBeVisible();
    }
    // the second page of the third bill
    const sixth = preview.getByRole('group', { name: `Page 6 sur ${pages}`, exact: true });
    await expect(sixth.getByText('Page 2 / 2')).toBeAttached();
    await expect(first.locator('canvas')).toHaveCount(0);
  });

  await test.step('save, and open in the program for PDFs', async () => {
    const target = join(testFolder, 'brouillons.pdf');
    await answerSaveDialog(app, target);
    const listOpened = await noteOpenedFolders(app);
    await preview.getByRole('button', { name: 'Enregistrer et ouvrir pour imprimer' }).click();
    await expect(preview.getByText('Enregistré et ouvert : brouillons.pdf.')).toBeVisible({ timeout: 30_000 });
    expect(await listOpened()).toEqual([target]);
    const text = readFileSync(target, 'latin1');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(pages);
    await page.keyboard.press('Escape');
    await expect(preview).toBeHidden();
  });
  await app.close();
});
