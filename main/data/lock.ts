/**
 * The writer's lock: `NAME.partajoule.lock` beside the file says who has it open. It is what people are
 * told; SQLite's own locks keep the pages whole even where this one fails.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, uptime, userInfo } from 'node:os';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { ExpectedError } from '#domain/errors.ts';
import { nowUtc, type Clock } from './clock.ts';
import { isNameTaken, placeFile } from './place-file.ts';
import { toWriteError } from './write-error.ts';

interface LockHolder {
  readonly host: string;
  readonly user: string;
  readonly process: number;
  readonly since: string;
  readonly token: string;
  /** Tells this process from a later one with the same number; empty where the system does not say. */
  readonly started: string;
  /** Minutes since 1970 at which the host was started, give or take its clock's corrections. */
  readonly bootMinute: number;
}

export interface Lock {
  release(): void;
}

const BOOT_TOLERANCE_MINUTES = 5;
const DEBRIS_AGE_MS = 10_000;

const lockPath = (path: string): string => `${path}.lock`;
const bootMinute = (): number => Math.round(Date.now() / 60_000 - uptime() / 60);

function startOfProcess(id: number): string {
  if (process.platform !== 'linux') return '';
  try {
    // the name in brackets may hold blanks; the start is field 22 of the whole line
    return (
      readFileSync(`/proc/${String(id)}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[19] ?? ''
    );
  } catch {
    return '';
  }
}

function isProcessAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The holder; null where there is no lock, undefined where what is written cannot be read. */
function readLock(path: string): LockHolder | null | undefined {
  let text: string;
  try {
    text = readFileSync(lockPath(path), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    return undefined;
  }
  try {
    const holder = JSON.parse(text) as Partial<LockHolder> | null;
    if (typeof holder?.host !== 'string' || !Number.isInteger(holder.process)) return undefined;
    return { user: '?', since: '?', token: '', started: '', bootMinute: NaN, ...holder } as LockHolder;
  } catch {
    return undefined;
  }
}

function isDead(holder: LockHolder): boolean {
  if (holder.host !== hostname()) return false;
  if (!isProcessAlive(holder.process)) return true;
  if (Math.abs(holder.bootMinute - bootMinute()) > BOOT_TOLERANCE_MINUTES) return true;
  const started = startOfProcess(holder.process);
  return holder.started !== '' && started !== '' && holder.started !== started;
}

/** True for a lock that was never finished: its writer was stopped between creating and filling it. */
function isDebris(path: string): boolean {
  try {
    return Date.now() - statSync(lockPath(path)).mtimeMs > DEBRIS_AGE_MS;
  } catch {
    return false;
  }
}

function locked(path: string, holder: LockHolder | undefined): ExpectedError {
  const { user, host, since } = holder ?? { user: '?', host: '?', since: '?' };
  return new ExpectedError('operation-locked', { path: basename(path), user, host, since });
}

/** True where the lock may be taken; throws where somebody has it. */
function isFree(path: string): boolean {
  const holder = readLock(path);
  if (holder === null) return true;
  if (holder === undefined ? isDebris(path) : isDead(holder)) return false;
  throw locked(path, holder);
}

function describeSelf(clock: Clock): LockHolder {
  return {
    host: hostname(),
    user: userInfo().username,
    process: process.pid,
    since: nowUtc(clock),
    token: randomUUID(),
    started: startOfProcess(process.pid),
    bootMinute: bootMinute(),
  };
}

/** Runs one step while SQLite's own write lock on the file keeps every other process of this host out. */
function alone(path: string, step: () => void): void {
  const db = new Database(path, { fileMustExist: true, timeout: 2000 });
  try {
    db.pragma('trusted_schema = OFF');
    db.exec('BEGIN IMMEDIATE');
    step();
    db.exec('ROLLBACK');
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw locked(path, readLock(path) ?? undefined);
    throw error;
  } finally {
    db.close();
  }
}

/**
 * Takes the lock of a file that was checked. A lock whose process is dead on this host is taken over;
 * two that try at once are kept apart by SQLite's lock, which no dead process can hold.
 *
 * @throws ExpectedError `operation-locked` with user, host and since; `path-not-writable`, `disk-full`
 */
export function takeLock(path: string, clock: Clock): Lock {
  isFree(path);
  const self = describeSelf(clock);
  const temporary = `${lockPath(path)}.${self.token}`;
  try {
    writeFileSync(temporary, JSON.stringify(self), { flag: 'wx' });
    alone(path, () => {
      if (isFree(path)) placeFile(temporary, lockPath(path));
      else renameSync(temporary, lockPath(path));
    });
    // another host's processes do not see SQLite's lock on every network share
    if (readLock(path)?.token !== self.token) throw locked(path, readLock(path) ?? undefined);
  } catch (error) {
    rmSync(temporary, { force: true });
    if (isNameTaken(error)) throw locked(path, readLock(path) ?? undefined);
    throw toWriteError(error, path);
  }
  return {
    release() {
      if (readLock(path)?.token === self.token) rmSync(lockPath(path), { force: true });
    },
  };
}

/** True where this very process holds the lock of a file. */
export function holdsLock(path: string): boolean {
  const holder = readLock(path);
  return holder?.host === hostname() && holder.process === process.pid && !isDead(holder);
}
