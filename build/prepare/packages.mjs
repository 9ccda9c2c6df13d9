import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { findNode24, localCache, root } from './places.mjs';
import { runProcess } from './run-process.mjs';
import { say, SetUpError, withProgress } from './say.mjs';

const stampFile = join(root, 'node_modules/.partajoule-packages');

/** Installs the packages of package-lock.json unless exactly these are there already. */
export async function preparePackages() {
  const stamp = currentStamp();
  if (isStamped(stamp)) return;
  await withLock(join(localCache, 'lock-packages'), async () => {
    if (isStamped(stamp)) return;
    if (!installedMatchesLockFile()) await install();
    writeFileSync(stampFile, stamp);
  });
}

function currentStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
}

/** @param {string} stamp */
function isStamped(stamp) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp && findNode24() !== undefined;
}

/** True after a `npm ci` typed by hand: npm keeps its own list of what it installed. */
function installedMatchesLockFile() {
  const listFile = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(listFile) || findNode24() === undefined) return false;
  const installed = readPackages(listFile);
  const wanted = readPackages(join(root, 'package-lock.json'));
  return Object.entries(wanted).every(([path, entry]) => {
    const found = installed[path];
    if (path === '') return true;
    if (!found) return entry.optional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }>}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

async function install() {
  const total = Object.keys(readPackages(join(root, 'package-lock.json'))).length;
  say(`installing ${total} packages into node_modules (npm ci), about a minute`);
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code } = await withProgress('npm ci', runProcess('npm', args, 'set-up', { cwd: root }));
  if (code !== 0) throw new SetUpError(`npm ci failed (exit ${code}): its message is above.`);
  if (findNode24() === undefined) {
    throw new SetUpError('npm did not run the install script of the package "node". Type: npm rebuild node');
  }
  say('packages are installed');
}
