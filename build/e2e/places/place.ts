/** What a place of the window is, and the steps that lead to most of them, in the words of the catalogue. */
import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import type { MessageKey, MessageParams } from '#main/messages.ts';
import { often } from '../often.ts';

export type Translate = (key: MessageKey, params?: MessageParams) => string;

export interface Place {
  readonly id: string;
  /** Leads there from any page without a dialog, and ends when what is shown is complete. */
  readonly open: (page: Page, t: Translate, app: ElectronApplication) => Promise<void>;
}

/** A participant of the demonstration, whose name is the same in every language. */
export const SOMEONE = 'Odile Marchetti';

/** A year is added up in a second; on a machine with much else to do, in many. */
const BUSY_MS = 60_000;

export const button = (within: Page | Locator, name: string | RegExp): Locator =>
  within
    .getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
    .filter({ visible: true })
    .first();

export const heading = (page: Page, name: string): Promise<void> =>
  expect(page.getByRole('heading', { name, exact: true }).filter({ visible: true }).first()).toBeVisible({
    timeout: BUSY_MS,
  });

/** A name that begins with these words, whatever signs are in them. */
export const beginning = (words: string): RegExp => new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

/**
 * Nothing is still being read or drawn, what shows its progress only after a while included. Tabs that were never
 * shown wait for their turn: they have no place on the screen.
 */
export async function settle(page: Page, t: Translate): Promise<void> {
  const words = [t('app.loading'), t('billing.pdfBusy'), t('energy.dayLoading')];
  const busy = page.locator('[aria-busy=true]').or(page.getByText(new RegExp(`^(${words.join('|')})$`)));
  const countPlaced = (): Promise<number> =>
    busy.evaluateAll((all) => all.filter((one) => one.getClientRects().length > 0).length);
  await expect.poll(countPlaced, { ...often, timeout: BUSY_MS }).toBe(0);
}

export type PageKey = 'home' | 'energy' | 'participants' | 'keys' | 'billing' | 'documents' | 'imports' | 'settings';

/** Presses the page's entry at the left, without waiting for what it shows. */
export async function choosePage(page: Page, target: PageKey, t: Translate): Promise<void> {
  await button(page.getByRole('navigation', { name: t('nav.label') }), t(`nav.${target}`)).click();
  await page.mouse.move(0, 0);
}

/** A page as it is when it is newly come to: what was open on it before is not. */
export async function goTo(page: Page, target: PageKey, t: Translate): Promise<void> {
  const bar = page.getByRole('navigation', { name: t('nav.label') });
  const away = button(bar, t(target === 'settings' ? 'nav.home' : 'nav.settings'));
  await away.click();
  // a form in which something was typed asks first
  const drop = button(page, t('typing.drop'));
  await expect(away.and(page.locator('[aria-current=page]')).or(drop)).toBeVisible();
  if (await drop.isVisible()) await drop.click();
  await choosePage(page, target, t);
  await settle(page, t);
}

export async function chooseTab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).filter({ visible: true }).click();
  await page.mouse.move(0, 0);
}

/** The choice of another period. */
export async function openPeriod(page: Page, t: Translate): Promise<Locator> {
  await page
    .getByRole('group', { name: t('words.period') })
    .getByRole('button')
    .nth(1)
    .click();
  return page.getByRole('dialog');
}

/** Shows the whole year of the period that is shown. Whoever comes next starts the page anew. */
export async function chooseYear(page: Page, t: Translate): Promise<void> {
  const picker = await openPeriod(page, t);
  await picker.getByText(t('period.year'), { exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(picker).toHaveCount(0);
  await settle(page, t);
}

/** The folder of the operation that is open, where the demonstration has its Enedis files. */
export async function findOperationPath(page: Page): Promise<string> {
  const path = await page.evaluate(async () => {
    const state = await window.partajoule.call['app.getState']({});
    return state.ok ? state.value.operation?.path : undefined;
  });
  if (path === undefined) throw new Error('no operation is open');
  return path;
}

/** Puts away what is open above the page. */
export async function closeWhatIsOpen(page: Page, t: Translate): Promise<void> {
  const above = page.locator('[role=dialog], [role=menu]').filter({ visible: true });
  const drop = button(page, t('typing.drop'));
  const keep = button(page, t('mapping.keep'));
  await expect(async () => {
    // one thing after the other: a form first closes what is open within it
    if (await drop.isVisible()) await drop.click();
    // what describes a table is left by its button alone
    else if (await keep.isVisible()) await button(above.last(), t('app.cancel')).click();
    else if ((await above.count()) > 0) await page.keyboard.press('Escape');
    await expect(above).toHaveCount(0, { timeout: 500 });
  }).toPass({ timeout: 4000 });
}
