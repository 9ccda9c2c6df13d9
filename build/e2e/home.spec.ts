/** The month's page while periods are changed faster than they are computed. */
import { join } from 'node:path';
import { wire } from '#contract';
import { makeTestDemonstration } from '#jobs/make-test-demonstration.ts';
import { getMessages } from '#main/messages.ts';
import { expect, startProgram, test } from './electron.ts';
import { chooseYear, goTo } from './places/place.ts';

interface Call {
  readonly channel: string;
  readonly period: string;
  readonly jobId: string;
  /** `ok`, or the code of the error; `waits` until it is answered. */
  outcome: string;
}

test('what nobody waits for any more is given up, and the period that stays is shown', async ({
  testFolder,
  virtualScreen,
}) => {
  test.setTimeout(180_000);
  const operationPath = await makeTestDemonstration(join(testFolder, 'demonstration'));
  const app = await startProgram(testFolder, 'fr', [operationPath], virtualScreen);
  const page = await app.firstWindow();
  await expect(page.getByRole('heading', { name: 'Le mois en quatre chiffres' })).toBeVisible();
  // every question of the page is noted with its answer, which stays the engine's own
  await app.evaluate(({ ipcMain }, channelName) => {
    type Input = { readonly period?: string; readonly jobId?: string };
    type Answer = (event: unknown, channel: string, input: Input) => Promise<unknown>;
    // Electron gives no other way to the answer that is there already
    const engine = (Reflect.get(ipcMain, '_invokeHandlers') as Map<string, Answer>).get(channelName);
    if (!engine) throw new Error('nobody answers the page');
    const calls: Call[] = [];
    Object.assign(globalThis, { calls });
    ipcMain.removeHandler(channelName);
    ipcMain.handle(channelName, async (event, channel: string, input: Input) => {
      const call: Call = { channel, period: input.period ?? '', jobId: input.jobId ?? '', outcome: 'waits' };
      calls.push(call);
      const result = (await engine(event, channel, input)) as { ok: boolean; error?: { code: string } };
      call.outcome = result.ok ? 'ok' : (result.error?.code ?? '?');
      return result;
    });
  }, wire.call);
  const readCalls = (channel: string): Promise<Call[]> =>
    app.evaluate(
      (_electron, wanted) =>
        (globalThis as unknown as { calls: Call[] }).calls.filter(({ channel: of }) => of === wanted),
      channel,
    );

  // three months back within one breath of the page: no answer can come in between
  await page.getByRole('button', { name: 'Période précédente' }).evaluate(async (button: HTMLElement) => {
    for (let times = 0; times < 3; times++) {
      button.click();
      for (let turns = 0; turns < 100; turns++) await Promise.resolve();
    }
  });
  await expect(page.getByRole('group', { name: 'Période' })).toContainText('septembre 2025');
  await expect(page.getByRole('heading', { name: 'À faire pour septembre 2025' })).toBeVisible();
  const cancelled = (await readCalls('job.cancel')).map(({ jobId }) => jobId);
  for (const channel of ['energy.getPeriod', 'billing.prepare']) {
    await expect.poll(async () => (await readCalls(channel)).map(({ outcome }) => outcome)).not.toContain('waits');
    const [november, october, september, ...more] = await readCalls(channel);
    expect([november?.period, october?.period, more]).toEqual(['2025-11', '2025-10', []]);
    expect(september).toMatchObject({ period: '2025-09', outcome: 'ok' });
    for (const given of [november, october]) expect(cancelled).toContain(given?.jobId);
    expect(cancelled).not.toContain(september?.jobId);
    // it stood in line behind November's, and was never computed
    expect(october?.outcome).toBe('cancelled');
  }

  // no bill is of a year: the page says so, and leads to a month
  const { t } = getMessages('fr');
  await chooseYear(page, t);
  await goTo(page, 'billing', t);
  await page.getByRole('button', { name: 'Voir décembre 2025' }).click();
  await expect(page.getByRole('navigation', { name: t('billing.steps') })).toBeVisible();
  await app.close();
});
