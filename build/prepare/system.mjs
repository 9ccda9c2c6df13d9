import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runProcess } from './run-process.mjs';
import { say, SetUpError, withProgress } from './say.mjs';

const officePackage = 'libreoffice-calc-nogui';

/** What Electron links to on a bare Debian, and one font so that letters are drawn. */
const electronPackages =
  'libasound2 libatk-bridge2.0-0 libatk1.0-0 libatspi2.0-0 libcairo2 libcups2 libdbus-1-3 libdrm2 libexpat1 libgbm1 libglib2.0-0 libgtk-3-0 libnspr4 libnss3 libpango-1.0-0 libudev1 libx11-6 libxcb1 libxcomposite1 libxdamage1 libxext6 libxfixes3 libxkbcommon0 libxrandr2 fonts-dejavu-core'.split(
    ' ',
  );

/**
 * What a command needs of the system and does not find.
 * @typedef {object} Lack
 * @property {string} reason
 * @property {readonly string[]} packages Debian packages that bring it
 */

/**
 * Installs what is missing where it may; else stops with the command to type.
 * @param {readonly (Lack | undefined)[]} lacks
 */
export async function prepareSystem(lacks) {
  const found = lacks.filter((lack) => lack !== undefined);
  const names = [...new Set(found.flatMap((lack) => lack.packages))];
  if (names.length > 0) await installPackages(names, found.map((lack) => lack.reason).join('; '));
}

/**
 * Shared libraries that this Electron links to and that are not there.
 * @param {string} executable
 * @returns {Lack | undefined}
 */
export function findMissingLibraries(executable) {
  if (process.platform !== 'linux') return undefined;
  const lines = execFileSync('ldd', [executable], { encoding: 'utf8' }).split('\n');
  const missing = lines.filter((line) => line.includes('not found')).map((line) => line.trim().split(' ')[0]);
  if (missing.length === 0) return undefined;
  return { reason: `Electron lacks ${missing.join(', ')}`, packages: electronPackages };
}

/**
 * Chromium locks its pages into a sandbox: by user namespaces, or by its own helper where the system
 * forbids these. Root runs without (see sandboxArguments).
 * @param {string} executable
 */
export function checkSandbox(executable) {
  if (process.platform !== 'linux' || process.getuid?.() === 0) return;
  if (spawnSync('unshare', ['--user', 'true']).status === 0) return;
  const sandboxHelper = join(dirname(executable), 'chrome-sandbox');
  const { uid, mode } = statSync(sandboxHelper);
  if (uid === 0 && (mode & 0o4000) !== 0) return;
  throw new SetUpError(
    `This system forbids user namespaces, so the window's sandbox needs its own way in.\nType: sudo chown root ${sandboxHelper} && sudo chmod 4755 ${sandboxHelper}`,
  );
}

/**
 * Tests draw the window on a virtual screen where there is no other.
 * @returns {Lack | undefined}
 */
export function findMissingScreen() {
  if (process.platform !== 'linux' || process.env['DISPLAY'] || isCommand('Xvfb')) return undefined;
  return { reason: 'there is no display and no virtual one (Xvfb)', packages: ['xvfb', 'fonts-dejavu-core'] };
}

/**
 * Programs by which the tests read bills and spreadsheets.
 * @returns {Lack | undefined}
 */
export function findMissingCheckTools() {
  const packages = Object.entries({ 'poppler-utils': 'pdftotext', qpdf: 'qpdf', [officePackage]: 'soffice' })
    .filter(([name, command]) => !isCommand(command) && (name !== officePackage || mayInstall()))
    .map(([name]) => name);
  return packages.length > 0 ? { reason: `the tests use ${packages.join(', ')}`, packages } : undefined;
}

/**
 * LibreOffice is large and checks only that spreadsheets open elsewhere too: who may not install
 * packages does without.
 * @returns {string | undefined} what is not checked, and the command that would change it
 */
export function describeUnchecked() {
  if (isCommand('soffice')) return undefined;
  return `LibreOffice is not there: tests that open spreadsheets with it are skipped. ${aptCommand([officePackage])}`;
}

/** @param {string} name */
function isCommand(name) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function mayInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** @param {readonly string[]} names */
function aptCommand(names) {
  const before = process.getuid?.() === 0 ? '' : 'sudo ';
  return `Type: ${before}apt-get update && ${before}apt-get install -y --no-install-recommends ${names.join(' ')}`;
}

/**
 * @param {readonly string[]} names
 * @param {string} reason
 */
async function installPackages(names, reason) {
  if (!mayInstall()) {
    const how = existsSync('/usr/bin/apt-get')
      ? aptCommand(names)
      : `Install what your system calls the Debian packages ${names.join(' ')}`;
    throw new SetUpError(`A system package is missing: ${reason}.\n${how}`);
  }
  say(`${reason}: installing ${names.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0'];
  await withProgress('apt-get update', runProcess('apt-get', ['update', ...options], 'set-up', { env }));
  const install = ['install', '-y', '--no-install-recommends', ...options, ...names];
  const work = runProcess('apt-get', install, 'keep-all', { env });
  const { code, text } = await withProgress('apt-get install', work);
  if (code !== 0) throw new SetUpError(`${text}\napt-get could not install ${names.join(' ')}: see above.`);
  say('system packages are installed');
}
