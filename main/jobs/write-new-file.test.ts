import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { codeOf, makeTestFolder } from '#data/make-test-operation.ts';
import { makeFolder, writeNewFile } from './write-new-file.ts';

const bytes = (text: string): Buffer => Buffer.from(text);

it('writes a new file, leaves the same bytes alone and overwrites nothing', async () => {
  const path = join(makeTestFolder(), 'bill.pdf');
  await writeNewFile(path, bytes('a'));
  await writeNewFile(path, bytes('a'));
  expect(await codeOf(() => writeNewFile(path, bytes('b')))).toBe('output-exists');
  expect(readFileSync(path, 'utf8')).toBe('a');
});

it('takes a folder of that name for a name that is taken', async () => {
  const path = join(makeTestFolder(), 'bill.pdf');
  mkdirSync(path);
  expect(await codeOf(() => writeNewFile(path, bytes('a')))).toBe('output-exists');
});

it('makes folders below folders, but not in the place of a file or below one', async () => {
  const folder = makeTestFolder();
  await makeFolder(join(folder, 'a', 'b'));
  await writeNewFile(join(folder, 'a', 'b', 'bill.pdf'), bytes('a'));
  writeFileSync(join(folder, 'note'), 'text');
  expect(await codeOf(() => makeFolder(join(folder, 'note')))).toBe('path-not-writable');
  expect(await codeOf(() => makeFolder(join(folder, 'note', 'below')))).toBe('path-not-writable');
});
