import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The folder of the repository. */
export const root = resolve(import.meta.dirname, '../..');

/** Stamps, locks and reports that may be thrown away. */
export const localCache = join(root, '.cache');

/** What several clones on one machine share: the runtime of the window where it had to be made. */
export const userCache =
  process.env['PARTAJOULE_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'partajoule');

/** Where the person typed the command: npm changes to the package's folder before it runs a script. */
export function callersFolder() {
  const typedIn = process.env['INIT_CWD'];
  return typedIn && process.cwd() === root ? typedIn : process.cwd();
}

/** The Node 24 that the lock file pins; scripts of this program do not run on the system's Node. */
export function findNode24() {
  const file = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(file) ? file : undefined;
}

export function getNode24() {
  const file = findNode24();
  if (!file) throw new Error('node_modules/node is missing after the packages were installed');
  return file;
}

/** @returns {NodeJS.ProcessEnv} the environment of a program that is to find Node 24 and our tools first */
export function toolEnvironment() {
  const bin = join(root, 'node_modules/.bin');
  const separator = process.platform === 'win32' ? ';' : ':';
  return { ...process.env, PATH: `${bin}${separator}${process.env['PATH'] ?? ''}` };
}
