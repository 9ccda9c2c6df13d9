import { constants, statSync } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { ExpectedError } from '#domain/errors.ts';
import { listBackups } from '#data/backup.ts';
import { isNameTaken, syncFile } from '#data/place-file.ts';
import { toWriteError } from '#data/write-error.ts';
import type { HandlerContext, Handlers } from '../context.ts';
import { readAppState } from './app.ts';
import { openAndRemember } from './operation.ts';

const EXTENSION = '.partajoule';

export const backupHandlers = {
  'backup.list': ({ session }) =>
    listBackups(session.get().path)
      .reverse()
      .map(({ number, path }) => {
        const { mtime, size } = statSync(path);
        return {
          number,
          fileName: basename(path),
          writtenAtUtc: `${mtime.toISOString().slice(0, 19)}Z`,
          byteCount: size,
        };
      }),

  'backup.make'({ session, jobs }) {
    session.get();
    return jobs.run('makeBackup', {});
  },

  'backup.showInFolder'(context, { number }) {
    context.dialogs.showInFolder(getBackup(context, number));
    return null;
  },

  async 'operation.openBackup'(context, { number }) {
    const source = getBackup(context, number);
    const target = await context.dialogs.chooseNewOperation(basename(source, EXTENSION));
    if (target === null) return readAppState(context);
    await copyNew(source, target);
    await openAndRemember(context, target);
    return readAppState(context);
  },
} satisfies Partial<Handlers>;

/** @throws ExpectedError `backup-not-found` */
function getBackup({ session }: HandlerContext, number: number): string {
  const found = listBackups(session.get().path).find((backup) => backup.number === number);
  if (!found) throw new ExpectedError('backup-not-found');
  return found.path;
}

/** The dialog may have asked about a file of this name: an operation is never written over all the same. */
async function copyNew(source: string, target: string): Promise<void> {
  try {
    await copyFile(source, target, constants.COPYFILE_EXCL);
    syncFile(target);
  } catch (error) {
    if (isNameTaken(error)) throw new ExpectedError('operation-exists', { path: basename(target) });
    await rm(target, { force: true });
    throw toWriteError(error, target);
  }
}
