/** Places without an operation: the three doors, and the steps of the assistant. */
import { expect, type Page } from '@playwright/test';
import { button, heading, type Place, type Translate } from './place.ts';

/** The assistant, where it is not shown already. */
export async function openAssistant(page: Page, t: Translate): Promise<void> {
  const door = button(page, t('start.newButton'));
  await expect(door.or(page.getByRole('navigation', { name: t('draft.steps') }))).toBeVisible();
  if (await door.isVisible()) await door.click();
}

async function openStep(
  page: Page,
  step: 'operation' | 'plants' | 'members' | 'key' | 'price' | 'check',
  t: Translate,
): Promise<void> {
  await openAssistant(page, t);
  await page
    .getByRole('navigation', { name: t('draft.steps') })
    .getByRole('button')
    .filter({ hasText: t(`draft.step.${step}`) })
    .click();
  await heading(page, t(`draft.title.${step}`));
}

/** The three doors, from the assistant too. */
export async function openStart(page: Page, t: Translate): Promise<void> {
  const back = button(page, t('start.back'));
  await expect(back.or(button(page, t('start.newButton')))).toBeVisible();
  if (await back.isVisible()) await back.click();
  await heading(page, t('start.title'));
}

export const startPlaces: readonly Place[] = [
  { id: 'start', open: openStart },
  {
    id: 'new-operation',
    async open(page, t) {
      await openAssistant(page, t);
      await heading(page, t('operation.title'));
    },
  },
  ...(['plants', 'members', 'key', 'price', 'check'] as const).map((step) => ({
    id: `new-operation-${step}`,
    open: (page: Page, t: Translate) => openStep(page, step, t),
  })),
  {
    id: 'new-operation-wrong',
    async open(page, t) {
      await openStep(page, 'check', t);
      await openStep(page, 'operation', t);
      await expect(page.getByText(t('draft.nameMissing.organiser'))).toBeVisible();
    },
  },
];
