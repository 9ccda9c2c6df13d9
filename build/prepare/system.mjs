import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runProcess } from './run-process.mjs';
import { say, SetUpError, withProgress } from './say.mjs';

/** What Electron links to on a bare Debian, and one font so that letters are drawn. */
const electronPackages =
  'libasound2 libatk-bridge2.0-0 libatk1.0-0 libatspi2.0-0 libcairo2 libcups2 libdbus-1-3 libdrm2 libexpat1 libgbm1 libglib2.0-0 libgtk-3-0 libnspr4 libnss3 libpango-1.0-0 libudev1 libx11-6 libxcb1 libxcomposite1 libxdamage1 libxext6 libxfixes3 libxkbcommon0 libxrandr2 fonts-dejavu-core'.split(
    ' ',
  );

/**
 * Installs the shared libraries that this Electron lacks.
 * @param {string} executable
 */
export async function prepareLibraries(executable) {
  if (process.platform !== 'linux') return;
  const missing = missingLibraries(executable);
  if (missing.length > 0)
    await installPackages(electronPackages, `Electron lacks ${missing.join(', ')}`);
}

/** @param {string} executable */
function missingLibraries(executable) {
  const lines = execFileSync('ldd', [executable], { encoding: 'utf8' }).split('\n');
  return lines
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0] ?? '');
}

/** Tests draw the window on a virtual screen where there is no other. */
export async function prepareVirtualScreen() {
  if (process.platform !== 'linux' || process.env['DISPLAY'] || isCommand('Xvfb')) return;
  await installPackages(
    ['xvfb', 'fonts-dejavu-core'],
    'there is no display and no virtual one (Xvfb)',
  );
}

/**
 * Programs by which the tests read bills and spreadsheets. Without LibreOffice the tests that need it
 * are skipped; without the others there is no test of the bills.
 * @returns {Promise<string | undefined>} what is not checked, and the command that would change it
 */
export async function prepareCheckTools() {
  const needed = [
    ...(isCommand('pdftotext') ? [] : ['poppler-utils']),
    ...(isCommand('qpdf') ? [] : ['qpdf']),
  ];
  const office = isCommand('soffice') ? [] : ['libreoffice-calc-nogui'];
  if (needed.length > 0 || (office.length > 0 && mayInstall())) {
    const wanted = mayInstall() ? [...needed, ...office] : needed;
    await installPackages(wanted, `the tests use ${wanted.join(', ')}`);
  }
  if (isCommand('soffice')) return undefined;
  return `LibreOffice is not there: tests that open spreadsheets with it are skipped. ${aptCommand(office)}`;
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
  const update = runProcess('apt-get', ['update', ...options], { env });
  await withProgress('apt-get update', update);
  const install = ['install', '-y', '--no-install-recommends', ...options, ...names];
  const { code } = await withProgress(
    'apt-get install',
    runProcess('apt-get', install, { env, capture: true }),
  );
  if (code !== 0) throw new SetUpError(`apt-get could not install ${names.join(' ')}: see above.`);
  say('system packages are installed');
}
