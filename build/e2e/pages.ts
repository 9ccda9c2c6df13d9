/**
 * Every place of the window that a test looks at as a whole: for text that overflows, for axe, for pictures. A
 * new page, tab, drawer or dialog gets a line here. Places are reached and recognised by the catalogue's words,
 * so that they are the same in every language.
 */
import { expect, type Locator, type Page } from '@playwright/test';
import type { MessageKey, MessageParams } from '#main/messages.ts';
import { descriptionFile, dropFiles } from './window-steps.ts';

export type Translate = (key: MessageKey, params?: MessageParams) => string;

export interface Place {
  readonly id: string;
  /** Leads there from any page without a dialog, and ends when what is shown is complete. */
  readonly open: (page: Page, t: Translate) => Promise<void>;
}

/** A participant of the demonstration, whose name is the same in every language. */
const SOMEONE = 'Odile Marchetti';

/** A year is added up in a second; on a machine with much else to do, in many. */
const BUSY_MS = 60_000;

const button = (within: Page | Locator, name: string): Locator =>
  within.getByRole('button', { name, exact: true }).filter({ visible: true }).first();

const heading = (page: Page, name: string): Promise<void> =>
  expect(page.getByRole('heading', { name, exact: true }).filter({ visible: true }).first()).toBeVisible();

/** Nothing is still being read or drawn. */
async function settle(page: Page, t: Translate): Promise<void> {
  for (const busy of [t('app.loading'), t('billing.pdfBusy'), t('energy.dayLoading')])
    await expect(page.getByText(busy, { exact: true })).toHaveCount(0, { timeout: BUSY_MS });
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: BUSY_MS });
}

type PageKey = 'home' | 'energy' | 'participants' | 'keys' | 'billing' | 'imports' | 'settings';

/** A page as it is when it is newly come to: what was open on it before is not. */
async function goTo(page: Page, target: PageKey, t: Translate): Promise<void> {
  const bar = page.getByRole('navigation', { name: t('nav.label') });
  const away = button(bar, t(target === 'settings' ? 'nav.home' : 'nav.settings'));
  await away.click();
  const drop = button(page, t('typing.drop'));
  await expect(away.and(page.locator('[aria-current=page]')).or(drop)).toBeVisible();
  if (await drop.isVisible()) await drop.click();
  await button(bar, t(`nav.${target}`)).click();
  await page.mouse.move(0, 0);
  await settle(page, t);
}

async function openEnergyTab(
  page: Page,
  tab: 'whole' | 'participants' | 'flows' | 'quality',
  t: Translate,
): Promise<void> {
  await goTo(page, 'energy', t);
  await page.getByRole('tab', { name: t(`energy.tab.${tab}`) }).click();
  await settle(page, t);
}

async function openNewKey(page: Page, kind: 'default' | 'static' | 'priority' | 'quota', t: Translate): Promise<void> {
  await goTo(page, 'keys', t);
  await button(page, t('keys.add')).click();
  await page.getByRole('radio', { name: t(`words.key.${kind}`) }).check();
}

async function openPrices(page: Page, t: Translate): Promise<void> {
  await goTo(page, 'keys', t);
  await page.getByRole('tab', { name: t('prices.tab') }).click();
  await expect(page.getByText(t('prices.precedence'))).toBeVisible();
}

async function openBillingStep(page: Page, step: 'check' | 'drafts' | 'issue' | 'send', t: Translate): Promise<void> {
  await goTo(page, 'billing', t);
  await button(page.getByRole('navigation', { name: t('billing.steps') }), t(`billing.step.${step}`)).click();
  await settle(page, t);
}

/** The one run that was issued, found by going back from the newest month. */
async function openIssuedRun(page: Page, t: Translate): Promise<void> {
  await goTo(page, 'billing', t);
  const documents = page.getByRole('region', { name: t('billing.documents') });
  for (let month = 0; month < 12 && !(await documents.isVisible()); month++) {
    await button(page, t('period.previous')).click();
    await settle(page, t);
  }
  await expect(documents).toBeVisible();
  await settle(page, t);
}

/** Puts away what is open above the page. */
export async function closeWhatIsOpen(page: Page): Promise<void> {
  const above = page.locator('[role=dialog], [role=menu]').filter({ visible: true });
  for (let left = await above.count(); left > 0; left = await above.count()) {
    await page.keyboard.press('Escape');
    await expect(above).not.toHaveCount(left);
  }
}

