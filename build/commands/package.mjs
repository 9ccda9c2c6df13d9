import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { getNode24, localCache, root, toolEnvironment } from '../prepare/places.mjs';
import { runProcess } from '../prepare/run-process.mjs';
import { say, withProgress } from '../prepare/say.mjs';
import { prepareSystem, findMissingLibraries, findMissingScreen } from '../prepare/system.mjs';
import { prepareElectron } from '../runtime/prepare-electron.mjs';

/** @typedef {import('../runtime/find-electron.mjs').ElectronRuntime} ElectronRuntime */

/**
 * Packs the program for this system into `dist/`, then starts the packed program once in a variant that lets a
 * test look inside. `--dir` leaves the archives out.
 * @param {readonly string[]} args
 */
export async function packProgram(args) {
  const runtime = await prepareElectron();
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const targets = args.includes('--dir') ? ['dir'] : listTargets(runtime);
  if (runtime.kind === 'stand-in') say('packed on the stand-in Electron: for trials on this machine, never released');
  const packed = await build(runtime, targets, 'dist', false);
  if (packed !== 0 || process.platform !== 'linux') return packed;
  // Playwright cannot look into the released variant, whose fuse for --inspect is off
  const looked = await build(runtime, ['dir'], 'dist/looked-into', true);
  if (looked !== 0) return looked;
  await prepareSystem([findMissingLibraries(runtime.executable), findMissingScreen()]);
  return runTests();
}

/**
 * What can be made here: electron-builder fetches the tools of the other formats from github.com.
 * @param {ElectronRuntime} runtime
 */
function listTargets({ kind }) {
  if (kind === 'official') return [];
  const targets = ['dir'];
  if (findProgram('7z')) targets.push('tar.gz');
  else say('no tar.gz: 7z is missing (Debian: p7zip-full)');
  if (findProgram('dpkg-deb')) targets.push('deb');
  else say('no deb: dpkg-deb is missing');
  return targets;
}

/**
 * @param {ElectronRuntime} runtime
 * @param {readonly string[]} targets none for those of electron-builder.yml
 * @param {string} output
 * @param {boolean} isLookedInto
 */
async function build(runtime, targets, output, isLookedInto) {
  const config = join(localCache, 'electron-builder.json');
  mkdirSync(localCache, { recursive: true });
  writeFileSync(config, JSON.stringify(makeConfig(runtime, output, isLookedInto), null, 2));
  const tool = join(root, 'node_modules/electron-builder/cli.js');
  const words = targets.length > 0 && process.platform === 'linux' ? ['--linux', ...targets] : [];
  const work = runProcess(getNode24(), [tool, ...words, '--config', config, '--publish', 'never'], 'set-up', {
    cwd: root,
    env: { ...toolEnvironment(), ...archiveTools(runtime) },
  });
  return (await withProgress(`packing into ${output}`, work)).code;
}

/**
 * electron-builder.yml with what differs here.
 * @param {ElectronRuntime} runtime
 * @param {string} output
 * @param {boolean} isLookedInto
 */
function makeConfig({ kind, version, executable }, output, isLookedInto) {
  const isStandIn = kind === 'stand-in';
  const folder = dirname(executable);
  return {
    extends: join(root, 'electron-builder.yml'),
    directories: { output },
    electronFuses: {
      enableNodeCliInspectArguments: isLookedInto,
      // the stand-in knows no hash of the archive
      enableEmbeddedAsarIntegrityValidation: !isStandIn,
    },
    ...(isStandIn && {
      electronDist: folder,
      electronVersion: version,
      extraMetadata: { main: 'packaged-main.cjs' },
      files: [{ from: 'build/runtime/stand-in', to: '.', filter: ['packaged-main.cjs'] }],
      extraResources: [{ from: join(folder, 'resources/native'), to: 'native' }],
      // a trial package need not be small: xz takes minutes
      deb: { compression: 'gz' },
      afterPack: join(root, 'build/package/drop-default-app.cjs'),
    }),
  };
}

/**
 * Programs of the system in place of those that electron-builder would fetch.
 * @param {ElectronRuntime} runtime
 */
function archiveTools({ kind }) {
  if (kind === 'official') return {};
  const archiver = findProgram('7z');
  return {
    CUSTOM_FPM_PATH: join(root, 'build/package/fpm-dpkg.mjs'),
    ELECTRON_BUILDER_COMPRESSION_LEVEL: '3',
    ...(archiver && { ELECTRON_BUILDER_7ZIP_PATH: archiver }),
  };
}

/** @param {string} name */
function findProgram(name) {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
}

async function runTests() {
  const tool = join(root, 'node_modules/@playwright/test/cli.js');
  const { code } = await runProcess(
    getNode24(),
    [tool, 'test', '-c', 'build/package/playwright.config.ts'],
    'command',
    {
      cwd: root,
      env: toolEnvironment(),
    },
  );
  return code;
}
