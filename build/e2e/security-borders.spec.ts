/** Points 13 to 20 of Electron's security checklist; the first ones and the source are in `security.spec.ts`. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { channels, wire } from '#contract';
import { findElectron } from '../runtime/find-electron.mjs';
import { countContents, isShown, noteNavigations, startListening, tryFetch } from './security-steps.ts';
import { expect, test } from './electron.ts';
import './bridge.ts';

const root = resolve(import.meta.dirname, '../..');
const readText = (path: string): string => readFileSync(resolve(root, path), 'utf8');

test.beforeEach(async ({ page }) => {
  await page.getByRole('heading', { level: 1 }).waitFor();
});

test.describe('Electron’s security checklist', () => {
  test('13 the page cannot be led elsewhere', async ({ app, page }) => {
    const before = page.url();
    const listAsked = await noteNavigations(app);
    const server = await startListening();
    // an address that begins like the page's own is another's
    const addresses = [server.address, 'app://bundle.example.org/', 'app://other/', 'app://bundle/assets/'];
    for (const [index, address] of addresses.entries()) {
      await page.evaluate((url) => {
        window.location.href = url;
      }, address);
      await expect.poll(listAsked).toHaveLength(index + 1);
    }
    expect(await listAsked()).toEqual(addresses.map((address) => `${address} prevented`));
    // refused by the browser itself before anybody is asked
    await page.evaluate(() => {
      window.location.href = 'file:///etc/passwd';
    });
    await page.evaluate((url) => {
      document.body.insertAdjacentHTML('beforeend', `<iframe src="${url}"></iframe>`);
      document.body.insertAdjacentHTML('beforeend', `<form action="${url}"><button id="f">x</button></form>`);
      document.querySelector<HTMLButtonElement>('#f')?.click();
    }, server.address);
    expect(await isShown(page)).toBe(true);
    expect(page.url()).toBe(before);
    expect(
      page
        .frames()
        .map((frame) => frame.url())
        .filter((url) => url.startsWith('http')),
    ).toEqual([]);
    expect(server.asked()).toBe(0);
    server.stop();
  });

  test('14 no second window opens, not even by the middle button', async ({ app, page }) => {
    expect(await page.evaluate(() => window.open('app://bundle/index.html'))).toBeNull();
    expect(await page.evaluate(() => window.open('https://example.org/'))).toBeNull();
    await page.evaluate(() => {
      const link = '<a id="out" href="https://example.org/" style="position:fixed;inset:0;z-index:9999">x</a>';
      document.body.insertAdjacentHTML('beforeend', link);
    });
    const clickInEveryWay = async (): Promise<void> => {
      await page.locator('#out').click({ button: 'middle' });
      await page.locator('#out').click({ modifiers: ['Control'] });
      await page.locator('#out').click({ modifiers: ['Shift'] });
    };
    await clickInEveryWay();
    // the same clicks once more, with one who counts at the door: they do ask, and the first three were answered before
    await app.evaluate(({ BrowserWindow }) => {
      const asked: string[] = [];
      Object.assign(globalThis, { askedWindows: asked });
      BrowserWindow.getAllWindows()[0]?.webContents.setWindowOpenHandler(({ url }) => {
        asked.push(url);
        return { action: 'deny' };
      });
    });
    await clickInEveryWay();
    const listAsked = (): Promise<unknown> =>
      app.evaluate(() => (globalThis as unknown as { askedWindows: string[] }).askedWindows);
    await expect.poll(listAsked).toHaveLength(3);
    expect(await countContents(app)).toBe(1);
    expect(app.windows()).toHaveLength(1);
  });

  test('15 nothing of the page is opened outside', async ({ app, page }) => {
    const listAsked = await noteNavigations(app);
    await app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { openedOutside: opened });
      shell.openExternal = (address) => {
        opened.push(address);
        return Promise.resolve();
      };
    });
    // the last one is sure to be asked about, and those before it were then answered
    for (const address of ['mailto:a@example.org', 'file:///etc/passwd', 'smb://host/share', 'https://example.org/']) {
      await page.evaluate((url) => {
        window.open(url);
        window.location.href = url;
      }, address);
    }
    await expect.poll(listAsked).toContain('https://example.org/ prevented');
    expect(await isShown(page)).toBe(true);
    expect(await app.evaluate(() => (globalThis as unknown as { openedOutside: string[] }).openedOutside)).toEqual([]);
  });

  test('16 the Electron of a release is one exact version, and what runs here is told apart from it', async ({
    app,
  }) => {
    const wanted = (JSON.parse(readText('package.json')) as { devDependencies: { electron: string } }).devDependencies
      .electron;
    const lock = JSON.parse(readText('package-lock.json')) as { packages: Record<string, { version?: string }> };
    expect(wanted).toMatch(/^\d+\.\d+\.\d+$/);
    expect(lock.packages['node_modules/electron']?.version).toBe(wanted);
    // a release takes the version from package.json; only a trial on a stand-in names another
    expect(readText('electron-builder.yml')).not.toMatch(/electron(Version|Dist)/);
    const runtime = findElectron();
    expect(await app.evaluate(() => process.versions.electron)).toBe(runtime?.version);
    expect(runtime?.kind === 'official' ? runtime.version : wanted).toBe(wanted);
  });

  test('17 a call is answered only where the page’s own frame sends it', async ({ app }) => {
    const answers = await app.evaluate(async ({ ipcMain, BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const doors = (
        ipcMain as unknown as { _invokeHandlers: Map<string, (event: unknown, ...args: unknown[]) => Promise<unknown>> }
      )._invokeHandlers;
      const call = (senderFrame: unknown): Promise<unknown> | undefined =>
        doors.get('partajoule:call')?.({ sender: contents, senderFrame }, 'app.getState', {});
      return {
        doors: [...doors.keys()],
        own: await call(contents?.mainFrame),
        foreign: await call({ url: 'https://example.org/', parent: null }),
        similar: await call({ url: 'app://bundle.example.org/index.html', parent: null }),
        framed: await call({ url: 'app://bundle/index.html', parent: {} }),
        gone: await call(null),
      };
    });
    expect(answers.doors).toEqual([wire.call]);
    expect(answers.own).toMatchObject({ ok: true });
    const refused = { ok: false, error: { code: 'invalid-input', params: { where: 'sender' } } };
    for (const answer of [answers.foreign, answers.similar, answers.framed, answers.gone]) {
      expect(answer).toMatchObject(refused);
    }
  });

  test('18 the page has an address of its own, which serves nothing above its folder', async ({ app, page }) => {
    expect(page.url()).toMatch(/^app:\/\/bundle\/index\.html/);
    expect(await tryFetch(page, 'file:///etc/passwd')).toBe('refused');
    const answers = await app.evaluate(
      async ({ net }, addresses) => {
        const told: (number | string)[] = [];
        for (const address of addresses)
          told.push(
            await net.fetch(address).then(
              ({ status }) => status,
              (error: unknown) => String(error),
            ),
          );
        return told;
      },
      [
        'app://bundle/../main/index.cjs',
        'app://bundle/%2e%2e/main/index.cjs',
        'app://bundle/..%2fmain%2findex.cjs',
        'app://other/index.html',
        'app://bundle/assets',
        'app://bundle/index.html',
      ],
    );
    const refused = 'Error: net::ERR_FILE_NOT_FOUND';
    expect(answers).toEqual([refused, refused, refused, refused, refused, 200]);
  });

  test('19 the fuses of a release are set', () => {
    const fuses = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(readText('electron-builder.yml'))?.[1] ?? '';
    expect(fuses.split('\n').map((line) => line.trim())).toEqual([
      'runAsNode: false',
      'enableCookieEncryption: true',
      'enableNodeOptionsEnvironmentVariable: false',
      'enableNodeCliInspectArguments: false',
      'enableEmbeddedAsarIntegrityValidation: true',
      'onlyLoadAppFromAsar: true',
      'loadBrowserProcessSpecificV8Snapshot: false',
      'grantFileProtocolExtraPrivileges: false',
      '',
    ]);
  });

  test('20 the page gets plain functions and plain data, nothing of Electron', async ({ app, page }) => {
    expect(await page.evaluate(() => ['electron', 'ipcRenderer', 'webUtils'].filter((name) => name in window))).toEqual(
      [],
    );
    const bridge = await page.evaluate(() => ({
      names: Object.keys(window.partajoule),
      calls: Object.keys(window.partajoule.call),
      kinds: [...new Set(Object.values(window.partajoule.call).map((one) => typeof one))],
    }));
    expect(bridge).toEqual({ names: ['call', 'on'], calls: Object.keys(channels), kinds: ['function'] });
    await page.evaluate(() => {
      window.partajoule.on('menu.chosen', (...args: unknown[]) => {
        window.heard = args;
      });
    });
    await app.evaluate(({ BrowserWindow }, channel) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send(channel, 'menu.chosen', { command: 'help' });
    }, wire.event);
    await expect.poll(() => page.evaluate(() => window.heard)).toEqual([{ command: 'help' }]);
  });
});
