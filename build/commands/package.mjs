import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { getNode24, localCache, root, toolEnvironment } from '../prepare/places.mjs';
import { runProcess } from '../prepare/run-process.mjs';
import { say, withProgress } from '../prepare/say.mjs';
import { prepareSystem, findMissingLibraries, findMissingScreen } from '../prepare/system.mjs';
import { prepareElectron } from '../runtime/prepare-electron.mjs';
import { addCounts, countPlaywright } from './test-counts.mjs';

/** @typedef {import('../runtime/find-electron.mjs').ElectronRuntime} ElectronRuntime */

const lookedInto = join(root, 'dist/looked-into/linux-unpacked/partajoule');

/**
 * Packs the program for this system into `dist/`, then drives what was packed. `--dir` leaves the archives out;
 * `--whole` runs all tests of the window against the packed program too.
 * @param {readonly string[]} args
 */
export async function packProgram(args) {
  const runtime = await prepareElectron();
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const targets = args.includes('--dir') ? ['dir'] : listTargets(runtime);
  if (runtime.kind === 'stand-in') say('packed on the stand-in Electron: for trials on this machine, never released');
  const packed = await build(runtime, targets);
  if (packed !== 0 || process.platform !== 'linux') return packed;
  await copyForTests();
  await prepareSystem([findMissingLibraries(runtime.executable), findMissingScreen()]);
  return runTests(args.includes('--whole'));
}

/** Playwright cannot look into the released program, whose fuse for --inspect is off: into a copy with that one on. */
async function copyForTests() {
  cpSync(join(root, 'dist/linux-unpacked'), dirname(lookedInto), { recursive: true });
  await flipFuses(lookedInto, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
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
 */
async function build(runtime, targets) {
  const config = join(localCache, 'electron-builder.json');
  mkdirSync(localCache, { recursive: true });
  writeFileSync(config, JSON.stringify(makeConfig(runtime), null, 2));
  const tool = join(root, 'node_modules/electron-builder/cli.js');
  const words = targets.length > 0 && process.platform === 'linux' ? ['--linux', ...targets] : [];
  const work = runProcess(getNode24(), [tool, ...words, '--config', config, '--publish', 'never'], 'set-up', {
    cwd: root,
    env: { ...toolEnvironment(), ...archiveTools(runtime) },
  });
  return (await withProgress('packing into dist', work)).code;
}

/**
 * electron-builder.yml with what differs here.
 * @param {ElectronRuntime} runtime
 */
function makeConfig({ kind, version, executable }) {
  const isStandIn = kind === 'stand-in';
  const folder = dirname(executable);
  return {
    extends: join(root, 'electron-builder.yml'),
    // the stand-in knows no hash of the archive
    electronFuses: { enableEmbeddedAsarIntegrityValidation: !isStandIn },
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

/** @param {boolean} isWhole */
async function runTests(isWhole) {
  const packed = await runSpecs('build/package/playwright.config.ts', {});
  const window = isWhole
    ? await runSpecs('build/e2e/playwright.config.ts', { PARTAJOULE_PACKED: lookedInto })
    : undefined;
  const counts = window ? addCounts(packed, window) : packed;
  for (const name of counts.skippedNames) process.stdout.write(`skipped: ${name}\n`);
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
  return counts.failed === 0 ? 0 : 1;
}

/**
 * @param {string} config
 * @param {NodeJS.ProcessEnv} more
 */
async function runSpecs(config, more) {
  const report = join(localCache, 'playwright-packed.json');
  rmSync(report, { force: true });
  const tool = join(root, 'node_modules/@playwright/test/cli.js');
  const env = { ...toolEnvironment(), ...more, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const { code } = await runProcess(getNode24(), [tool, 'test', '-c', config], 'command', { cwd: root, env });
  return countPlaywright(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined, code);
}