/** Places without an operation. */
export const startPlaces: readonly Place[] = [
  {
    id: 'start',
    open: (page, t) => heading(page, t('start.title')),
  },
  {
    id: 'new-operation',
    async open(page, t) {
      await button(page, t('start.newButton')).click();
      await heading(page, t('operation.title'));
    },
  },
];

/** Places of the demonstration, one month of which is billed. */
export const operationPlaces: readonly Place[] = [
  {
    id: 'home',
    async open(page, t) {
      await goTo(page, 'home', t);
      await heading(page, t('home.figures'));
    },
  },
  {
    id: 'home-period',
    async open(page, t) {
      await goTo(page, 'home', t);
      await page
        .getByRole('group', { name: t('words.period') })
        .getByRole('button')
        .nth(1)
        .click();
      await expect(page.getByRole('dialog').getByText(t('period.quarter'))).toBeVisible();
    },
  },
  {
    id: 'energy',
    async open(page, t) {
      await openEnergyTab(page, 'whole', t);
    },
  },
  {
    id: 'energy-day',
    async open(page, t) {
      await openEnergyTab(page, 'whole', t);
      await page.getByRole('slider', { name: t('energy.mapDay') }).press('Enter');
      await expect(button(page, t('energy.previousDay'))).toBeVisible();
      await settle(page, t);
    },
  },
  {
    id: 'energy-tables',
    async open(page, t) {
      await openEnergyTab(page, 'whole', t);
      await page.keyboard.press('t');
      await expect(button(page, t('energy.showChart'))).toBeVisible();
    },
  },
  {
    id: 'energy-save',
    async open(page, t) {
      await openEnergyTab(page, 'whole', t);
      await button(page, t('energy.save')).click();
      await expect(page.getByRole('menuitem', { name: t('energy.saveCsv') })).toBeVisible();
    },
  },
  {
    id: 'energy-flows',
    async open(page, t) {
      await openEnergyTab(page, 'flows', t);
      await heading(page, t('energy.flowTitle'));
    },
  },
  {
    id: 'participants',
    async open(page, t) {
      await goTo(page, 'participants', t);
      await expect(page.getByText(SOMEONE).first()).toBeVisible();
    },
  },
  {
    id: 'participant',
    async open(page, t) {
      await goTo(page, 'participants', t);
      await button(page, SOMEONE).click();
      await expect(page.getByRole('dialog', { name: SOMEONE })).toBeVisible();
    },
  },
  {
    id: 'participant-new-wrong',
    async open(page, t) {
      await goTo(page, 'participants', t);
      await button(page, t('participants.add')).click();
      await button(page.getByRole('dialog'), t('app.save')).click();
      await expect(page.getByText(t('participants.nameError'))).toBeVisible();
    },
  },
  {
    id: 'plant-new-wrong',
    async open(page, t) {
      await goTo(page, 'participants', t);
      await button(page, t('participants.addPlant')).click();
      await button(page.getByRole('dialog'), t('app.save')).click();
    },
  },
  {
    id: 'keys',
    async open(page, t) {
      await goTo(page, 'keys', t);
      await expect(page.getByRole('list', { name: t('keys.timeLine') })).toBeVisible();
    },
  },
  ...(['default', 'static', 'priority', 'quota'] as const).map((kind) => ({
    id: `key-new-${kind}`,
    open: (page: Page, t: Translate) => openNewKey(page, kind, t),
  })),
  { id: 'prices', open: openPrices },
  {
    id: 'price-new-wrong',
    async open(page, t) {
      await openPrices(page, t);
      await button(page, t('prices.add')).click();
      await button(page.getByRole('dialog'), t('app.save')).click();
    },
  },
  ...(['check', 'drafts', 'issue', 'send'] as const).map((step) => ({
    id: `billing-${step}`,
    open: (page: Page, t: Translate) => openBillingStep(page, step, t),
  })),
  { id: 'billing-issued', open: openIssuedRun },
  {
    id: 'billing-credit',
    async open(page, t) {
      await openIssuedRun(page, t);
      await page.getByText(t('billing.credit'), { exact: true }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  { id: 'imports', open: (page, t) => goTo(page, 'imports', t) },
  {
    id: 'import-refused',
    async open(page, t) {
      await goTo(page, 'imports', t);
      await dropFiles(page, [descriptionFile]);
      await expect(page.getByText(t('import.nothing'))).toBeVisible();
    },
  },
  { id: 'settings', open: (page, t) => goTo(page, 'settings', t) },
  {
    id: 'palette',
    async open(page, t) {
      await goTo(page, 'home', t);
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('combobox', { name: t('palette.placeholder') })).toBeFocused();
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
];
