import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { say } from './say.mjs';

const STALE_MS = 60_000;

/**
 * Runs `work` while holding a lock folder, so that two commands started together do not prepare the
 * same thing at once. A lock whose process is gone, or that nobody has touched for a minute, is
 * taken over.
 * @template T
 * @param {string} folder
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(folder, work) {
  await acquire(folder);
  const timer = setInterval(() => utimesSync(folder, new Date(), new Date()), 5000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function acquire(folder) {
  mkdirSync(dirname(folder), { recursive: true });
  for (let waits = 0; ; waits += 1) {
    try {
      mkdirSync(folder);
      writeFileSync(join(folder, 'owner'), `${hostname()} ${process.pid}`);
      return;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    const owner = readOwner(folder);
    if (isStale(folder, owner)) removeLock(folder, owner);
    else {
      if (waits === 5) say(`waiting for another set-up that is under way (${owner || 'starting'})`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** @param {string} folder */
function readOwner(folder) {
  try {
    return readFileSync(join(folder, 'owner'), 'utf8');
  } catch {
    return '';
  }
}

/**
 * @param {string} folder
 * @param {string} owner
 */
function isStale(folder, owner) {
  try {
    if (Date.now() - statSync(folder).mtimeMs > STALE_MS) return true;
  } catch {
    return false;
  }
  const [host, pid] = owner.split(' ');
  if (host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}

/**
 * Moves the lock aside before it is removed: of two waiters only one succeeds.
 * @param {string} folder
 * @param {string} owner
 */
function removeLock(folder, owner) {
  if (readOwner(folder) !== owner) return;
  const aside = `${folder}-${process.pid}-${Date.now()}`;
  try {
    renameSync(folder, aside);
  } catch {
    return;
  }
  rmSync(aside, { recursive: true, force: true });
}
