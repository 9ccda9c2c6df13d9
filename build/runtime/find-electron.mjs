import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, userCache } from '../prepare/places.mjs';

export const standInVersion = '33.2.1';
/** Raised when the stand-in is made in another way, so that an older one is not used. */
const standInRevision = 5;
export const standInFolder = join(userCache, `electron-${standInVersion}-r${standInRevision}`);

/**
 * @typedef {object} ElectronRuntime
 * @property {'official' | 'stand-in'} kind
 * @property {string} version
 * @property {string} executable
 */

/**
 * The Electron on this machine: the official one if it is there, else the stand-in.
 * @returns {ElectronRuntime | undefined}
 */
export function findElectron() {
  return findOfficial() ?? findStandIn();
}

/** @returns {ElectronRuntime | undefined} */
export function findOfficial() {
  const folder = join(root, 'node_modules/electron');
  if (!existsSync(join(folder, 'path.txt')) || !existsSync(join(folder, 'dist/version'))) return undefined;
  const executable = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
  if (!existsSync(executable)) return undefined;
  const version = readFileSync(join(folder, 'dist/version'), 'utf8').trim();
  return { kind: 'official', version, executable };
}

/** @returns {ElectronRuntime | undefined} */
export function findStandIn() {
  if (!existsSync(join(standInFolder, '.complete'))) return undefined;
  return { kind: 'stand-in', version: standInVersion, executable: join(standInFolder, 'electron') };
}

/** Chromium refuses its sandbox to root on Linux; everyone else keeps it. */
export function sandboxArguments() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
