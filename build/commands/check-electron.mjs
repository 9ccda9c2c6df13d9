import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { transformWithOxc } from 'vite';
import { getNode24, localCache, root, toolEnvironment } from '../prepare/places.mjs';
import { runProcess } from '../prepare/run-process.mjs';
import { say, SetUpError, withProgress } from '../prepare/say.mjs';
import { compareFindings } from '../security/compare-findings.mjs';

/**
 * @typedef {import('../security/compare-findings.mjs').Finding} Finding
 * @typedef {{ checks: number, findings: Finding[], unread: { place: string, message: string }[] }} Scan
 */

// not among the packages of the project: what it needs is years old, and it only ever reads a copy
const NAME = '@doyensec/electronegativity';
const VERSION = '1.10.3';

/**
 * Lets Electronegativity look through the sources and the built program, and compares what it finds with
 * `build/security/explained-findings.json`. First it must find what is wrong in a small wrong program.
 */
export async function checkElectron() {
  const tool = await installTool();
  const folder = mkdtempSync(join(tmpdir(), 'partajoule-scan-'));
  try {
    const canary = await scan(tool, writeCanary(join(folder, 'canary')), join(folder, 'canary.json'));
    const house = await scan(tool, await copyProgram(join(folder, 'program')), join(folder, 'program.json'));
    return report(canary, house);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns {Promise<string>} the folder of the tool's package */
async function installTool() {
  const folder = join(localCache, `electronegativity-${VERSION}`);
  const tool = join(folder, 'node_modules', NAME);
  if (existsSync(join(folder, 'ready'))) return tool;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  say(`fetching ${NAME} ${VERSION}`);
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', `${NAME}@${VERSION}`];
  const work = runProcess('npm', args, 'set-up', { cwd: folder });
  const { code } = await withProgress('npm install', work);
  if (code !== 0) {
    throw new SetUpError(`NOT CHECKED: ${NAME} ${VERSION} could not be fetched from the npm registry (exit ${code}).`);
  }
  writeFileSync(join(folder, 'ready'), '');
  return tool;
}

/**
 * A program with the mistake that every scanner of Electron must see.
 * @param {string} folder
 */
function writeCanary(folder) {
  mkdirSync(folder, { recursive: true });
  const source =
    "const { BrowserWindow } = require('electron');\nnew BrowserWindow({ webPreferences: { nodeIntegration: true } });\n";
  writeFileSync(join(folder, 'main.js'), source);
  return folder;
}

/**
 * The sources without their tests, and the built program in the words the tool knows: it leaves `.cjs` and `.mjs`
 * unread, and stops at private members of classes.
 * @param {string} folder
 */
async function copyProgram(folder) {
  for (const part of ['main', 'preload', 'renderer', 'package.json']) {
    cpSync(join(root, part), join(folder, part), { recursive: true, filter: (file) => !/\.test\.tsx?$/.test(file) });
  }
  for (const name of readdirSync(join(root, 'out'), { recursive: true, encoding: 'utf8' })) {
    const match = /^(.*)\.(?:cjs|mjs|js)$/.exec(name);
    if (!match && !name.endsWith('.html')) continue;
    const source = readFileSync(join(root, 'out', name), 'utf8');
    const target = join(folder, 'out', match ? `${match[1]}.js` : name);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(
      target,
      match ? (await transformWithOxc(source, name, { target: 'es2019', lang: 'js' })).code : source,
    );
  }
  return folder;
}

/**
 * @param {string} tool
 * @param {string} folder
 * @param {string} output
 * @returns {Promise<Scan>}
 */
async function scan(tool, folder, output) {
  const script = join(root, 'build/security/scan.mjs');
  const options = { cwd: root, env: toolEnvironment() };
  const work = runProcess(getNode24(), [script, tool, folder, output], 'keep-all', options);
  const { code, text } = await withProgress(`${NAME} reads`, work);
  if (code !== 0 || !existsSync(output)) throw new SetUpError(`NOT CHECKED: ${NAME} ended with ${code}.\n${text}`);
  return JSON.parse(readFileSync(output, 'utf8'));
}

/**
 * @param {Scan} canary
 * @param {Scan} house
 */
function report(canary, house) {
  const list = JSON.parse(readFileSync(join(root, 'build/security/explained-findings.json'), 'utf8'));
  const { unexplained, explained, gone } = compareFindings(house.findings, list);
  const isBlind = !canary.findings.some(({ check }) => check === 'NODE_INTEGRATION_JS_CHECK');
  const lines = [
    ...(isBlind ? ['FAILED it does not see nodeIntegration: true in a program made for it'] : []),
    ...house.unread.map(({ place, message }) => `FAILED could not be read: ${place}: ${message}`),
    ...unexplained.map(({ check, place, line, severity }) => `FAILED ${severity} ${check} at ${place}:${line}`),
    ...gone.map(({ check, place }) => `FAILED explained, but no longer found: ${check} at ${place}`),
  ];
  for (const { check, place, line } of explained) process.stdout.write(`explained ${check} at ${place}:${line}\n`);
  for (const line of lines) process.stdout.write(`${line}\n`);
  process.stdout.write(
    `${NAME} ${VERSION}, ${house.checks} checks: ${house.findings.length} found, ${explained.length} explained\n`,
  );
  process.stdout.write(`${lines.length === 0 ? 1 : 0} passed, ${lines.length} failed\n`);
  return lines.length === 0 ? 0 : 1;
}
