/** Participants and plants, keys and prices. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { answerOpenDialog } from '../window-steps.ts';
import { beginning, button, chooseTab, goTo, heading, settle, SOMEONE } from './place.ts';
import type { Place, Translate } from './place.ts';

/** A plant of the demonstration. */
const PLANT = 'Hangar des Terres-Blanches';

async function openParticipant(page: Page, t: Translate): Promise<void> {
  await goTo(page, 'participants', t);
  await button(page, SOMEONE).click();
  await expect(page.getByRole('dialog', { name: SOMEONE })).toBeVisible();
}

async function select(page: Page, t: Translate): Promise<void> {
  await goTo(page, 'participants', t);
  await page.getByRole('checkbox', { name: t('participants.select', { name: SOMEONE }) }).check();
  await expect(button(page, t('participants.bulkChange'))).toBeVisible();
}

/** One row that is new, one that is known, one that cannot be read. */
async function readTable(page: Page, t: Translate, app: ElectronApplication): Promise<void> {
  const path = join(mkdtempSync(join(tmpdir(), 'partajoule-table-')), 'adhérents.csv');
  const rows = [
    'Nom;PDL;Ville;Remarque',
    'Coopérative scolaire du hameau des Terrasses;99038000009991;Vif;à relancer',
    `${SOMEONE};;Grenoble;`,
    'Boucherie du Four;123;Vif;',
  ];
  writeFileSync(path, rows.join('\r\n'));
  await goTo(page, 'participants', t);
  await answerOpenDialog(app, [path]);
  await button(page, t('columns.importTable')).click();
  await expect(page.getByRole('dialog', { name: t('columns.title') })).toBeVisible();
}

export const participantPlaces: readonly Place[] = [
  {
    id: 'participants',
    async open(page, t) {
      await goTo(page, 'participants', t);
      await expect(page.getByText(SOMEONE).first()).toBeVisible();
    },
  },
  { id: 'participant', open: openParticipant },
  ...(['meters', 'documents', 'mail'] as const).map((tab) => ({
    id: `participant-${tab}`,
    async open(page: Page, t: Translate): Promise<void> {
      await openParticipant(page, t);
      await chooseTab(page, t(`participants.tab.${tab}`));
      await settle(page, t);
    },
  })),
  {
    id: 'participant-energy',
    async open(page, t) {
      await openParticipant(page, t);
      await chooseTab(page, t('energy.title'));
      await settle(page, t);
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
  { id: 'participants-selected', open: select },
  ...(['language', 'end', 'price', 'remove'] as const).map((change) => ({
    id: `participants-${change}`,
    async open(page: Page, t: Translate): Promise<void> {
      await select(page, t);
      await button(page, t('participants.bulkChange')).click();
      await page.getByRole('menuitem', { name: t(`participants.change.${change}`) }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expect(page.getByRole('menu')).toHaveCount(0);
    },
  })),
  {
    id: 'participants-columns',
    open: readTable,
  },
  {
    id: 'participants-plan',
    async open(page, t, app) {
      await readTable(page, t, app);
      await button(page.getByRole('dialog'), t('columns.take', { count: 3 })).click();
      await expect(page.getByRole('dialog', { name: t('columns.planTitle') }).getByText(SOMEONE)).toBeVisible();
    },
  },
  {
    id: 'plant',
    async open(page, t) {
      await goTo(page, 'participants', t);
      await button(page, PLANT).click();
      await expect(page.getByRole('dialog', { name: PLANT })).toBeVisible();
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
];

async function openTrial(page: Page, t: Translate): Promise<void> {
  await goTo(page, 'keys', t);
  await button(page, t('trial.open')).click();
  await heading(page, t('trial.title'));
}

async function openPrices(page: Page, t: Translate): Promise<void> {
  await goTo(page, 'keys', t);
  await chooseTab(page, t('prices.tab'));
  await expect(page.getByText(t('prices.precedence'))).toBeVisible();
}

export const keyPlaces: readonly Place[] = [
  {
    id: 'keys',
    async open(page, t) {
      await goTo(page, 'keys', t);
      await expect(page.getByRole('list', { name: t('keys.timeLine') })).toBeVisible();
    },
  },
  ...(['default', 'static', 'priority', 'quota'] as const).map((kind) => ({
    id: `key-new-${kind}`,
    async open(page: Page, t: Translate): Promise<void> {
      await goTo(page, 'keys', t);
      await button(page, t('keys.add')).click();
      await page.getByRole('radio', { name: t(`words.key.${kind}`) }).check();
    },
  })),
  { id: 'key-trial', open: openTrial },
  {
    id: 'key-trial-result',
    async open(page, t) {
      await openTrial(page, t);
      await page.getByRole('radio', { name: t('words.key.default') }).check();
      await button(page, t('trial.compare')).click();
      await heading(page, t('trial.pictureTitle'));
      await settle(page, t);
    },
  },
  { id: 'prices', open: openPrices },
  {
    id: 'price',
    async open(page, t) {
      await openPrices(page, t);
      await page
        .getByRole('row')
        .getByRole('button', { name: beginning(t('prices.end')) })
        .first()
        .click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    id: 'price-new-wrong',
    async open(page, t) {
      await openPrices(page, t);
      await button(page, t('prices.add')).click();
      await button(page.getByRole('dialog'), t('app.save')).click();
    },
  },
];
