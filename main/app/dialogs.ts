/** Native dialogs. Paths come from here (or from a drop), never from the page. */
import { extname, join } from 'node:path';
import { app, clipboard, dialog, shell, type BrowserWindow, type OpenDialogOptions } from 'electron';
import type { Language } from '#contract';
import type { Dialogs } from '#ipc/context.ts';
import { getMessages, type MessageKey } from '#main/messages.ts';
import { toFileName } from './file-name.ts';

const EXTENSION = '.partajoule';

/**
 * @param window the window the dialogs belong to
 * @param language the reader's language at the moment of asking
 */
export function createDialogs(window: () => BrowserWindow, language: () => Language): Dialogs {
  const t = (key: MessageKey): string => getMessages(language()).t(key);
  const ask = async (title: MessageKey, options: OpenDialogOptions): Promise<readonly string[] | null> => {
    const answer = await dialog.showOpenDialog(window(), {
      title: t(title),
      buttonLabel: t('dialog.choose'),
      ...options,
    });
    return answer.canceled || answer.filePaths.length === 0 ? null : answer.filePaths;
  };
  const askOne = async (title: MessageKey, options: OpenDialogOptions): Promise<string | null> =>
    (await ask(title, options))?.[0] ?? null;
  const operationFilter = () => [{ name: t('dialog.operationFiles'), extensions: [EXTENSION.slice(1)] }];
  const chooseFolder = (title: MessageKey): Promise<string | null> =>
    askOne(title, { properties: ['openDirectory', 'createDirectory'] });

  return {
    chooseOperation: () => askOne('dialog.openOperation', { properties: ['openFile'], filters: operationFilter() }),
    chooseNewOperation: async (suggestedName) => {
      const answer = await dialog.showSaveDialog(window(), {
        title: t('dialog.newOperation'),
        defaultPath: join(app.getPath('documents'), toFileName(suggestedName) + EXTENSION),
        filters: operationFilter(),
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      });
      if (answer.canceled || answer.filePath === '') return null;
      return extname(answer.filePath) === EXTENSION ? answer.filePath : answer.filePath + EXTENSION;
    },
    askForCopy: async (fileName) => {
      const { t: words } = getMessages(language());
      const { response } = await dialog.showMessageBox(window(), {
        type: 'warning',
        message: words('dialog.copyTitle', { name: fileName }),
        detail: words('dialog.copyText'),
        buttons: [words('dialog.copySave'), words('app.cancel')],
        defaultId: 0,
        cancelId: 1,
        noLink: true,
      });
      return response === 0;
    },
    chooseDescription: () =>
      askOne('dialog.chooseDescription', {
        properties: ['openFile'],
        filters: [{ name: t('dialog.descriptionFiles'), extensions: ['json'] }],
      }),
    chooseTable: () =>
      askOne('dialog.chooseTable', {
        properties: ['openFile'],
        filters: [{ name: t('dialog.tableFiles'), extensions: ['xlsx', 'csv', 'tsv', 'txt'] }],
      }),
    chooseMeterFiles: (kind) =>
      kind === 'folder'
        ? ask('dialog.chooseFolder', { properties: ['openDirectory', 'multiSelections'] })
        : ask('dialog.chooseFiles', { properties: ['openFile', 'multiSelections'] }),
    chooseOutputFolder: () => chooseFolder('dialog.chooseOutput'),
    chooseDemonstrationFolder: () => chooseFolder('dialog.chooseDemonstration'),
    chooseSavedFile: async (suggestedName, kind) => {
      const extension = `.${kind}`;
      const answer = await dialog.showSaveDialog(window(), {
        title: t('dialog.savePicture'),
        defaultPath: join(app.getPath('documents'), toFileName(suggestedName) + extension),
        filters: [{ name: t(`dialog.files.${kind}`), extensions: [kind] }],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      });
      if (answer.canceled || answer.filePath === '') return null;
      // the dialog asked about the name it returned, not about one with an ending added
      const isReplacing = extname(answer.filePath).toLowerCase() === extension;
      return { path: isReplacing ? answer.filePath : answer.filePath + extension, isReplacing };
    },
    showInFolder: (path) => {
      shell.showItemInFolder(path);
    },
    openFolder: (path) => {
      void shell.openPath(path);
    },
    copyText: (text) => {
      void clipboard.writeText(text);
    },
  };
}

/** Tells what kept a file from opening before there is a page that could tell it. */
export function showProblem(message: string): void {
  void dialog.showMessageBox({ type: 'error', message });
}
