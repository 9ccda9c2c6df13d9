/** Imports and settings. */
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { descriptionFile, dropFiles } from '../window-steps.ts';
import { beginning, button, chooseTab, findOperationPath, goTo, heading, settle } from './place.ts';
import type { Place, Translate } from './place.ts';

/** The demonstration's own Enedis files, on the sheet of imports. */
export async function dropKnownFiles(page: Page): Promise<void> {
  const folder = join(dirname(await findOperationPath(page)), 'enedis');
  const [first] = readdirSync(folder).sort();
  await dropFiles(page, [join(folder, first ?? '')]);
}

/** A table of no known kind, with a column that could be anything. */
async function dropUnknownTable(page: Page, t: Translate): Promise<void> {
  const path = join(mkdtempSync(join(tmpdir(), 'partajoule-table-')), 'Export onduleur.csv');
  const rows = Array.from({ length: 96 }, (_, index) => {
    const [hour, minute] = [Math.floor(index / 4), (index % 4) * 15];
    return `01/03/2025 ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')};0,25;ok`;
  });
  writeFileSync(path, ['Horodate;Énergie (kWh);État', ...rows].join('\r\n'));
  await goTo(page, 'imports', t);
  await dropFiles(page, [path]);
  await expect(page.getByText(t('mapping.toDescribe'))).toBeVisible();
}

export const importPlaces: readonly Place[] = [
  { id: 'imports', open: (page, t) => goTo(page, 'imports', t) },
  {
    id: 'import-details',
    async open(page, t) {
      await goTo(page, 'imports', t);
      await button(page, beginning(t('import.detailsOf', { date: '' }).trim())).click();
      await settle(page, t);
    },
  },
  {
    id: 'import-undo',
    async open(page, t) {
      await goTo(page, 'imports', t);
      await page.getByText(t('import.undo'), { exact: true }).first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    id: 'import-ready',
    async open(page, t) {
      await goTo(page, 'imports', t);
      await dropKnownFiles(page);
      await expect(page.getByRole('dialog').getByText(t('import.ready')).first()).toBeVisible();
    },
  },
  {
    id: 'import-refused',
    async open(page, t) {
      await goTo(page, 'imports', t);
      await dropFiles(page, [descriptionFile]);
      await expect(page.getByText(t('import.nothing'))).toBeVisible();
    },
  },
  {
    id: 'import-unknown',
    open: dropUnknownTable,
  },
  {
    id: 'import-mapping',
    async open(page, t) {
      await dropUnknownTable(page, t);
      await page.getByText(t('mapping.describe'), { exact: true }).click();
      await heading(page, t('mapping.result'));
      await settle(page, t);
    },
  },
];

async function openSection(
  page: Page,
  section: 'operation' | 'parties' | 'meters' | 'backups' | 'verify' | 'journal',
  t: Translate,
): Promise<void> {
  await goTo(page, 'settings', t);
  await chooseTab(page, t(`settings.section.${section}`));
  await settle(page, t);
}

export const settingsPlaces: readonly Place[] = [
  { id: 'settings', open: (page, t) => goTo(page, 'settings', t) },
  ...(['operation', 'parties', 'meters', 'backups', 'verify', 'journal'] as const).map((section) => ({
    id: `settings-${section}`,
    open: (page: Page, t: Translate) => openSection(page, section, t),
  })),
  {
    id: 'settings-verified',
    async open(page, t) {
      await openSection(page, 'verify', t);
      await button(page, t('settings.verifyNow')).click();
      await expect(page.getByText(t('settings.verifyGood'))).toBeVisible({ timeout: 60_000 });
    },
  },
];
