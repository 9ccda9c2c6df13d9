/**
 * The guards of the house must bite: each is fed what it forbids, in a small copy of the house, and has
 * to complain of exactly that; and each is fed the allowed neighbour, to show that it does not always
 * complain.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const layers = ['domain', 'formats', 'documents', 'main', 'preload', 'renderer', 'build', 'test'];
const copied = [
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
  ...layers.map((layer) => `tsconfig.${layer}.json`),
  '.dependency-cruiser.cjs',
  'eslint.config.js',
  'build/check-layers.ts',
  'build/eslint',
];

let house: string;

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'partajoule-house-'));
  for (const path of copied) cpSync(join(root, path), join(house, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'junction');
});
afterEach(() => {
  rmSync(house, { recursive: true, force: true });
});

function write(path: string, source: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), source);
}

interface Verdict {
  readonly passed: boolean;
  readonly said: string;
}

function run(script: string, args: readonly string[]): Verdict {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: house,
    encoding: 'utf8',
  });
  return { passed: status === 0, said: stdout + stderr };
}

const checkTypes = (layer: string): Verdict =>
  run('node_modules/typescript/bin/tsc', ['--noEmit', '-p', `tsconfig.${layer}.json`]);
const checkLayers = (...folders: readonly string[]): Verdict => run('build/check-layers.ts', folders);
const checkStyle = (...files: readonly string[]): Verdict =>
  run('node_modules/eslint/bin/eslint.js', ['--max-warnings', '0', ...files]);

describe('the compiler keeps layers apart', () => {
  it('accepts pure domain code and refuses Node, the page and other layers in it', () => {
    write('main/domain/pure.ts', 'export const twice = (n: number): number => 2 * n;\n');
    expect(checkTypes('domain')).toEqual({ passed: true, said: '' });

    write('main/data/table.ts', 'export const table = 1;\n');
    write('main/domain/reads-file.ts', "import { readFileSync } from 'node:fs';\nreadFileSync('x');\n");
    write('main/domain/uses-page.ts', 'export const title = document.title;\n');
    write('main/domain/uses-process.ts', 'export const folder = process.cwd();\n');
    write('main/domain/leaves.ts', "import { table } from '#data/table.ts';\nexport const t = table;\n");
    const { passed, said } = checkTypes('domain');
    expect(passed).toBe(false);
    expect(said).toMatch(/reads-file\.ts.*node:fs/);
    expect(said).toMatch(/uses-page\.ts.*document/);
    expect(said).toMatch(/uses-process\.ts.*process/);
    expect(said).toMatch(/table\.ts.*rootDir/);
  });

  it('refuses the page in formats and documents, and Node in the page', () => {
    for (const layer of ['formats', 'documents']) {
      write(`main/${layer}/draws.ts`, 'export const title = document.title;\n');
      expect(checkTypes(layer).said).toMatch(/draws\.ts.*document/);
    }
    write('renderer/reads.ts', 'export const folder = process.cwd();\n');
    expect(checkTypes('renderer').said).toMatch(/reads\.ts.*process/);
  });
});

describe('the import rule keeps layers apart', () => {
  it('accepts imports that point inwards', () => {
    write('main/domain/pure.ts', 'export const one = 1;\n');
    write('main/data/table.ts', "import { one } from '#domain/pure.ts';\nexport const table = one;\n");
    write('preload/contract.ts', "import type { one } from '#domain/pure.ts';\nexport type One = typeof one;\n");
    write('renderer/page.ts', "import type { One } from '#contract';\nexport const shown: One = 1;\n");
    expect(checkLayers('main', 'preload', 'renderer').said).toBe('4 modules, 0 violations\n');
  });

  it('refuses what points outwards, each by its rule', () => {
    write('main/domain/pure.ts', 'export const one = 1;\n');
    write('main/data/queries/deep/table.ts', "import { app } from 'electron';\nexport const table = app;\n");
    write('main/domain/reads.ts', "import 'node:fs';\nimport '#data/queries/deep/table.ts';\n");
    write('main/formats/enedis/reads.ts', "import 'node:fs';\n");
    write('main/documents/pdf/bill.ts', "import '#data/queries/deep/table.ts';\n");
    write('main/jobs/shows.ts', "import '#main/app/window.ts';\n");
    write('main/app/window.ts', "import '#domain/pure.ts';\n");
    write('main/ipc/handlers/shows.ts', "import '#main/app/window.ts';\n");
    write('main/cli.ts', "import '#main/app/window.ts';\n");
    write('main/data/migrations/0010-first.ts', "import '#domain/pure.ts';\n");
    write('preload/contract.ts', "import { one } from '#domain/pure.ts';\nexport const two = one;\n");
    write('preload/index.ts', "import '#domain/pure.ts';\n");
    write('renderer/features/page.ts', "import '#data/queries/deep/table.ts';\nimport 'node:path';\n");
    write('renderer/features/lost.ts', "import './nowhere.ts';\n");
    write('renderer/a.ts', "import './b.ts';\n");
    write('renderer/b.ts', "import './a.ts';\n");
    write('main/ships-build.ts', "import '#build/check-layers.ts';\n");
    const { passed, said } = checkLayers('main', 'preload', 'renderer');
    expect(passed).toBe(false);
    for (const violation of [
      /^electron-in-four-places: main\/data\/queries\/deep\/table\.ts → /m,
      /^domain-is-pure: main\/domain\/reads\.ts → (node:)?fs$/m,
      /^domain-is-pure: main\/domain\/reads\.ts → main\/data\/queries\/deep\/table\.ts$/m,
      /^formats-are-pure: main\/formats\/enedis\/reads\.ts → (node:)?fs$/m,
      /^documents-inwards: main\/documents\/pdf\/bill\.ts → /m,
      /^jobs-inwards: main\/jobs\/shows\.ts → /m,
      /^handlers-inwards: main\/ipc\/handlers\/shows\.ts → /m,
      /^command-line-without-window: main\/cli\.ts → /m,
      /^migrations-are-frozen: main\/data\/migrations\/0010-first\.ts → /m,
      /^contract-loads-nothing: preload\/contract\.ts → /m,
      /^preload-is-a-loop: preload\/index\.ts → /m,
      /^renderer-sees-the-contract: renderer\/features\/page\.ts → main\/data\/queries/m,
      /^renderer-without-node: renderer\/features\/page\.ts → (node:)?path$/m,
      /^resolvable: renderer\/features\/lost\.ts → /m,
      /^no-cycle: renderer\/[ab]\.ts → renderer\/[ab]\.ts$/m,
      /^build-is-not-shipped: main\/ships-build\.ts → /m,
    ]) {
      expect(said).toMatch(violation);
    }
  });

  it('fails when it has read nothing', () => {
    mkdirSync(join(house, 'main'), { recursive: true });
    const { passed, said } = checkLayers('main');
    expect(passed).toBe(false);
    expect(said).toContain('no module was read');
  });
});

describe('the style rule', () => {
  it('accepts clean code and refuses each thing the house does not want', () => {
    write('main/domain/clean.ts', 'export const twice = (n: number): number => 2 * n;\n');
    expect(checkStyle('main/domain/clean.ts')).toEqual({ passed: true, said: '' });

    write('main/data/forgets.ts', 'async function save(): Promise<void> {\n  await Promise.resolve();\n}\nsave();\n');
    write('main/data/talks.ts', "console.log('x');\n");
    write('main/data/anything.ts', 'export const x: any = 1;\n');
    write('main/data/nameless.ts', 'export default 1;\n');
    write('main/data/mutes.ts', '// eslint-disable-next-line\nexport const x: any = 1;\n');
    write('main/domain/clock.ts', 'export const now = (): number => Date.now();\n');
    write('renderer/words.tsx', 'export const Words = () => <p title="Facture">Bonjour</p>;\n');
    write(
      'renderer/hook.tsx',
      "import { useState } from 'react';\nexport function Page(p: { on: boolean }) {\n  if (p.on) useState(1);\n  return null;\n}\n",
    );
    const { passed, said } = checkStyle('main', 'renderer');
    expect(passed).toBe(false);
    const complaints = said.split(/\n(?=\S.*\.tsx?\n)/);
    const about = (file: string): string => complaints.find((part) => part.includes(file)) ?? '';
    expect(about('forgets.ts')).toContain('no-floating-promises');
    expect(about('talks.ts')).toContain('no-console');
    expect(about('anything.ts')).toContain('no-explicit-any');
    expect(about('nameless.ts')).toContain('no default exports');
    expect(about('mutes.ts')).toContain('no-explicit-any');
    expect(about('clock.ts')).toContain('no clock');
    expect(about('words.tsx')).toContain('"Bonjour"');
    expect(about('words.tsx')).toContain('"Facture"');
    expect(about('hook.tsx')).toContain('rules-of-hooks');
  });
});
