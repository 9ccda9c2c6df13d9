/** Language and theme, chosen in the window and kept. */
import en from '#resources/locales/en.json' with { type: 'json' };
import fr from '#resources/locales/fr.json' with { type: 'json' };
import it from '#resources/locales/it.json' with { type: 'json' };
import sv from '#resources/locales/sv.json' with { type: 'json' };
import tr from '#resources/locales/tr.json' with { type: 'json' };
import { expect, startProgram, test } from './electron.ts';

test('language and theme change at once and are kept', async ({ app, page, testFolder, virtualScreen }) => {
  await expect(page.getByRole('heading', { name: 'Partager l’électricité d’ici' })).toBeVisible();
  await page.getByText('English', { exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Sharing local electricity' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  const menu = await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
  expect(menu).toEqual(['&File', '&Edit', '&View', '&Go', '&Help']);
  await app.close();

  const again = await startProgram(testFolder, 'fr', [], virtualScreen);
  const window = await again.firstWindow();
  await expect(window.getByRole('heading', { name: 'Sharing local electricity' })).toBeVisible();
  await again.close();
});

test('the dark theme reaches the page', async ({ app, page, testFolder }) => {
  const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.evaluate(() => window.partajoule.call['app.setPreferences']({ theme: 'light' }));
  await expect.poll(ground).toBe('rgb(255, 255, 255)');
  await page.evaluate(() => window.partajoule.call['app.setPreferences']({ theme: 'dark' }));
  await expect.poll(ground).toBe('rgb(21, 24, 28)');
  expect(await app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  expect(testFolder).not.toBe('');
});

for (const { machine, language, button, menu } of [
  { machine: 'en-US', language: 'en', button: 'Create an operation', menu: 'Go' },
  { machine: 'it', language: 'it', button: 'Crea un’operazione', menu: 'Vai' },
  { machine: 'tr', language: 'tr', button: 'Proje oluştur', menu: 'Git' },
  { machine: 'sv', language: 'sv', button: 'Skapa en gemenskap', menu: 'Gå till' },
  { machine: 'de', language: 'en', button: 'Create an operation', menu: 'Go' },
]) {
  test.describe(`on a machine in ${machine}`, () => {
    test.use({ language: machine });
    test(`the first start is in ${language}, menu included`, async ({ app, page }) => {
      await expect(page.getByRole('button', { name: button })).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      const labels = await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
      expect(labels?.map((label) => label.replace('&', ''))).toContain(menu);
    });
  });
}

test('every language is offered by its own name, and chosen one after the other', async ({ page }) => {
  for (const [name, title] of [
    ['Italiano', it.start.title],
    ['Türkçe', tr.start.title],
    ['Svenska', sv.start.title],
    ['English', en.start.title],
    ['Français', fr.start.title],
  ] as const) {
    await page.getByText(name, { exact: true }).click();
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
  }
});
