import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { getNode24, root, toolEnvironment } from '../prepare/places.mjs';
import { runProcess } from '../prepare/run-process.mjs';

const layers = ['domain', 'formats', 'documents', 'main', 'preload', 'renderer', 'build', 'test'];

/** What a reviewer would otherwise have to look for: types, style, layers, format, and that these guards bite. */
export async function runChecks() {
  const folders = ['main', 'preload', 'renderer', 'build'].filter((folder) => existsSync(join(root, folder)));
  /** @type {readonly [string, string, readonly string[]][]} */
  const checks = [
    ...layers.map(
      (layer) =>
        /** @type {[string, string, string[]]} */ ([
          `types: ${layer}`,
          'node_modules/typescript/bin/tsc',
          ['--noEmit', '-p', `tsconfig.${layer}.json`],
        ]),
    ),
    ['layers', 'build/check-layers.ts', folders],
    ['catalogues', 'build/check-catalogues.ts', []],
    ['style', 'node_modules/eslint/bin/eslint.js', ['--max-warnings', '0', '.']],
    ['format', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']],
    ['guards', 'node_modules/vitest/vitest.mjs', ['run', 'build/layers.test.ts']],
  ];
  let failed = 0;
  for (const [name, script, args] of checks) {
    const fromMs = Date.now();
    const options = { cwd: root, env: toolEnvironment() };
    const { code } = await runProcess(getNode24(), [join(root, script), ...args], 'command', options);
    const seconds = ((Date.now() - fromMs) / 1000).toFixed(1);
    process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
    if (code !== 0) failed += 1;
  }
  process.stdout.write(`${checks.length - failed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}
