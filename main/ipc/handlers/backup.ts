import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { ExpectedError } from '#domain/errors.ts';
import { listBackups } from '#data/backup.ts';
import { copyOperation } from '#data/copy-operation.ts';
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

  'backup.make'({ session, jobs }, { jobId }) {
    session.get();
    return jobs.run('makeBackup', {}, jobId);
  },

  'backup.showInFolder'(context, { number }) {
    context.dialogs.showInFolder(getBackup(context, number));
    return null;
  },

  async 'operation.openBackup'(context, { number }) {
    const source = getBackup(context, number);
    const target = await context.dialogs.chooseNewOperation(basename(source, EXTENSION));
    if (target === null) return readAppState(context);
    await copyOperation(source, target);
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
