import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSpreadsheetFile } from './read-spreadsheet-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'partajoule-table-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('readSpreadsheetFile', () => {
  it('reads a table larger than what is read at once', async () => {
    const path = join(folder, 'grand.csv');
    writeFileSync(path, `nom;ville\n${'Zoé;Crouttes\n'.repeat(50_000)}`);
    const [sheet] = await readSpreadsheetFile(path, 100_000);
    expect(sheet?.rows.length).toBe(50_001);
    expect(sheet?.rows.at(-1)).toEqual(['Zoé', 'Crouttes']);
    expect(sheet?.lines.at(-1)).toBe(50_001);
  });

  it('tells what cannot be read, naming the file without its folders', async () => {
    const path = join(folder, 'lettre.csv');
    writeFileSync(path, '%PDF-1.7');
    await expect(readSpreadsheetFile(path, 5)).rejects.toMatchObject({
      code: 'import-refused',
      params: { file: 'lettre.csv', problem: 'file-is-pdf' },
    });
    writeFileSync(path, 'a;b\nc;"d\n');
    await expect(readSpreadsheetFile(path, 5)).rejects.toMatchObject({
      code: 'import-refused-at-line',
      params: { file: 'lettre.csv', problem: 'quote-not-closed', line: 2 },
    });
    await expect(readSpreadsheetFile(join(folder, 'absent.csv'), 5)).rejects.toMatchObject({ code: 'path-not-found' });
    await expect(readSpreadsheetFile(folder, 5)).rejects.toMatchObject({ code: 'path-not-readable' });
  });
});
