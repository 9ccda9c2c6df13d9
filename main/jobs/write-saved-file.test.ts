import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { writeSavedFile } from './write-saved-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'partajoule-saved-'));
const path = join(folder, 'figures.csv');
const bytes = new TextEncoder().encode('new');
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
});

test('replaces a file only where the person was asked', async () => {
  writeFileSync(path, 'old');
  await expect(writeSavedFile(path, bytes, false)).rejects.toMatchObject({ code: 'output-exists' });
  expect(readFileSync(path, 'utf8')).toBe('old');
  await writeSavedFile(path, bytes, true);
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['figures.csv']);
});

test('leaves nothing behind where the file cannot be written', async () => {
  mkdirSync(path);
  await expect(writeSavedFile(path, bytes, true)).rejects.toMatchObject({ code: 'path-not-writable' });
  expect(readdirSync(folder)).toEqual(['figures.csv']);
});
