/** The native menu, in the reader's language. Its entries ask the page, which shows what happens. */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language, MenuCommand } from '#contract';
import { getMessages, type MessageKey } from '#main/messages.ts';

export function setMenu(language: Language, choose: (command: MenuCommand) => void): void {
  const messages = getMessages(language);
  const t = (key: MessageKey): string => messages.t(key);
  const command = (name: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label: t(`menu.${name}`),
    ...(accelerator !== undefined && { accelerator }),
    click: () => {
      choose(name);
    },
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: t('menu.file'),
        submenu: [
          command('new', 'CmdOrCtrl+N'),
          command('open', 'CmdOrCtrl+O'),
          command('close', 'CmdOrCtrl+W'),
          separator,
          command('settings', 'CmdOrCtrl+,'),
          separator,
          { role: 'quit', label: t('menu.quit') },
        ],
      },
      {
        label: t('menu.edit'),
        submenu: [
          { role: 'undo', label: t('menu.undo') },
          { role: 'redo', label: t('menu.redo') },
          separator,
          { role: 'cut', label: t('menu.cut') },
          { role: 'copy', label: t('menu.copy') },
          { role: 'paste', label: t('menu.paste') },
          { role: 'selectAll', label: t('menu.selectAll') },
        ],
      },
      {
        label: t('menu.view'),
        submenu: [
          { role: 'zoomIn', label: t('menu.zoomIn') },
          { role: 'zoomOut', label: t('menu.zoomOut') },
          { role: 'resetZoom', label: t('menu.zoomReset') },
          separator,
          { role: 'togglefullscreen', label: t('menu.fullScreen') },
        ],
      },
    ]),
  );
}
