import Database from 'better-sqlite3';
import { ExpectedError } from '#domain/errors.ts';

const REFUSED = /^(?:EACCES|EPERM|EROFS|ENOTDIR|EISDIR|EEXIST|SQLITE_(?:CANTOPEN|READONLY|PERM)(?:_\w+)?)$/;
const FULL = /^(?:ENOSPC|EDQUOT|SQLITE_FULL)$/;

/**
 * Tells a place that lets nothing be written, and a full disk, from a fault of the program.
 *
 * @param error what the system or SQLite threw
 * @param path what was to be written
 * @returns ExpectedError `path-not-writable` or `disk-full`; any other error as it is
 */
export function toWriteError(error: unknown, path: string): unknown {
  const isOfMachine = error instanceof Database.SqliteError || (error instanceof Error && 'syscall' in error);
  if (!isOfMachine || !('code' in error)) return error;
  const { code } = error;
  if (FULL.test(code)) return new ExpectedError('disk-full', { path });
  return REFUSED.test(code) ? new ExpectedError('path-not-writable', { path }) : error;
}
