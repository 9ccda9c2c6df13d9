/** What is photographed: the operations, and the places of each state. */
import { join } from 'node:path';
import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { createOperation } from '#data/create-operation.ts';
import { makeTestDemonstration } from '#jobs/make-test-demonstration.ts';
import description from '#resources/demo/operation-description.json' with { type: 'json' };
import { dropKnownFiles } from '../e2e/places/file-places.ts';
import { button, choosePage, chooseTab, goTo, settle, type PageKey } from '../e2e/places/place.ts';
import type { Place, Translate } from '../e2e/places/place.ts';
import { interfere } from './interfere.ts';
import { loadAnew } from './load-anew.ts';

export type State = 'full' | 'empty' | 'busy' | 'error';

export interface Scenes {
  readonly full: string;
  readonly empty: string;
}

/** @param folder where the operations are made */
export async function makeScenes(folder: string): Promise<Scenes> {
  const operationPath = await makeTestDemonstration(join(folder, 'demo'));
  const empty = join(folder, 'vide.partajoule');
  const nothing = { members: [], plants: [], participations: [], keys: [], prices: [], issuers: [] };
  createOperation(empty, { ...description, ...nothing }, () => new Date());
  return { full: operationPath, empty };
}

const pages: readonly PageKey[] = [
  'home',
  'energy',
  'participants',
  'keys',
  'billing',
  'documents',
  'imports',
  'settings',
];
const energyTabs = ['participants', 'flows', 'quality'] as const;
const settingsTabs = ['operation', 'parties', 'meters', 'backups', 'journal'] as const;

type Steps = (page: Page, t: Translate) => Promise<void>;

/** Pages and tabs that read something before they show it. */
const readers: readonly { readonly id: string; readonly open: Steps }[] = [
  ...pages.map((name) => ({ id: name, open: (page: Page, t: Translate) => choosePage(page, name, t) })),
  ...energyTabs.map((tab) => ({
    id: `energy-${tab}`,
    async open(page: Page, t: Translate): Promise<void> {
      await choosePage(page, 'energy', t);
      await chooseTab(page, t(`energy.tab.${tab}`));
    },
  })),
  ...settingsTabs.map((tab) => ({
    id: `settings-${tab}`,
    async open(page: Page, t: Translate): Promise<void> {
      await choosePage(page, 'settings', t);
      await chooseTab(page, t(`settings.section.${tab}`));
    },
  })),
  {
    id: 'prices',
    async open(page, t) {
      await choosePage(page, 'keys', t);
      await chooseTab(page, t('prices.tab'));
    },
  },
];

export const emptyPlaces: readonly Place[] = readers.map(({ id, open }) => ({
  id,
  async open(page, t) {
    await open(page, t);
    await settle(page, t);
  },
}));

/** What one starts oneself: the channel that does it, and the way to its button, which is pressed at the end. */
const deeds: readonly { readonly id: string; readonly channel: string; readonly open: Steps }[] = [
  {
    id: 'billing-drafts',
    channel: 'billing\\.previewBill',
    async open(page, t) {
      await goTo(page, 'billing', t);
      await button(page, t('billing.step.drafts')).click();
    },
  },
  {
    id: 'billing-issue',
    channel: 'billing\\.issue',
    async open(page, t) {
      await goTo(page, 'billing', t);
      await button(page, t('billing.step.issue')).click();
      await page.getByRole('checkbox', { name: t('billing.issueRead') }).check();
      await page.getByRole('main').getByRole('button').last().click();
    },
  },
  {
    id: 'documents-exports',
    channel: 'documents\\.export',
    async open(page, t) {
      await goTo(page, 'documents', t);
      await chooseTab(page, t('documents.exports'));
      await page.getByText(t('documents.exportButton'), { exact: true }).first().click();
    },
  },
  {
    id: 'import-ready',
    channel: 'import\\.inspect',
    async open(page, t) {
      await goTo(page, 'imports', t);
      await dropKnownFiles(page);
    },
  },
  {
    id: 'import-run',
    channel: 'import\\.run',
    async open(page, t) {
      await goTo(page, 'imports', t);
      await dropKnownFiles(page);
      await expect(page.getByText(t('import.ready')).first()).toBeVisible();
      await page.getByRole('dialog').getByRole('button').last().click();
    },
  },
  {
    id: 'key-trial',
    channel: 'keys\\.try',
    async open(page, t) {
      await goTo(page, 'keys', t);
      await button(page, t('trial.open')).click();
      await page.getByRole('radio', { name: t('words.key.default') }).check();
      await button(page, t('trial.compare')).click();
    },
  },
  {
    id: 'settings-verify',
    channel: 'settings\\.verify',
    async open(page, t) {
      await goTo(page, 'settings', t);
      await chooseTab(page, t('settings.section.verify'));
      await button(page, t('settings.verifyNow')).click();
    },
  },
];

const startDeeds = [
  {
    id: 'start',
    channel: 'operation\\.openDemonstration',
    open: (page: Page, t: Translate) => button(page, t('start.demoButton')).click(),
  },
];

/** All that is read of an operation, but not the state of the program and what stops work. */
const READS = '^(?!app\\.|job\\.|operation\\.)';

async function openWhile(
  { channels, failure }: { readonly channels: string; readonly failure: boolean },
  steps: Steps,
  [page, t, app]: Parameters<Place['open']>,
): Promise<void> {
  const path = '/home/odile/Documents/Partage du hameau/operation.partajoule';
  const told = { code: 'path-not-readable', message: t('error.path-not-readable', { path }), params: { path } };
  await interfere(app, { channels, failure: failure ? told : null });
  await loadAnew(page);
  await steps(page, t);
  const sign = failure
    ? page.getByRole('alert')
    : page
        .locator('[aria-busy=true]')
        .or(page.getByText(t('app.loading'), { exact: true }))
        .or(page.getByText(t('billing.pdfBusy'), { exact: true }));
  await expect(sign.filter({ visible: true }).first()).toBeVisible();
  // far enough to say how much time is left
  if (!failure) await page.waitForTimeout(1500);
}

const watch = (
  failure: boolean,
  list: readonly { readonly id: string; readonly channel?: string; readonly open: Steps }[],
): Place[] =>
  list.map(({ id, channel, open }) => ({
    id,
    open: (page: Page, t: Translate, app: ElectronApplication) =>
      openWhile({ channels: channel ?? READS, failure }, open, [page, t, app]),
  }));

/** The first tab of the settings asks for nothing. */
const waiting = readers.filter(({ id }) => id !== 'settings');

export const busyPlaces: readonly Place[] = watch(false, [...waiting, ...deeds]);
export const errorPlaces: readonly Place[] = watch(true, [...waiting, ...deeds]);
export const busyStartPlaces: readonly Place[] = watch(false, startDeeds);
export const errorStartPlaces: readonly Place[] = watch(true, startDeeds);
