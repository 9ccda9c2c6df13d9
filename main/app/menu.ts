/** The native menu, in the reader's language. Its entries ask the page, which shows what happens. */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import { shortcuts, type Language, type MenuCommand } from '#contract';
import { getMessages, type MessageKey } from '#main/messages.ts';

/** What makes sense before an operation is open. */
const alwaysThere = new Set<MenuCommand>(['new', 'open', 'help', 'largerText', 'smallerText', 'normalText']);

export function setMenu(language: Language, hasOperation: boolean, choose: (command: MenuCommand) => void): void {
  const messages = getMessages(language);
  const t = (key: MessageKey): string => messages.t(key);
  const command = (name: MenuCommand): MenuItemConstructorOptions => ({
    id: name,
    label: t(`command.${name}`),
    accelerator: shortcuts[name],
    // shown only: the page hears the keys itself, and knows whether a dialog is open
    registerAccelerator: false,
    enabled: hasOperation || alwaysThere.has(name),
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
          command('new'),
          command('open'),
          command('close'),
          separator,
          command('import'),
          separator,
          command('settings'),
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
          command('largerText'),
          command('smallerText'),
          command('normalText'),
          separator,
          { role: 'togglefullscreen', label: t('menu.fullScreen') },
        ],
      },
      {
        label: t('menu.go'),
        submenu: [
          command('palette'),
          separator,
          command('home'),
          command('energy'),
          command('participants'),
          command('keys'),
          command('billing'),
          command('documents'),
          command('imports'),
          separator,
          command('previousPeriod'),
          command('nextPeriod'),
        ],
      },
      { label: t('menu.help'), role: 'help', submenu: [command('help')] },
    ]),
  );
}
