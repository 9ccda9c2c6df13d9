/** The native menu, in the reader's language. Its entries ask the page, which shows what happens. */
import { basename, dirname } from 'node:path';
import { Menu, type MenuItemConstructorOptions } from 'electron';
import { shortcuts, type Language, type MenuCommand, type UndoStep } from '#contract';
import { getMessages, type MessageKey } from '#main/messages.ts';

const isMac = process.platform === 'darwin';

/** What makes sense before an operation is open. */
const alwaysThere = new Set<MenuCommand>(['new', 'open', 'help', 'largerText', 'smallerText', 'normalText']);

/** What the menu shows. */
export interface MenuState {
  readonly language: Language;
  readonly hasOperation: boolean;
  readonly undo: UndoStep | null;
  readonly redo: UndoStep | null;
  /** Paths of operations that were opened lately, newest first, without the one that is open. */
  readonly recent: readonly string[];
}

/** What its entries do. */
export interface MenuActions {
  readonly choose: (command: MenuCommand) => void;
  readonly openRecent: (path: string) => void;
  readonly showInFolder: () => void;
}

export function setMenu(state: MenuState, { choose, openRecent, showInFolder }: MenuActions): void {
  const { language, hasOperation } = state;
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
  const step = (name: 'undo' | 'redo'): MenuItemConstructorOptions => {
    const { accelerator, ...item } = command(name);
    const next = state[name];
    return {
      ...item,
      // on macOS these keys are those of the text's own undo, below
      ...(isMac || accelerator === undefined ? {} : { accelerator }),
      enabled: next !== null,
      ...(next && { label: messages.t(`undo.${name}Action`, { action: t(`undo.action.${next.action}`) }) }),
    };
  };
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: t('menu.file'),
        submenu: [
          command('new'),
          command('open'),
          {
            id: 'recent',
            label: t('menu.recent'),
            enabled: state.recent.length > 0,
            submenu: state.recent.map((path) => ({
              // an ampersand would be taken for the letter of a shortcut
              label: `${basename(path, '.partajoule')} – ${dirname(path)}`.replaceAll('&', '&&'),
              click: () => {
                openRecent(path);
              },
            })),
          },
          command('close'),
          separator,
          { id: 'showInFolder', label: t('palette.action.showInFolder'), enabled: hasOperation, click: showInFolder },
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
          step('undo'),
          step('redo'),
          separator,
          // elsewhere the page takes these keys in a text without a menu
          ...(isMac
            ? ([{ role: 'undo', label: t('menu.undo') }, { role: 'redo', label: t('menu.redo') }, separator] as const)
            : []),
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
