import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

// the JSON report goes where PLAYWRIGHT_JSON_OUTPUT_FILE says (build/commands/test.mjs)
const counted = process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] !== undefined;

export default defineConfig({
  testDir: import.meta.dirname,
  globalSetup: resolve(import.meta.dirname, 'global-setup.ts'),
  outputDir: resolve(import.meta.dirname, '../../test-results/window'),
  workers: 1,
  timeout: 120_000,
  forbidOnly: true,
  // one more try where a loaded machine was slow; the list calls such a test flaky
  retries: 1,
  reporter: counted ? [['list'], ['json']] : [['list']],
});
