/** What a person does in the window, for the tests. Only the native dialogs are answered for them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { writeDemonstrationFiles } from '#jobs/demonstration/generate-enedis-files.ts';

export const descriptionFile = resolve(import.meta.dirname, '../../resources/demo/operation-description.json');

/** Answers the next file dialogs with these paths. */
export async function answerOpenDialog(app: ElectronApplication, filePaths: readonly string[]): Promise<void> {
  await app.evaluate(
    ({ dialog }, paths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: paths });
    },
    [...filePaths],
  );
}

export async function answerSaveDialog(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);
}

/** Keeps folders from being opened on the machine that runs the tests; gives those that were asked for. */
export async function noteOpenedFolders(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedFolders: opened });
    shell.openPath = (path) => {
      opened.push(path);
      return Promise.resolve('');
    };
  });
  return () => app.evaluate(() => (globalThis as unknown as { openedFolders: string[] }).openedFolders);
}

/** Lays something over the page, as a chart does that is drawn late. */
function coverPage(): void {
  const cover = document.createElement('div');
  cover.style.cssText = 'position: fixed; inset: 0';
  document.body.append(cover);
  setTimeout(() => {
    cover.remove();
  }, 1000);
}

/**
 * Drops files on the window as a file manager does: real files, through the browser's own drag and drop.
 *
 * @param isMoving something comes between the files and what they were held over, just before they are let go
 */
export async function dropFiles(page: Page, files: readonly string[], isMoving = false): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    if (isMoving && type === 'drop') await page.evaluate(coverPage);
    await session.send('Input.dispatchDragEvent', { type, x: 640, y: 400, data });
  }
  await session.detach();
}

export async function goTo(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: /^Pages$/ })
    .getByRole('button', { name, exact: true })
    .click();
}

/** What asks before typing that is not saved is lost. */
export const typingQuestion = (page: Page): Locator => page.getByRole('dialog', { name: 'Saisie non enregistrée' });

export async function dropTyping(page: Page): Promise<void> {
  await typingQuestion(page).getByRole('button', { name: 'Abandonner la saisie' }).click();
  await expect(typingQuestion(page)).toBeHidden();
}

/** Accepts the first gap that holds the bills back, on the page of billing. */
export async function acceptGap(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Accepter ce manque' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Accepter pour le point/ })
    .click();
}

/** The demonstration's Enedis files of a year, and the folder of one month. */
export async function makeEnedisFiles(folder: string, month: string): Promise<string> {
  const { deliveries } = await writeDemonstrationFiles(folder);
  const delivery = deliveries.find(({ period, kind }) => period === month && kind === 'monthly-set');
  if (!delivery) throw new Error(`no delivery of ${month}`);
  return delivery.path;
}

/** Energy of one direction in a month's folder, added up from the text of its files: W of each quarter-hour × 15. */
export function sumEnedisWmin(folder: string, suffix: 'Conso_CDC.csv' | 'Prod_CDC.csv'): number {
  const files = readdirSync(folder).filter((name) => name.endsWith(suffix));
  const rows = files.flatMap((name) =>
    readFileSync(join(folder, name), 'latin1')
      .split(/\r?\n/)
      .slice(1)
      .filter((row) => row !== ''),
  );
  return rows.flatMap((row) => row.split(';').slice(-4)).reduce((sum, watts) => sum + Number(watts) * 15, 0);
}

/** `21 229,5` of an energy in Wmin, as French screens print it. */
export function frenchKwh(wmin: number): string {
  return new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(wmin / 60_000);
}

export function frenchMoney(cents: number): string {
  return new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }).format(cents / 100).replace('-', '−');
}
