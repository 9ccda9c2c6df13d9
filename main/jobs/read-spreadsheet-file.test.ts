import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestWorkbook } from '#formats/spreadsheet/make-test-workbook.ts';
import { openTable } from './open-table.ts';
import { readSpreadsheetFile } from './read-spreadsheet-file.ts';
import type { JobContext } from './job.ts';

const idle = { signal: { aborted: false }, onProgress: () => undefined };

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
    const [sheet] = await readSpreadsheetFile(path, 100_000, idle);
    expect(sheet?.rows.length).toBe(50_001);
    expect(sheet?.rows.at(-1)).toEqual(['Zoé', 'Crouttes']);
    expect(sheet?.lines.at(-1)).toBe(50_001);
  });

  it('tells what cannot be read, naming the file without its folders', async () => {
    const path = join(folder, 'lettre.csv');
    writeFileSync(path, '%PDF-1.7');
    await expect(readSpreadsheetFile(path, 5, idle)).rejects.toMatchObject({
      code: 'import-refused',
      params: { file: 'lettre.csv', problem: 'file-is-pdf' },
    });
    writeFileSync(path, 'a;b\nc;"d\n');
    await expect(readSpreadsheetFile(path, 5, idle)).rejects.toMatchObject({
      code: 'import-refused-at-line',
      params: { file: 'lettre.csv', problem: 'quote-not-closed', line: 2 },
    });
    await expect(readSpreadsheetFile(join(folder, 'absent.csv'), 5, idle)).rejects.toMatchObject({
      code: 'path-not-found',
    });
    await expect(readSpreadsheetFile(folder, 5, idle)).rejects.toMatchObject({ code: 'path-not-readable' });
  });
});

/** A workbook of some 200 kB, whose texts are read before its rows. */
async function writeWorkbook(name: string): Promise<string> {
  const path = join(folder, name);
  // digits that no packing makes small
  const texts = Array.from({ length: 20_000 }, (_, i) => `<si><t>${String(Math.sin(i))}</t></si>`).join('');
  const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>';
  writeFileSync(path, await makeTestWorkbook({ rows, texts }));
  return path;
}

/** Follows the reading, and stops it when it has told `calls` times how far it is. */
function follow(calls: number): {
  told: [string, number, number][];
  watcher: Pick<JobContext, 'signal' | 'onProgress'>;
} {
  const told: [string, number, number][] = [];
  const signal = { aborted: false };
  const onProgress = (...progress: [string, number, number]): void => {
    signal.aborted = told.push(progress) === calls;
  };
  return { told, watcher: { signal, onProgress } };
}

describe('a large table', () => {
  it.each(['grand.csv', 'grand.xlsx'])('tells how far the reading of %s is', async (name) => {
    const path = await writeLarge(name);
    const { told, watcher } = follow(Infinity);
    await readSpreadsheetFile(path, 5000, watcher);
    const kilobytes = Math.round(statSync(path).size / 1000);
    expect(told.length).toBeGreaterThan(2);
    expect(told.every(([step, , total]) => step === 'reading-table' && total === kilobytes)).toBe(true);
    expect(told.map(([, done]) => done)).toEqual(told.map(([, done]) => done).sort((a, b) => a - b));
    expect(told.at(-1)?.[1]).toBe(kilobytes);
  });

  it.each(['grand.csv', 'grand.xlsx'])(
    '%s is given up where the person stops it, and looks not damaged',
    async (name) => {
      const path = await writeLarge(name);
      const { told, watcher } = follow(2);
      await expect(readSpreadsheetFile(path, 5000, watcher)).rejects.toMatchObject({ code: 'cancelled' });
      expect(told.length).toBe(2);
    },
  );

  it('that is to be described is told and given up in the same way', async () => {
    const path = await writeWorkbook('mesures.xlsx');
    const open = ({ watcher }: ReturnType<typeof follow>): unknown =>
      openTable({ paths: [path], password: null, path }, watcher as JobContext);
    const whole = follow(Infinity);
    await expect(open(whole)).resolves.toMatchObject({ sheets: [{ name: 'Feuille & 1' }] });
    expect(whole.told.length).toBeGreaterThan(3);
    await expect(open(follow(3))).rejects.toMatchObject({ code: 'cancelled' });
    await expect(open({ told: [], watcher: { ...whole.watcher, signal: { aborted: true } } })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});

async function writeLarge(name: string): Promise<string> {
  if (name.endsWith('.xlsx')) return writeWorkbook(name);
  const path = join(folder, name);
  writeFileSync(path, `nom;ville\nZoé;Crouttes\n${';\n'.repeat(500_000)}`);
  return path;
}
