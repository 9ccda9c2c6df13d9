/** What opens above every page. */
import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { wire } from '#contract';
import { button, goTo } from './place.ts';
import type { Place, Translate } from './place.ts';

/** A new participant of whom only the name is typed. */
async function typeName(page: Page, t: Translate): Promise<void> {
  await goTo(page, 'participants', t);
  await button(page, t('participants.add')).click();
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: t('words.name'), exact: true })
    .fill('Boucherie du Four');
}

/** As a double click on another operation's file does. */
async function requestOther(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }, event) => {
    const selection = { selectionId: '', names: ['Soleil de la Drayze.partajoule'] };
    BrowserWindow.getAllWindows()[0]?.webContents.send(event, 'operation.requested', selection);
  }, wire.event);
}

export const abovePlaces: readonly Place[] = [
  {
    id: 'palette',
    async open(page, t) {
      await goTo(page, 'home', t);
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('combobox', { name: t('palette.placeholder') })).toBeFocused();
    },
  },
  {
    id: 'palette-none',
    async open(page, t) {
      await goTo(page, 'home', t);
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: t('palette.placeholder') }).fill('zzz');
      await expect(page.getByText(t('palette.nothing', { typed: 'zzz' })).first()).toBeVisible();
    },
  },
  {
    id: 'help',
    async open(page, t) {
      await goTo(page, 'home', t);
      await page.keyboard.press('F1');
      await expect(page.getByRole('dialog', { name: t('help.title') })).toBeVisible();
    },
  },
  {
    id: 'typing-question',
    async open(page, t) {
      await typeName(page, t);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog', { name: t('typing.title') })).toBeVisible();
    },
  },
  {
    id: 'open-question',
    async open(page, t, app) {
      await typeName(page, t);
      await requestOther(app);
      await expect(page.getByRole('dialog').getByText(t('operation.requestText'))).toBeVisible();
    },
  },
];
