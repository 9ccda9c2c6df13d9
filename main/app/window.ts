import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme } from 'electron';
import type { Theme } from '#contract';
import { PAGE_URL } from './protocol.ts';

/** Ground of the page before it has drawn: tokens `--paper` of renderer/styles/tokens.css. */
const paper = { light: '#ffffff', dark: '#15181c' };

export function createWindow(theme: Theme): BrowserWindow {
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
    },
  });
  window.once('ready-to-show', () => {
    window.show();
  });
  void window.loadURL(PAGE_URL);
  return window;
}

export function applyTheme(theme: Theme): void {
  nativeTheme.themeSource = theme;
}
