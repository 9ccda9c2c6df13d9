/** The month's page and the page of energy. */
import { expect, type Page } from '@playwright/test';
import { beginning, button, chooseTab, chooseYear, goTo, heading, openPeriod, settle, SOMEONE } from './place.ts';
import type { Place, Translate } from './place.ts';

type Tab = 'whole' | 'participants' | 'flows' | 'quality';

async function openTab(page: Page, tab: Tab, t: Translate): Promise<void> {
  await goTo(page, 'energy', t);
  if (tab !== 'whole') await chooseTab(page, t(`energy.tab.${tab}`));
  await settle(page, t);
}

async function openAsTables(page: Page, tab: Tab, t: Translate): Promise<void> {
  await openTab(page, tab, t);
  await page.keyboard.press('t');
  await expect(button(page, t('energy.showChart'))).toBeVisible();
}

async function openParticipant(page: Page, t: Translate): Promise<void> {
  await openTab(page, 'participants', t);
  await button(page, beginning(SOMEONE)).click();
  await heading(page, SOMEONE);
  await settle(page, t);
}

async function openComparison(page: Page, t: Translate): Promise<void> {
  await openTab(page, 'whole', t);
  await button(page, t('energy.compare')).click();
  await expect(page.getByRole('menuitem').first()).toBeVisible();
}

export const homePlaces: readonly Place[] = [
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
      const picker = await openPeriod(page, t);
      await expect(picker.getByText(t('period.quarter'))).toBeVisible();
    },
  },
];

export const energyPlaces: readonly Place[] = [
  { id: 'energy', open: (page, t) => openTab(page, 'whole', t) },
  {
    id: 'energy-day',
    async open(page, t) {
      await openTab(page, 'whole', t);
      await page.getByRole('slider', { name: t('energy.mapDay') }).press('Enter');
      await expect(button(page, t('energy.previousDay'))).toBeVisible();
      await settle(page, t);
    },
  },
  { id: 'energy-tables', open: (page, t) => openAsTables(page, 'whole', t) },
  {
    id: 'energy-save',
    async open(page, t) {
      await openTab(page, 'whole', t);
      await button(page, t('energy.save')).click();
      await expect(page.getByRole('menuitem', { name: t('energy.saveCsv') })).toBeVisible();
    },
  },
  { id: 'energy-compare', open: openComparison },
  {
    id: 'energy-compare-days',
    async open(page, t) {
      await openComparison(page, t);
      await page.getByRole('menuitem', { name: t('energy.compareWith.free') }).click();
      await expect(button(page, t('energy.compareDo'))).toBeVisible();
    },
  },
  {
    id: 'energy-compared',
    async open(page, t) {
      await openComparison(page, t);
      await page.getByRole('menuitem').first().click();
      await settle(page, t);
    },
  },
  {
    id: 'energy-participants',
    async open(page, t) {
      await openTab(page, 'participants', t);
      await expect(page.getByText(SOMEONE).first()).toBeVisible();
    },
  },
  { id: 'energy-participants-table', open: (page, t) => openAsTables(page, 'participants', t) },
  { id: 'energy-participant', open: openParticipant },
  {
    id: 'energy-flows',
    async open(page, t) {
      await openTab(page, 'flows', t);
      await heading(page, t('energy.flowTitle'));
    },
  },
  { id: 'energy-flows-table', open: (page, t) => openAsTables(page, 'flows', t) },
  { id: 'energy-quality', open: (page, t) => openTab(page, 'quality', t) },
  { id: 'energy-quality-table', open: (page, t) => openAsTables(page, 'quality', t) },
];

/** They leave a year or other days behind as the period, so they come last. */
export const yearPlaces: readonly Place[] = [
  {
    id: 'home-year',
    async open(page, t) {
      await goTo(page, 'home', t);
      await chooseYear(page, t);
    },
  },
  {
    id: 'energy-year',
    async open(page, t) {
      await openTab(page, 'whole', t);
      await chooseYear(page, t);
    },
  },
  {
    id: 'energy-days-wrong',
    async open(page, t) {
      await openTab(page, 'whole', t);
      const picker = await openPeriod(page, t);
      await picker.getByText(t('period.free'), { exact: true }).click();
      await picker.getByRole('textbox', { name: t('period.firstDay'), exact: true }).fill('99');
      await button(picker, t('period.show')).click();
      await expect(picker.getByText(t('period.dayError'))).toBeVisible();
    },
  },
];
