/** The energy page against the file's own figures: the year, a clock-change day, the flows, and what is saved. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openOperation } from '#data/open-operation.ts';
import { makeTestDemonstration } from '#jobs/make-test-demonstration.ts';
import { readEnergy, readEnergyParticipants } from '#jobs/read-energy.ts';
import { readQuality } from '#jobs/read-quality.ts';
import { readEnergyDay } from '#jobs/read-energy-steps.ts';
import { expect, startProgram, test } from './electron.ts';
import { answerSaveDialog, frenchKwh, goTo } from './window-steps.ts';

const CLOCK_BACK = '2025-10-26';
const FREE = '2025-11-05..2025-11-18';
const clock = (): Date => new Date();

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, value) => total + value, 0);

async function saveAs(page: Page, region: string, kind: string): Promise<void> {
  const picture = page.getByRole('region', { name: region });
  await picture.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('menuitem', { name: kind }).click();
  await expect(picture.getByRole('status')).toContainText('Enregistré');
}

test('the year opens on a clock-change day whose figures are the file’s, on the screen and saved', async ({
  testFolder,
  virtualScreen,
}) => {
  test.setTimeout(240_000);
  const operationPath = await makeTestDemonstration(join(testFolder, 'demonstration'));
  const file = openOperation(operationPath, { mode: 'read', clock });
  const context = {
    file: () => file,
    clock,
    language: 'fr',
    signal: { aborted: false },
    onProgress: () => undefined,
  } as const;
  const day = await readEnergyDay({ day: CLOCK_BACK, owner: null }, context);
  const year = await readEnergy({ period: '2025' }, context);
  const free = await readEnergyParticipants({ period: FREE }, context);
  const months = [
    await readEnergy({ period: '2025-10' }, context),
    await readEnergy({ period: '2025-11' }, context),
  ] as const;
  const november = await readQuality({ period: '2025-11' }, context);
  file.close();

  const app = await startProgram(testFolder, 'fr', [operationPath], virtualScreen);
  const page = await app.firstWindow();
  await goTo(page, 'Énergie');
  const map = page.getByRole('slider', { name: 'Jour de la carte' });
  await map.focus();
  await page.keyboard.press('Home');
  const index = (Date.parse(`${CLOCK_BACK}T00:00:00Z`) - Date.parse('2025-01-01T00:00:00Z')) / 86_400_000;
  for (let week = 0; week < Math.floor(index / 7); week++) await page.keyboard.press('ArrowDown');
  for (let rest = 0; rest < index % 7; rest++) await page.keyboard.press('ArrowRight');
  await expect(map).toHaveAttribute('aria-valuetext', '26 octobre 2025');
  await page.keyboard.press('Enter');

  const title = 'La journée du 26 octobre 2025';
  const curve = page.getByRole('region', { name: title });
  await expect(curve).toContainText('changement d’heure, journée de 25 h');
  const picture = join(testFolder, 'journee.png');
  await answerSaveDialog(app, picture);
  await saveAs(page, title, 'Image (PNG)');
  // width and height stand in the first block of a PNG
  expect(readFileSync(picture).subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(readFileSync(picture).readUInt32BE(16)).toBeGreaterThan(1000);

  await test.step('the table has the hundred quarter-hours of the file', async () => {
    await page.keyboard.press('t');
    const rows = curve.getByRole('row');
    await expect(rows).toHaveCount(102);
    const total = curve.getByRole('row', { name: /^Total/ }).getByRole('cell');
    await expect(total.nth(0)).toHaveText(frenchKwh(sum(day.productionWmin)));
    await expect(total.nth(2)).toHaveText(frenchKwh(sum(day.consumptionWmin)));
    await expect(total.nth(3)).toHaveText(frenchKwh(sum(day.allocatedWmin)));
    // 02:00 comes twice: slots 8 and 12
    await expect(
      curve
        .getByRole('row', { name: /^02:00 bis/ })
        .getByRole('cell')
        .nth(2),
    ).toHaveText(frenchKwh(day.consumptionWmin[12] ?? 0));
  });

  await test.step('the map’s table tells the two hours of the same name apart', async () => {
    const hours = page.getByRole('region', { name: 'Énergie partagée, heure par heure, en 2025' });
    await expect(hours.getByRole('columnheader', { name: /^2 h bis/ })).toBeVisible();
    const row = hours.getByRole('row', { name: /^dim\. 26 octobre/ }).getByRole('cell');
    await expect(row).toHaveCount(26);
    await expect(row.last()).toHaveText(frenchKwh(sum(day.allocatedWmin)));
    const noon = sum(day.allocatedWmin.subarray(52, 56));
    await expect(row.nth(13)).toHaveText(frenchKwh(noon));
  });

  await test.step('the saved table says what the screen says', async () => {
    const path = join(testFolder, 'journee.csv');
    await answerSaveDialog(app, path);
    await saveAs(page, title, 'Tableau (CSV)');
    const [head, ...lines] = readFileSync(path, 'utf8').replace('\ufeff', '').trimEnd().split('\r\n');
    expect(head).toContain('Production (kWh);Surplus (kWh);Consommation (kWh);Partagé (kWh);Réseau (kWh);Manquant');
    const shown = await curve
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
    const kwh = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    expect(
      lines.map((line) => {
        const [time, ...cells] = line.split(';');
        const energies = cells.slice(0, 5).map((cell) => kwh.format(Number(cell.replace(',', '.'))));
        return [time, ...energies, cells[5] === '0' ? '–' : cells[5]];
      }),
    ).toEqual(shown);
  });

  await test.step('a name without its ending never takes the place of a file', async () => {
    const path = join(testFolder, 'deja');
    writeFileSync(`${path}.xlsx`, 'kept');
    await answerSaveDialog(app, path);
    await curve.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('menuitem', { name: 'Tableau (XLSX)' }).click();
    await expect(curve.getByRole('alert')).toBeVisible();
    expect(readFileSync(`${path}.xlsx`, 'utf8')).toBe('kept');
    await answerSaveDialog(app, join(testFolder, 'libre.xlsx'));
    await saveAs(page, title, 'Tableau (XLSX)');
    expect(existsSync(join(testFolder, 'libre.xlsx'))).toBe(true);
  });

  await test.step('the flows add up to the period', async () => {
    await page.keyboard.press('t');
    await page
      .getByRole('group', { name: 'Période' })
      .getByRole('button', { name: /décembre 2025/ })
      .click();
    await page.getByText('Année', { exact: true }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Flux' }).click();
    const flows = page.getByRole('region', { name: 'D’où vient et où va l’énergie' });
    await expect(flows.getByRole('img')).toBeVisible();
    await page.keyboard.press('t');
    const plant = year.plants[0];
    await expect(flows.getByRole('row', { name: new RegExp(`^${plant?.name ?? '?'}.*Surplus`) }).last()).toContainText(
      frenchKwh(plant?.surplusWmin ?? 0),
    );
    await expect(flows.locator('tbody tr')).toHaveCount(
      year.plants.flatMap(({ allocatedWmin, surplusWmin }) => [allocatedWmin, surplusWmin]).filter(Boolean).length +
        year.participants
          .filter(({ memberName }) => memberName !== null)
          .flatMap(({ allocatedWmin, complementWmin }) => [allocatedWmin, complementWmin])
          .filter(Boolean).length,
    );
  });

  await test.step('free days are typed, refused where they are none, and each participant has its figures', async () => {
    await page.keyboard.press('t');
    await page.getByRole('tab', { name: 'Participants' }).click();
    const control = page.getByRole('group', { name: 'Période' });
    await control.getByRole('button', { name: /^Période affichée/ }).click();
    await page.getByText('Dates', { exact: true }).click();
    await page.getByLabel('Du', { exact: true }).fill('18/11/2025');
    await page.getByLabel('Au (compris)').fill('5.11.2025');
    await page.keyboard.press('Enter');
    await expect(page.getByText('La fin vient avant le début.')).toBeVisible();
    await page.getByLabel('Du', { exact: true }).fill('5/11/2025');
    await page.getByLabel('Au (compris)').fill('18/11/2025');
    await page.keyboard.press('Enter');
    await expect(control.getByRole('button', { name: /5–18 novembre 2025|5 – 18 novembre 2025/ })).toBeVisible();
    const most = free.participants.toSorted((a, b) => b.consumptionWmin - a.consumptionWmin)[0];
    const region = page.getByRole('region', { name: 'Par participant' });
    const cells = region.getByRole('list', { name: 'Participants' }).getByRole('listitem');
    await expect(cells).toHaveCount(free.participants.length);
    await expect(cells.first()).toContainText(frenchKwh(most?.consumptionWmin ?? 0));
    await region.getByPlaceholder('Chercher un nom ou un point').fill('odile');
    await expect(cells).toHaveCount(1);
    await region.getByRole('button', { name: /^Odile Marchetti/ }).press('Enter');
    const odile = free.participants.find(({ memberName }) => memberName === 'Odile Marchetti');
    const own = page.getByRole('region', { name: 'Consommation par jour – Odile Marchetti' });
    await expect(own).toContainText(frenchKwh(odile?.allocatedWmin ?? 0));
    await page.keyboard.press('t');
    await expect(own.getByRole('row')).toHaveCount(16);
    await expect(
      own
        .getByRole('row', { name: /^Total/ })
        .getByRole('cell')
        .nth(1),
    ).toHaveText(frenchKwh(odile?.allocatedWmin ?? 0));
    await page.getByRole('button', { name: 'Tous les participants' }).click();
    await page.keyboard.press('t');
    const path = join(testFolder, 'participants.png');
    await answerSaveDialog(app, path);
    await saveAs(page, 'Par participant', 'Image (PNG)');
    expect(readFileSync(path).readUInt32BE(16)).toBeGreaterThan(1000);
  });

  await test.step('the gaps of a month are those of the file', async () => {
    const control = page.getByRole('group', { name: 'Période' });
    await control.getByRole('button', { name: /^Période affichée/ }).click();
    await page.getByText('Mois', { exact: true }).click();
    await page.keyboard.press('Escape');
    await expect(control.getByRole('button', { name: /novembre 2025/ })).toBeVisible();
    await page.getByRole('tab', { name: 'Qualité des données' }).click();
    const gaps = november.meters.flatMap((meter) => meter.gaps);
    expect(gaps.length).toBeGreaterThan(0);
    await expect(page.getByRole('region', { name: /^\d+ manques?$/ }).locator('tbody tr')).toHaveCount(gaps.length);
    await page.keyboard.press('t');
    const total = page.getByRole('region', { name: 'Ce que l’on sait de chaque jour' }).getByRole('row').last();
    await expect(total.getByRole('cell').last()).toHaveText(String(gaps.reduce((all, { slots }) => all + slots, 0)));
  });

  await test.step('two periods are compared by the file’s figures, and what lacks is said', async () => {
    await page.keyboard.press('t');
    await page.getByRole('button', { name: 'Comparer avec…' }).click();
    await page.getByRole('menuitem', { name: 'La période précédente (octobre 2025)' }).click();
    const comparison = page.getByRole('region', { name: 'Comparaison : novembre 2025 et octobre 2025' });
    const shared = comparison.getByRole('row', { name: /^Partagé/ }).getByRole('cell');
    await expect(shared.nth(0)).toContainText(frenchKwh(months[1].totals.allocatedWmin));
    await expect(shared.nth(1)).toContainText(frenchKwh(months[0].totals.allocatedWmin));
    const change = months[1].totals.allocatedWmin - months[0].totals.allocatedWmin;
    await expect(shared.nth(2)).toContainText(frenchKwh(Math.abs(change)));
    const points = ((months[1].totals.coveragePpm ?? 0) - (months[0].totals.coveragePpm ?? 0)) / 10_000;
    await expect(comparison.getByRole('row', { name: /^Couverture/ })).toContainText(
      Math.abs(points).toLocaleString('fr-FR', { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    );
    expect(months[1].totals.missingSlots).toBeGreaterThan(0);
    await expect(comparison.getByText('La comparaison n’est pas équitable')).toBeVisible();
    await expect(comparison).toContainText(
      `Il manque ${String(months[1].totals.missingSlots)} valeurs (novembre 2025)`,
    );
  });
  await app.close();
});
