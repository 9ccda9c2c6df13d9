import type { ElectronApplication } from '@playwright/test';

/** Lets the page be loaded anew although something was typed in it: nobody is there to answer the question. */
export async function leaveFreely(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-prevent-unload', (event) => {
      event.preventDefault();
    });
  });
}
