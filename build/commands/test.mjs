import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { getNode24, localCache, root, toolEnvironment } from '../prepare/places.mjs';
import { runProcess } from '../prepare/run-process.mjs';
import { say } from '../prepare/say.mjs';
import {
  checkSandbox,
  describeUnchecked,
  findMissingCheckTools,
  findMissingLibraries,
  findMissingScreen,
  prepareSystem,
} from '../prepare/system.mjs';
import { prepareElectron } from '../runtime/prepare-electron.mjs';
import { addCounts, countPlaywright, countVitest } from './test-counts.mjs';

const unitReport = join(localCache, 'vitest.json');
const windowReport = join(localCache, 'playwright.json');

/** Runs all tests, those under plain Node and those in the window, and sums them up. */
export async function runTests() {
  const runtime = await prepareElectron();
  await prepareSystem([findMissingLibraries(runtime.executable), findMissingScreen(), findMissingCheckTools()]);
  checkSandbox(runtime.executable);
  const unchecked = describeUnchecked();
  mkdirSync(localCache, { recursive: true });
  say('tests under Node');
  const unit = await runTool('node_modules/vitest/vitest.mjs', unitReport, [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ]);
  say(`tests in the window (${runtime.kind} Electron ${runtime.version})`);
  const inWindow = await runTool('node_modules/@playwright/test/cli.js', windowReport, [
    'test',
    '-c',
    'build/e2e/playwright.config.ts',
  ]);
  const counts = addCounts(
    countVitest(readReport(unitReport), unit),
    countPlaywright(readReport(windowReport), inWindow),
  );
  for (const name of counts.skippedNames) process.stdout.write(`skipped: ${name}\n`);
  if (unchecked) process.stdout.write(`${unchecked}\n`);
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
  return unit === 0 && inWindow === 0 && counts.failed === 0 ? 0 : 1;
}

/**
 * @param {string} script
 * @param {string} report removed first: an old one must not be counted
 * @param {readonly string[]} args
 */
async function runTool(script, report, args) {
  rmSync(report, { force: true });
  const env = { ...toolEnvironment(), PLAYWRIGHT_JSON_OUTPUT_FILE: windowReport };
  return (await runProcess(getNode24(), [join(root, script), ...args], 'command', { cwd: root, env })).code;
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
