/** What the page may say to the engine, tried from inside the page: wrong inputs of every channel, and no other channel. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { channels, type Channel } from '#contract';
import { createOperation } from '#data/create-operation.ts';
import { drawWrongInput } from '#ipc/make-test-inputs.ts';
import { descriptionFile } from './window-steps.ts';
import { expect, startProgram, test } from './electron.ts';
import './bridge.ts';

/** Whether Playwright brings a value into the page as it is. */
function isCarried(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || value instanceof Date) return true;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.values(value).every(isCarried);
}

test('an input that is not the contract’s is refused with its place', async ({ page }) => {
  await page.getByRole('heading', { level: 1 }).waitFor();
  const answers = await page.evaluate(async () => {
    const call = window.partajoule.call as unknown as Record<
      string,
      (input: unknown) => Promise<{ ok: boolean; error?: { code: string; params: { where?: string } } }>
    >;
    const inputs: [string, unknown][] = [
      ['energy.getPeriod', { period: '2025-13' }],
      ['energy.getPeriod', { period: '2025-03', path: '/etc/passwd' }],
      ['app.setPreferences', { language: 'xx' }],
      ['import.run', { selectionId: '/etc/passwd', password: null, chosenMappings: {}, jobId: 'none' }],
      ['billing.getDocumentPdf', { documentId: '1 OR 1=1' }],
      ['operation.open', null],
    ];
    const results: (string | undefined)[] = [];
    for (const [channel, input] of inputs) {
      const answer = await call[channel]?.(input);
      results.push(`${answer?.error?.code ?? ''} ${answer?.error?.params.where ?? ''}`);
    }
    return results;
  });
  expect(answers).toEqual([
    'invalid-input energy.getPeriod.period',
    'invalid-input energy.getPeriod',
    'invalid-input app.setPreferences.language',
    'invalid-input import.run.jobId',
    'invalid-input billing.getDocumentPdf.documentId',
    'invalid-input operation.open',
  ]);
});

test('a selection that was never given, and a channel that does not exist, are refused', async ({ app, page }) => {
  await page.getByRole('heading', { level: 1 }).waitFor();
  const answer = await page.evaluate(() =>
    window.partajoule.call['import.leaveOut']({ selectionId: 'made-up', names: [] }),
  );
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input', params: { where: 'selectionId' } } });
  expect(await page.evaluate(() => 'shell.openExternal' in window.partajoule.call)).toBe(false);
  // the page cannot name a channel the bridge does not have; the door refuses it all the same
  const refused = await app.evaluate(async ({ ipcMain, BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const doors = (
      ipcMain as unknown as { _invokeHandlers: Map<string, (event: unknown, ...args: unknown[]) => Promise<unknown>> }
    )._invokeHandlers;
    const event = { sender: contents, senderFrame: contents?.mainFrame };
    const door = doors.get('partajoule:call');
    return [await door?.(event, 'shell.openExternal', {}), await door?.(event, 'constructor', {})];
  });
  for (const answer of refused) {
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input', params: { where: 'channel' } } });
  }
});

test('wrong input of every channel is refused and nothing is written', async ({ testFolder, virtualScreen }) => {
  test.setTimeout(180_000);
  const path = join(testFolder, 'village.partajoule');
  createOperation(path, JSON.parse(readFileSync(descriptionFile, 'utf8')), () => new Date());
  const app = await startProgram(testFolder, 'fr', [path], virtualScreen);
  const page = await app.firstWindow();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const hashOfFiles = (): string[] =>
    readdirSync(testFolder)
      .filter((name) => name.startsWith('village'))
      .map(
        (name) =>
          `${name} ${createHash('sha256')
            .update(readFileSync(join(testFolder, name)))
            .digest('hex')}`,
      );
  const before = hashOfFiles();
  for (const channel of Object.keys(channels) as Channel[]) {
    const inputs = fc.sample(drawWrongInput(channel), { numRuns: 40, seed: 7 }).filter(isCarried).slice(0, 20);
    const codes = await page.evaluate(
      async ([name, list]) => {
        const call = window.partajoule.call as unknown as Record<
          string,
          (input: unknown) => Promise<{ ok: boolean; error?: { code: string } }>
        >;
        const own = call[name];
        if (!own) throw new Error('the bridge has every channel');
        const answers = await Promise.all(list.map((input) => own(input)));
        return answers.map(({ error }) => error?.code ?? 'answered');
      },
      [channel, inputs] as const,
    );
    expect([channel, ...codes.filter((code) => code !== 'invalid-input' && code !== 'text-too-long')]).toEqual([
      channel,
    ]);
    expect(codes.length).toBeGreaterThan(0);
  }
  expect(hashOfFiles()).toEqual(before);
  const log = join(testFolder, 'user-data', 'log', 'partajoule.log');
  expect(existsSync(log) ? readFileSync(log, 'utf8') : '').not.toContain('failed');
  await app.close();
});
