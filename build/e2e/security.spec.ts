/**
 * The twenty points of Electron's security checklist (electronjs.org/docs/latest/tutorial/security), tried on the
 * running window: 1 to 12 here, 13 to 20 in `security-borders.spec.ts`. The fuses of point 19 are read back from the
 * packed program in `build/package/packed.spec.ts`.
 */
import { countContents, readPreferences, startListening, tryFetch, tryPicture } from './security-steps.ts';
import { expect, test } from './electron.ts';
import './bridge.ts';

test.beforeEach(async ({ page }) => {
  await page.getByRole('heading', { level: 1 }).waitFor();
});

test.describe('Electron’s security checklist', () => {
  test('1 only secure content is loaded: the program’s own files', async ({ app, page }) => {
    const loaded = await page.evaluate(() =>
      Array.from(document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>('script, link'), (one) =>
        'href' in one ? one.href : one.src,
      ),
    );
    expect(loaded.length).toBeGreaterThan(1);
    expect(loaded.filter((address) => !address.startsWith('app://bundle/'))).toEqual([]);
    const server = await startListening();
    try {
      for (const address of ['https://example.org/', server.address, 'app://bundle/index.html']) {
        expect(await tryFetch(page, address)).toBe('refused');
      }
      expect(await tryPicture(page, `${server.address}x.png`)).toBe('refused');
      // what no policy of a page holds: the session refuses the engine's own requests too
      expect(await app.evaluate(({ net }, url) => net.fetch(url).catch(() => 'refused'), server.address)).toBe(
        'refused',
      );
      expect(server.asked()).toBe(0);
      await fetch(server.address);
      expect(server.asked()).toBe(1);
    } finally {
      server.stop();
    }
  });

  test('2 the page has no Node', async ({ app, page }) => {
    const names = ['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames'];
    expect(Object.values(await readPreferences(app, names))).toEqual([false, false, false]);
    const seen = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter((name) => name in window),
    );
    expect(seen).toEqual([]);
  });

  test('3 the page’s world is isolated from the preload’s', async ({ app, page }) => {
    expect(await readPreferences(app, ['contextIsolation'])).toEqual({ contextIsolation: true });
    expect(
      await page.evaluate(() => Object.isFrozen(window.partajoule) && Object.isFrozen(window.partajoule.call)),
    ).toBe(true);
  });

  test('4 the page’s process is sandboxed', async ({ app }) => {
    expect(await readPreferences(app, ['sandbox'])).toEqual({ sandbox: true });
  });

  test('5 every permission is refused', async ({ page }) => {
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as PermissionName[];
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    });
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied', 'denied']);
    const asked = await page.evaluate(async () => {
      const place = await new Promise((done) => {
        navigator.geolocation.getCurrentPosition(
          () => {
            done('given');
          },
          ({ code }) => {
            done(code);
          },
        );
      });
      return [place, await Notification.requestPermission()];
    });
    expect(asked).toEqual([1, 'denied']);
  });

  test('6 web security is on', async ({ app }) => {
    expect(await readPreferences(app, ['webSecurity'])).toEqual({ webSecurity: true });
  });

  test('7 the content policy allows nothing from outside', async ({ app, page }) => {
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
      document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="window.injected = true">');
    });
    expect(await page.evaluate(() => window.injected)).toBeUndefined();
  });

  test('8 insecure content is not allowed', async ({ app }) => {
    expect(await readPreferences(app, ['allowRunningInsecureContent'])).toEqual({ allowRunningInsecureContent: false });
  });

  test('9 experimental features are off', async ({ app }) => {
    expect(await readPreferences(app, ['experimentalFeatures'])).toEqual({ experimentalFeatures: false });
  });

  test('10 no feature of the page’s engine is switched on', async ({ app }) => {
    // an empty list where nothing was asked for
    expect(['', false]).toContain((await readPreferences(app, ['enableBlinkFeatures']))['enableBlinkFeatures']);
    const words = await app.evaluate(({ app: program }) =>
      ['enable-blink-features', 'enable-experimental-web-platform-features', 'disable-web-security'].filter((word) =>
        program.commandLine.hasSwitch(word),
      ),
    );
    expect(words).toEqual([]);
  });

  test('11 no webview comes up, with or without popups', async ({ app, page }) => {
    expect(await readPreferences(app, ['webviewTag'])).toEqual({ webviewTag: false });
    const before = await countContents(app);
    await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<webview src="app://bundle/index.html" allowpopups></webview>');
    });
    expect(await page.evaluate(() => 'loadURL' in (document.querySelector('webview') ?? {}))).toBe(false);
    expect(await countContents(app)).toBe(before);
  });

  test('12 a webview would not be attached, whatever its options', async ({ app }) => {
    const isPrevented = await app.evaluate(({ BrowserWindow }) => {
      let prevented = false;
      const event = {
        preventDefault: () => {
          prevented = true;
        },
      };
      BrowserWindow.getAllWindows()[0]?.webContents.emit('will-attach-webview', event, {}, { src: 'app://bundle/' });
      return prevented;
    });
    expect(isPrevented).toBe(true);
  });
});
