/** Copies of the operation beside it, each opened and checked after it was written. Nothing is ever overwritten. */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { findAuditHead } from './audit.ts';
import { damaged, openForReading } from './check-file.ts';
import { readSchemaVersion } from './migrate.ts';
import { isNameTaken, placeFile, syncFile } from './place-file.ts';

const KEPT = 10;
const EXTENSION = '.partajoule';

const nameOf = (path: string): string => basename(path, EXTENSION);
const folderOf = (path: string): string => join(dirname(path), `${nameOf(path)}.backups`);

/** Writes a checked copy under a temporary name beside the target. */
function writeCopy(db: Database.Database, temporary: string): void {
  rmSync(temporary, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(temporary);
    checkCopy(db, temporary);
    syncFile(temporary);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function checkCopy(db: Database.Database, temporary: string): void {
  const copy = new Database(temporary, { readonly: true, fileMustExist: true });
  try {
    const same =
      copy.pragma('quick_check(1)', { simple: true }) === 'ok' &&
      findAuditHead(copy) === findAuditHead(db) &&
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

/**
 * Makes a numbered backup, unless nothing was done since the last one, and keeps the ten newest.
 *
 * @returns path of the new backup; null where the last one is still current
 */
export function backupOperation({
  path,
  db,
}: {
  readonly path: string;
  readonly db: Database.Database;
}): string | null {
  const existing = listBackups(path);
  const last = existing.at(-1);
  if (last && headOfBackup(last.path) === findAuditHead(db)) return null;
  const folder = folderOf(path);
  mkdirSync(folder, { recursive: true });
  const number = (last?.number ?? 0) + 1;
  const target = join(folder, `${nameOf(path)}-${String(number).padStart(4, '0')}${EXTENSION}`);
  const temporary = `${target}.part`;
  writeCopy(db, temporary);
  placeFile(temporary, target);
  for (const old of existing.slice(0, Math.max(0, existing.length + 1 - KEPT))) rmSync(old.path);
  return target;
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
