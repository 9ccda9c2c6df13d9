import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../prepare/lock.mjs';
import { getNode24, localCache, root, userCache } from '../prepare/places.mjs';
import { runProcess } from '../prepare/run-process.mjs';
import { say, SetUpError, withProgress } from '../prepare/say.mjs';
import { findElectron, findOfficial, findStandIn, standInVersion } from './find-electron.mjs';

const DAY_MS = 86_400_000;
const unreachableFile = join(localCache, 'official-electron-unreachable');

/**
 * Makes an Electron available: the official one where it can be fetched, else the stand-in. A failed
 * attempt at the official one is remembered for a day.
 * @returns {Promise<import('./find-electron.mjs').ElectronRuntime>}
 */
export async function prepareElectron() {
  const there = findOfficial() ?? (wasUnreachableToday() ? findStandIn() : undefined);
  if (there) return there;
  return withLock(join(userCache, 'lock-electron'), async () => {
    if (!findOfficial() && !wasUnreachableToday()) await fetchOfficial();
    if (!findElectron()) await makeStandIn();
    const runtime = findElectron();
    if (!runtime) throw new Error('no Electron after it was prepared');
    return runtime;
  });
}

function wasUnreachableToday() {
  if (!existsSync(unreachableFile)) return false;
  return Date.now() - Number(readFileSync(unreachableFile, 'utf8')) < DAY_MS;
}

/** Electron's own downloader, which checks the file against the hashes of its package. */
async function fetchOfficial() {
  const folder = join(root, 'node_modules/electron');
  const version = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
  const url = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`;
  if (await canReach(url)) {
    say(`downloading the official Electron ${version} (about 120 MB)`);
    const work = runProcess(getNode24(), [join(folder, 'install.js')], 'keep-all', { cwd: root });
    const { code } = await withProgress('downloading Electron', work);
    if (code === 0 && findOfficial()) return;
  }
  say('the official Electron cannot be downloaded here (github.com); not tried again for a day');
  mkdirSync(localCache, { recursive: true });
  writeFileSync(unreachableFile, String(Date.now()));
}

/**
 * A firewall that swallows packets would hold the downloader for minutes: ask briefly first.
 * @param {string} url
 */
async function canReach(url) {
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'];
  if (mirror ?? process.env['ELECTRON_GET_USE_PROXY']) return true;
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(8000) });
    return answer.ok;
  } catch {
    return false;
  }
}

/** Runs under Node 24: the tools that set fuses and pack asar files need it. */
async function makeStandIn() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetUpError(
      'Electron could not be downloaded. Check the connection to github.com, or set ELECTRON_MIRROR, then type the command again.',
    );
  }
  say(`preparing the stand-in Electron ${standInVersion} for this machine (once, under a minute)`);
  const script = join(root, 'build/runtime/make-stand-in.mjs');
  const { code } = await runProcess(getNode24(), [script], 'set-up', { cwd: root });
  if (code !== 0) throw new SetUpError('The stand-in Electron could not be prepared: see above.');
}
