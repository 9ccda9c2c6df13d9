/** Copies of the operation beside it, each opened and checked after it was written. Nothing is ever overwritten. */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { findAuditHead, hasAuditHead } from './audit.ts';
import { damaged, openForReading } from './check-file.ts';
import { readSchemaVersion } from './migrate.ts';
import { isNameTaken, placeFile, syncFile } from './place-file.ts';
import { toWriteError } from './write-error.ts';

const KEPT = 10;
const EXTENSION = '.partajoule';

const nameOf = (path: string): string => basename(path, EXTENSION);
const folderOf = (path: string): string => join(dirname(path), `${nameOf(path)}.backups`);

/** An operation that is open. */
interface OpenFile {
  readonly path: string;
  readonly db: Database.Database;
}

/** Told how many bytes are copied; what it throws stops the copy, and nothing is left of it. */
export type CopyWatch = (doneBytes: number, totalBytes: number) => void;

/** About 4 MB between two looks at whether to stop. */
const PAGES_AT_ONCE = 1024;

function removeCopy(temporary: string): void {
  for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(temporary + ending, { force: true });
}

/** Writes a checked copy under a temporary name beside the target. */
function writeCopy(db: Database.Database, temporary: string): void {
  removeCopy(temporary);
  try {
    db.prepare('VACUUM INTO ?').run(temporary);
    checkCopy(db, temporary);
    syncFile(temporary);
  } catch (error) {
    removeCopy(temporary);
    throw error;
  }
}

/** The same, page by page: `VACUUM INTO` can neither say how far it is nor be stopped. */
async function writeCopyInSteps(db: Database.Database, temporary: string, watch: CopyWatch): Promise<void> {
  const pageBytes = db.pragma('page_size', { simple: true }) as number;
  removeCopy(temporary);
  try {
    const { totalPages } = await db.backup(temporary, {
      progress({ totalPages: total, remainingPages: remaining }) {
        watch((total - remaining) * pageBytes, total * pageBytes);
        return PAGES_AT_ONCE;
      },
    });
    endJournal(temporary);
    checkCopy(db, temporary);
    syncFile(temporary);
    watch(totalPages * pageBytes, totalPages * pageBytes);
  } catch (error) {
    removeCopy(temporary);
    throw toWriteError(error, dirname(temporary));
  }
}

/** A copy of pages says, as the original does, that a journal stands beside it: a backup is one file alone. */
function endJournal(temporary: string): void {
  const copy = new Database(temporary, { fileMustExist: true });
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

function checkCopy(db: Database.Database, temporary: string): void {
  const copy = new Database(temporary, { readonly: true, fileMustExist: true });
  try {
    const same =
      copy.pragma('quick_check(1)', { simple: true }) === 'ok' &&
      // another connection may have written since
      hasAuditHead(db, findAuditHead(copy)) &&
      readSchemaVersion(copy) === readSchemaVersion(db);
    if (!same) throw damaged(temporary, 'copy-differs');
  } finally {
    copy.close();
  }
}

/** Backups of a file, oldest first. */
export function listBackups(path: string): { readonly number: number; readonly path: string }[] {
  const folder = folderOf(path);
  if (!existsSync(folder)) return [];
  const prefix = `${nameOf(path)}-`;
  return readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && /^\d{4,}\.partajoule$/.test(name.slice(prefix.length)))
    .map((name) => ({ number: parseInt(name.slice(prefix.length), 10), path: join(folder, name) }))
    .sort((a, b) => a.number - b.number);
}

function headOfBackup(path: string): string | null {
  try {
    const db = openForReading(path);
    try {
      return findAuditHead(db);
    } finally {
      db.close();
    }
  } catch {
    // a backup that cannot be read is none: a new one is made
    return null;
  }
}

interface PlannedBackup {
  readonly temporary: string;
  readonly target: string;
  /** Backups that the new one replaces. */
  readonly outdated: readonly { readonly path: string }[];
}

/** Where the next backup goes; null where the last one is still current. */
function planBackup({ path, db }: OpenFile): PlannedBackup | null {
  const existing = listBackups(path);
  const last = existing.at(-1);
  if (last && headOfBackup(last.path) === findAuditHead(db)) return null;
  const folder = folderOf(path);
  mkdirSync(folder, { recursive: true });
  const number = (last?.number ?? 0) + 1;
  const target = join(folder, `${nameOf(path)}-${String(number).padStart(4, '0')}${EXTENSION}`);
  const outdated = existing.slice(0, Math.max(0, existing.length + 1 - KEPT));
  return { temporary: `${target}.part`, target, outdated };
}

function keepBackup({ temporary, target, outdated }: PlannedBackup): string {
  placeFile(temporary, target);
  for (const old of outdated) rmSync(old.path, { force: true });
  return target;
}

/**
 * Makes a numbered backup, unless nothing was done since the last one, and keeps the ten newest.
 *
 * @returns path of the new backup; null where the last one is still current
 */
export function backupOperation(file: OpenFile): string | null {
  const planned = planBackup(file);
  if (!planned) return null;
  writeCopy(file.db, planned.temporary);
  return keepBackup(planned);
}

/** The same for one who waits for it: it says how far it is and can be stopped. */
export async function backupInSteps(file: OpenFile, watch: CopyWatch): Promise<string | null> {
  const planned = planBackup(file);
  if (!planned) return null;
  await writeCopyInSteps(file.db, planned.temporary, watch);
  return keepBackup(planned);
}

/** Copies a file of an older version beside it as `NAME.version-N.partajoule`, before it is migrated. */
export function backupBeforeMigration(db: Database.Database, path: string, version: number): string {
  for (let attempt = 1; ; attempt++) {
    const suffix = attempt === 1 ? '' : `-${String(attempt)}`;
    const target = join(dirname(path), `${nameOf(path)}.version-${String(version)}${suffix}${EXTENSION}`);
    if (existsSync(target)) continue;
    const temporary = `${target}.part`;
    writeCopy(db, temporary);
    try {
      placeFile(temporary, target);
      return target;
    } catch (error) {
      rmSync(temporary, { force: true });
      if (!isNameTaken(error)) throw error;
    }
  }
}

/** When the newest backup was written, `YYYY-MM-DDTHH:MM:SSZ`; null without one. */
export function findLastBackupAt(path: string): string | null {
  const newest = listBackups(path).at(-1);
  return newest ? statSync(newest.path).mtime.toISOString().slice(0, 19) + 'Z' : null;
}
