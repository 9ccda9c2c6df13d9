// The least that an Electron program with one window does: the peer of the start-up bench, and the easel of contact sheets.
const { app, BrowserWindow } = require('electron');
const { join } = require('node:path');

app.on('window-all-closed', () => {
  app.quit();
});
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true } });
  void window.loadFile(join(__dirname, 'index.html'));
});
