import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { findCatalogueProblems } from './build/catalogues/find-catalogue-problems.ts';
import { readCatalogues } from './build/catalogues/read-catalogues.ts';

const at = (path: string): string => resolve(import.meta.dirname, path);

// set by build/prepare/program.mjs, which builds only what has changed and beside the old result
const parts = process.env['BUILD_PARTS']?.split(',') ?? ['main', 'preload', 'renderer'];
const out = process.env['BUILD_OUT'] ?? 'out';

// the oldest runtime that must understand the result: the stand-in Electron 33
const nodeTarget = 'node20.18';
const browserTarget = 'chrome130';

/** Ends the build where a text is missing, unused or cannot be filled in. */
const catalogues: Plugin = {
  name: 'catalogues',
  buildStart() {
    const problems = findCatalogueProblems(readCatalogues(import.meta.dirname));
    if (problems.length > 0) this.error(problems.join('\n'));
  },
};

// a text that is parsed is ready several times sooner than the same object as a script
const json = { namedExports: false, stringify: true } as const;

const main = {
  json,
  plugins: [catalogues],
  build: {
    target: nodeTarget,
    outDir: at(`${out}/main`),
    sourcemap: true,
    rolldownOptions: {
      input: {
        index: at('main/index.ts'),
        cli: at('main/cli.ts'),
        worker: at('main/jobs/worker.ts'),
      },
      // shared chunks lie beside the entries, so that import.meta.dirname is out/main in all of them
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' } as const,
    },
  },
};

const preload = {
  build: {
    target: nodeTarget,
    outDir: at(`${out}/preload`),
    externalizeDeps: false,
    rolldownOptions: {
      input: { index: at('preload/index.ts') },
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
} as const;

const renderer = {
  root: at('renderer'),
  json,
  plugins: [react(), catalogues],
  build: {
    target: browserTarget,
    outDir: at(`${out}/renderer`),
    emptyOutDir: true,
    minify: true,
    rolldownOptions: { input: { index: at('renderer/index.html') } },
  },
};

export default defineConfig({
  ...(parts.includes('main') && { main }),
  ...(parts.includes('preload') && { preload }),
  ...(parts.includes('renderer') && { renderer }),
});
