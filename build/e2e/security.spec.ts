/** What the page cannot do, tried on the running window. */
import type { Bridge } from '#contract';
import { expect, test } from './electron.ts';

declare global {
  interface Window {
    readonly partajoule: Bridge;
    injected?: boolean;
  }
}

test.beforeEach(async ({ page }) => {
  await page.getByRole('heading', { level: 1 }).waitFor();
});

test('the page has no Node and no Electron', async ({ page }) => {
  const seen = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in window),
  );
  expect(seen).toEqual([]);
  expect(await page.evaluate(() => Object.keys(window.partajoule))).toEqual(['call', 'on']);
});

test('the window is isolated and sandboxed', async ({ app }) => {
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences: () => Record<string, unknown>;
    };
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test('the page comes with a content policy that allows nothing from outside', async ({ app, page }) => {
  const policy = await app.evaluate(async ({ net }) =>
    (await net.fetch('app://bundle/index.html')).headers.get('content-security-policy'),
  );
  expect(policy?.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'none'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
  });
  expect(await page.evaluate(() => window.injected)).toBeUndefined();
});

test('nothing is fetched, from outside or from the page’s own folder', async ({ page }) => {
  for (const address of ['https://example.org/', 'app://bundle/index.html', 'file:///etc/passwd']) {
    expect(
      await page.evaluate(
        (url) =>
          fetch(url).then(
            () => 'fetched',
            () => 'refused',
          ),
        address,
      ),
    ).toBe('refused');
  }
});

test('the page’s address serves nothing above its folder', async ({ app }) => {
  const statuses = await app.evaluate(
    async ({ net }, addresses) => {
      const answers: number[] = [];
      for (const address of addresses) answers.push((await net.fetch(address)).status);
      return answers;
    },
    [
      'app://bundle/../main/index.cjs',
      'app://bundle/%2e%2e/main/index.cjs',
      'app://bundle/..%2fmain%2findex.cjs',
      'app://other/index.html',
      'app://bundle/assets',
    ],
  );
  expect(statuses).toEqual([404, 404, 404, 404, 404]);
});

test('no navigation, no window, no permission', async ({ app, page }) => {
  const before = page.url();
  await page.evaluate(() => {
    window.location.href = 'https://example.org/';
  });
  await page.evaluate(() => {
    window.location.href = 'file:///etc/passwd';
  });
  expect(await page.evaluate(() => window.open('app://bundle/index.html'))).toBeNull();
  expect(await page.evaluate(() => window.open('https://example.org/'))).toBeNull();
  expect(page.url()).toBe(before);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as PermissionName[];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied', 'denied']);
});

test('an input that is not the contract’s is refused with its place', async ({ page }) => {
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
    const door = doors.get('partajoule:call');
    const call = (senderFrame: unknown, channel: string): Promise<unknown> | undefined =>
      door?.({ sender: contents, senderFrame }, channel, {});
    return {
      doors: [...doors.keys()],
      unknown: await call(contents?.mainFrame, 'shell.openExternal'),
      inherited: await call(contents?.mainFrame, 'constructor'),
      foreign: await call({ url: 'https://example.org/', parent: null }, 'app.getState'),
      framed: await call({ url: 'app://bundle/index.html', parent: {} }, 'app.getState'),
    };
  });
  expect(refused.doors).toEqual(['partajoule:call']);
  expect(refused.unknown).toMatchObject({ ok: false, error: { code: 'invalid-input', params: { where: 'channel' } } });
  expect(refused.inherited).toMatchObject({ ok: false, error: { params: { where: 'channel' } } });
  expect(refused.foreign).toMatchObject({ ok: false, error: { params: { where: 'sender' } } });
  expect(refused.framed).toMatchObject({ ok: false, error: { params: { where: 'sender' } } });
});
