import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { TextSize, Theme } from '#contract';
import { findPlace } from './place-window.ts';
import type { WindowPreferences } from './preferences.ts';
import { getPageUrl } from './protocol.ts';

/** Ground of the page before it has drawn: tokens `--paper` of renderer/styles/tokens.css. */
const paper = { light: '#ffffff', dark: '#15181c' };

/** Makes the window where it was when it was last closed, or in the middle of the screen. */
export function createWindow(preferences: WindowPreferences): BrowserWindow {
  const { language, theme, textSizePercent } = preferences.read();
  applyTheme(theme);
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    useContentSize: true,
    show: false,
    title: 'Partajoule',
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    webPreferences: {
      preload: join(app.getAppPath(), 'out', 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
      zoomFactor: textSizePercent / 100,
    },
  });
  restorePlace(window, preferences);
  window.on('close', () => {
    preferences.writePlace({ ...window.getNormalBounds(), isMaximized: window.isMaximized() });
  });
  const show = (): void => {
    if (!window.isVisible()) window.show();
  };
  window.once('ready-to-show', show);
  // Chromium keeps the last zoom of an address by itself: ours is the one that counts
  window.webContents.on('did-finish-load', () => {
    // a machine under load may never tell that the first picture is ready: a window that stays hidden helps nobody
    show();
    applyTextSize(window, preferences.read().textSizePercent);
  });
  void window.loadURL(getPageUrl(language));
  return window;
}

function restorePlace(window: BrowserWindow, preferences: WindowPreferences): void {
  const remembered = preferences.readPlace();
  if (!remembered) return;
  const place = findPlace(
    remembered,
    screen.getAllDisplays().map(({ workArea }) => workArea),
  );
  if (place) window.setBounds(place);
  if (remembered.isMaximized) window.maximize();
}

export function applyTheme(theme: Theme): void {
  nativeTheme.themeSource = theme;
}

export function applyTextSize(window: BrowserWindow | null, percent: TextSize): void {
  window?.webContents.setZoomFactor(percent / 100);
}
