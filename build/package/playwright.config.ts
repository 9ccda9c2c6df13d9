import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

// the JSON report goes where PLAYWRIGHT_JSON_OUTPUT_FILE says (build/commands/package.mjs)
const counted = process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] !== undefined;

// run by `npm run package`, not by `npm test`: it needs what was packed
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.spec.ts',
  outputDir: resolve(import.meta.dirname, '../../test-results/package'),
  workers: 1,
  timeout: 120_000,
  forbidOnly: true,
  reporter: counted ? [['list'], ['json']] : [['list']],
});
