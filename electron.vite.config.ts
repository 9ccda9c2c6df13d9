import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => resolve(import.meta.dirname, path);

// set by build/prepare/program.mjs, which builds only what has changed and beside the old result
const parts = process.env['BUILD_PARTS']?.split(',') ?? ['main', 'preload', 'renderer'];
const out = process.env['BUILD_OUT'] ?? 'out';

// the oldest runtime that must understand the result: the stand-in Electron 33
const nodeTarget = 'node20.18';
const browserTarget = 'chrome130';

const main = {
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
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
    },
  },
} as const;

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
  plugins: [react()],
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
