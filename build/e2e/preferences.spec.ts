/** Language and theme, chosen in the window and kept. */
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

test.describe('in English', () => {
  test.use({ language: 'en' });
  test('the first start follows the machine’s language', async ({ page }) => {
    await expect(page.getByRole('button', { name: 'Create an operation' })).toBeVisible();
  });
});
