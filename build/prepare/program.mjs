import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { getNode24, localCache, root, toolEnvironment } from './places.mjs';
import { runProcess } from './run-process.mjs';
import { say, SetUpError, withProgress } from './say.mjs';

/** @typedef {'main' | 'preload' | 'renderer'} Part */

/**
 * What each built part is made from. The command line needs `main` alone.
 * @type {Record<Part, string[]>}
 */
const parts = {
  main: ['main', 'preload', 'resources/locales'],
  preload: ['preload', 'main'],
  renderer: ['renderer', 'preload', 'main', 'resources'],
};
const common = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'];

/**
 * Builds those of the parts whose sources have changed since they were last built.
 * @param {readonly Part[]} wanted
 */
export async function prepareProgram(wanted) {
  if (wanted.every(isBuilt)) return;
  await withLock(join(localCache, 'lock-build'), async () => {
    const changed = wanted.filter((part) => !isBuilt(part));
    if (changed.length > 0) await build(changed);
  });
}

/** @param {Part} part */
function isBuilt(part) {
  const file = stampFile(part);
  const entry = join(root, 'out', part, part === 'renderer' ? 'index.html' : 'index.cjs');
  return existsSync(entry) && existsSync(file) && readFileSync(file, 'utf8') === sourceHash(part);
}

/** @param {string} part */
const stampFile = (part) => join(root, 'out', part, '.sources');

/** @param {Part} part */
function sourceHash(part) {
  const hash = createHash('sha256');
  const files = parts[part].flatMap(listSources).concat(common).sort();
  for (const file of files) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(`${file}\0`).update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder relative to the root
 * @returns {string[]} files relative to the root; tests are no part of the program
 */
function listSources(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$|\.md$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

/**
 * Builds beside the old result and then moves the new one in its place: a command that is running
 * meanwhile never meets half a program.
 * @param {readonly Part[]} changed
 */
async function build(changed) {
  say(`building the program (${changed.join(', ')})`);
  for (const name of readdirSync(root).filter((name) => name.startsWith('out-next'))) {
    rmSync(join(root, name), { recursive: true, force: true });
  }
  // a name of its own: what a killed build may still be writing does not mix with this one
  const name = `out-next-${process.pid}`;
  const next = join(root, name);
  const hashes = changed.map(sourceHash);
  const env = { ...toolEnvironment(), BUILD_PARTS: changed.join(','), BUILD_OUT: name };
  const tool = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const work = runProcess(getNode24(), [tool, 'build', '--logLevel', 'warn'], 'keep-all', { cwd: root, env });
  const { code, text } = await withProgress('building', work);
  if (code !== 0) throw new SetUpError(`${text}\nThe program could not be built (exit ${code}): see above.`);
  mkdirSync(join(root, 'out'), { recursive: true });
  changed.forEach((part, index) => {
    writeFileSync(join(next, part, '.sources'), hashes[index] ?? '');
    replaceFolder(join(next, part), join(root, 'out', part));
  });
  rmSync(next, { recursive: true, force: true });
  say('the program is built');
}

/**
 * @param {string} from
 * @param {string} to
 */
function replaceFolder(from, to) {
  const old = `${from}-old`;
  if (existsSync(to)) renameSync(to, old);
  renameSync(from, to);
}
