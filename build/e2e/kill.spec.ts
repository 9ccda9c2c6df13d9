/** The program is killed in the middle of its work; the next start finds a whole file. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createOperation } from '#data/create-operation.ts';
import { verifyOperation } from '#data/verify-operation.ts';
import { readDescription } from '#ipc/handlers/operation.ts';
import { writeYearOfSets } from '../bench/import-files-of-year.ts';
import { expect, startProgram, test } from './electron.ts';
import { descriptionFile, dropFiles, goTo } from './window-steps.ts';

test('killed while a year is imported, the program opens the same file again, whole and without a lock', async ({
  testFolder,
  virtualScreen,
}) => {
  test.setTimeout(300_000);
  const operation = join(testFolder, 'essai.partajoule');
  createOperation(operation, (await readDescription(descriptionFile)).value, () => new Date());
  const year = writeYearOfSets(join(testFolder, 'annee'), 150);

  const first = await startProgram(testFolder, 'fr', [operation], virtualScreen);
  const page = await first.firstWindow();
  await expect(page.getByRole('heading', { name: 'Ce mois-ci' })).toBeVisible();
  await dropFiles(page, year);
  const sheet = page.getByRole('dialog', { name: 'Importer' });
  await sheet.getByRole('button', { name: /^Importer 1.800 fichiers$/ }).click({ timeout: 120_000 });
  await expect(sheet.getByRole('region', { name: 'Import en cours' }).getByRole('status')).toContainText(/\d/, {
    timeout: 60_000,
  });
  const ended = once(first.process(), 'exit');
  first.process().kill('SIGKILL');
  await ended;
  expect(existsSync(`${operation}.lock`), 'the dead program left its lock').toBe(true);

  const again = await startProgram(testFolder, 'fr', [], virtualScreen);
  const shown = await again.firstWindow();
  await shown.getByRole('button', { name: /essai/ }).click();
  await expect(shown.getByRole('heading', { name: 'Ce mois-ci' })).toBeVisible();
  await goTo(shown, 'Imports');
  await expect(shown.getByText('Aucun import pour l’instant.')).toBeVisible();
  await again.close();

  expect(existsSync(`${operation}.lock`)).toBe(false);
  const { ok, checks } = verifyOperation(operation);
  expect(checks.filter((check) => !check.ok)).toEqual([]);
  expect(ok).toBe(true);
});
