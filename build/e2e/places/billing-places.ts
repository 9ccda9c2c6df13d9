/** The steps of billing, and all documents. */
import { expect, type Page } from '@playwright/test';
import { button, chooseTab, chooseYear, goTo, settle } from './place.ts';
import type { Place, Translate } from './place.ts';

async function openStep(page: Page, step: 'check' | 'drafts' | 'issue' | 'send', t: Translate): Promise<void> {
  await goTo(page, 'billing', t);
  await button(page.getByRole('navigation', { name: t('billing.steps') }), t(`billing.step.${step}`)).click();
  await settle(page, t);
}

/** The one run that was issued, from the list of all. */
async function openIssuedRun(page: Page, t: Translate): Promise<void> {
  await openRuns(page, t);
  await page.getByRole('rowheader').getByRole('button').first().click();
  await expect(page.getByRole('region', { name: t('billing.documents') })).toBeVisible();
  await settle(page, t);
}

async function openRuns(page: Page, t: Translate): Promise<void> {
  await goTo(page, 'billing', t);
  await button(page, t('billing.runs')).click();
  await expect(page.getByRole('table', { name: t('billing.runs') })).toBeVisible();
}

export const billingPlaces: readonly Place[] = [
  ...(['check', 'drafts', 'issue', 'send'] as const).map((step) => ({
    id: `billing-${step}`,
    open: (page: Page, t: Translate) => openStep(page, step, t),
  })),
  {
    id: 'billing-preview',
    async open(page, t) {
      await openStep(page, 'drafts', t);
      await button(page, t('billing.previewAll')).click();
      await expect(page.getByRole('dialog').locator('canvas').first()).toBeVisible({ timeout: 60_000 });
      await settle(page, t);
    },
  },
  { id: 'billing-runs', open: openRuns },
];

/** They leave the month that is billed, or the next, behind as the period, so they come after the other months. */
export const issuedPlaces: readonly Place[] = [
  { id: 'billing-issued', open: openIssuedRun },
  {
    id: 'billing-credit',
    async open(page, t) {
      await openIssuedRun(page, t);
      await page.getByText(t('billing.credit'), { exact: true }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    id: 'home-issued',
    async open(page, t) {
      await openIssuedRun(page, t);
      await goTo(page, 'home', t);
    },
  },
  {
    id: 'billing-gap',
    async open(page, t) {
      await openIssuedRun(page, t);
      // the month after it lacks values
      await goTo(page, 'billing', t);
      await button(page, t('period.next')).click();
      await button(page, t('billing.accept')).click();
      await expect(page.getByRole('dialog', { name: t('billing.acceptTitle') })).toBeVisible();
    },
  },
];

/** It leaves a year behind as the period. */
export const billingYearPlaces: readonly Place[] = [
  {
    id: 'billing-year',
    async open(page, t) {
      await goTo(page, 'home', t);
      await chooseYear(page, t);
      await goTo(page, 'billing', t);
    },
  },
];

async function openDocuments(page: Page, t: Translate): Promise<void> {
  await goTo(page, 'documents', t);
  await expect(page.getByRole('rowheader').first()).toBeVisible();
}

export const documentPlaces: readonly Place[] = [
  { id: 'documents', open: openDocuments },
  {
    id: 'documents-selected',
    async open(page, t) {
      await openDocuments(page, t);
      await page.getByRole('checkbox', { name: t('documents.selectAll') }).check();
    },
  },
  {
    id: 'documents-none',
    async open(page, t) {
      await openDocuments(page, t);
      await page.getByRole('textbox', { name: t('documents.search') }).fill('zzz');
      await expect(page.getByText(t('documents.nothingFound'))).toBeVisible();
    },
  },
  {
    id: 'document',
    async open(page, t) {
      await openDocuments(page, t);
      await page.getByRole('rowheader').getByRole('button').first().click();
      await expect(button(page, t('documents.save'))).toBeVisible();
      await settle(page, t);
    },
  },
  {
    id: 'documents-exports',
    async open(page, t) {
      await goTo(page, 'documents', t);
      await chooseTab(page, t('documents.exports'));
    },
  },
];
