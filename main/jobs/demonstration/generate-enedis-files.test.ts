import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SEALED_PASSWORD, writeDemonstrationFiles, type DemonstrationDelivery } from './generate-enedis-files.ts';
import { consumers, plants } from './village.ts';

/** All folders together; another value means that a platform or a change made other files. */
const TREE_SHA256 = '59a9e5f8f4d1a0ddf4bb3012acb639e8d9783250c39cb5b7ec5b5447f59c57ce';

const first = mkdtempSync(join(tmpdir(), 'demonstration-a-'));
const second = mkdtempSync(join(tmpdir(), 'demonstration-b-'));
const progress: string[] = [];
let deliveries: readonly DemonstrationDelivery[] = [];

beforeAll(async () => {
  ({ deliveries } = await writeDemonstrationFiles(first, (done, total) =>
    progress.push(`${String(done)}/${String(total)}`),
  ));
  await writeDemonstrationFiles(second);
}, 60_000);
afterAll(() => {
  for (const dir of [first, second]) rmSync(dir, { recursive: true, force: true });
});

const listFiles = (dir: string) =>
  readdirSync(dir, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dir.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();

function hashTree(dir: string, isCounted: (path: string) => boolean): string {
  const hash = createHash('sha256');
  for (const path of listFiles(dir).filter(isCounted)) hash.update(`${path}\n`).update(readFileSync(join(dir, path)));
  return hash.digest('hex');
}

interface Row {
  readonly day: string;
  readonly hour: number;
  readonly cells: readonly string[];
}

const folderOf = (from: string, to: string) => `ACC00009817_Personne Morale_${from}_${to}`;
const monthFolders = () => readdirSync(first).filter((name) => /_01\d{6}_\d{8}$/.test(name));

function readRows(folder: string, meter: string): Row[] {
  const name = readdirSync(join(first, folder)).find((file) => file.startsWith(meter)) ?? '';
  const [, ...lines] = readFileSync(join(first, folder, name), 'latin1')
    .trimEnd()
    .split('\r\n');
  return lines.map((line) => {
    const [day = '', time = '', ...cells] = line.split(';');
    return { day, hour: Number(time.slice(0, 2)), cells };
  });
}

const readYear = (meter: string) => monthFolders().flatMap((folder) => readRows(folder, meter));
const wattsOf = (rows: readonly Row[]) => rows.flatMap((row) => row.cells.map(Number));
const kwhOf = (rows: readonly Row[]) => wattsOf(rows).reduce((sum, watts) => sum + watts, 0) / 4000;
const meters = [...consumers, ...plants].map((one) => one.meter);

describe('the demonstration files', () => {
  it('are the same bytes at every run', () => {
    expect(hashTree(second, () => true)).toBe(hashTree(first, () => true));
    expect(hashTree(first, (path) => path.endsWith('.csv'))).toBe(TREE_SHA256);
    expect(progress).toHaveLength(12);
    expect(progress.at(-1)).toBe('12/12');
  });

  it('are one delivery a month in order, the corrected days after their month, and one month sealed', () => {
    expect(deliveries.map((one) => `${one.period} ${one.kind}`)).toEqual([
      '2025-01 monthly-set',
      '2025-02 monthly-set',
      '2025-03 monthly-set',
      '2025-04 monthly-set',
      '2025-05 sealed-zip',
      '2025-06 monthly-set',
      '2025-06 correction',
      '2025-07 monthly-set',
      '2025-08 monthly-set',
      '2025-09 monthly-set',
      '2025-10 monthly-set',
      '2025-11 monthly-set',
      '2025-12 monthly-set',
    ]);
    expect(monthFolders()).toHaveLength(12);
    // 18 consumers, 2 plants, the participants
    for (const folder of monthFolders()) expect(readdirSync(join(first, folder))).toHaveLength(21);
  });

  it('have 92 quarter-hours on 30 March and 100 on 26 October, in file order', () => {
    for (const meter of meters) {
      const march = readRows(folderOf('01032025', '31032025'), meter).filter((row) => row.day === '30/03/2025');
      expect(march.map((row) => row.hour)).toEqual([0, 1, ...Array.from({ length: 21 }, (_, i) => i + 3)]);
      expect(wattsOf(march)).toHaveLength(92);
      const october = readRows(folderOf('01102025', '31102025'), meter).filter((row) => row.day === '26/10/2025');
      expect(october.map((row) => row.hour)).toEqual([0, 1, 2, 2, ...Array.from({ length: 21 }, (_, i) => i + 3)]);
      expect(wattsOf(october)).toHaveLength(100);
    }
  });

  it('miss six hours in February as empty cells and a half day in November as absent rows, and nothing else', () => {
    for (const meter of meters) {
      const rows = readYear(meter);
      const empty = rows.filter((row) => row.cells.includes(''));
      if (meter === '99038000000652') {
        expect(empty.map((row) => `${row.day} ${String(row.hour)} ${row.cells.join(',')}`)).toEqual(
          [9, 10, 11, 12, 13, 14].map((hour) => `14/02/2025 ${String(hour)} ,,,`),
        );
      } else expect(empty).toEqual([]);
      // 365 days of 24 hours: the hour lost in March is found again in October
      expect(rows).toHaveLength(meter === '99038000001092' ? 8760 - 12 : 8760);
    }
    const november = readYear('99038000001092').filter((row) => row.day === '20/11/2025');
    expect(november.map((row) => row.hour)).toEqual([12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]);
  });

  it('are corrected for 10 to 12 June: the same steps, with other values', () => {
    const correction = folderOf('10062025', '12062025');
    expect(readdirSync(join(first, correction)).sort()).toEqual([
      '99038000001820_10062025_12062025_Conso_CDC.csv',
      '99038000005036_10062025_12062025_Prod_CDC.csv',
      'Perimetre_Participants.csv',
    ]);
    for (const [meter, factor] of [
      ['99038000001820', 0.7],
      ['99038000005036', 0.55],
    ] as const) {
      const before = readRows(folderOf('01062025', '30062025'), meter).filter((row) => /^1[0-2]/.test(row.day));
      const after = readRows(correction, meter);
      expect(after.map((row) => [row.day, row.hour])).toEqual(before.map((row) => [row.day, row.hour]));
      expect(after).toHaveLength(72);
      // the first delivery is floored step by step: below the factor by less than 288 × 1 W × ¼ h
      expect(kwhOf(before)).toBeLessThanOrEqual(factor * kwhOf(after));
      expect(kwhOf(before)).toBeGreaterThan(factor * kwhOf(after) - 0.072);
    }
  });

  it('hold the same in the ZIP as in the folder of its month, behind its password', async () => {
    const sealed = deliveries.find((one) => one.kind === 'sealed-zip');
    expect(sealed?.password).toBe(SEALED_PASSWORD);
    const archive = new Blob([readFileSync(join(first, 'export-2025-05.zip'))]);
    const options = { useWebWorkers: false };
    const entries = await new ZipReader(new BlobReader(archive), {
      ...options,
      password: SEALED_PASSWORD,
    }).getEntries();
    const folder = folderOf('01052025', '31052025');
    expect(entries.map((entry) => entry.filename).sort()).toEqual(
      listFiles(first).filter((path) => path.startsWith(folder)),
    );
    for (const entry of entries) {
      if (entry.directory) throw new Error('a folder entry');
      expect([entry.encrypted, entry.extraFieldAES?.strength, entry.compressionMethod]).toEqual([true, 3, 8]);
      const bytes = await entry.getData(new Uint8ArrayWriter());
      expect(Buffer.from(bytes).equals(readFileSync(join(first, entry.filename)))).toBe(true);
    }
    const [locked] = await new ZipReader(new BlobReader(archive), { ...options, password: 'wrong' }).getEntries();
    if (!locked || locked.directory) throw new Error('no entry');
    await expect(locked.getData(new Uint8ArrayWriter())).rejects.toThrow();
  });

  it('list the tenant who left and the one who came in the month of the move only', () => {
    const linesOf = (folder: string) =>
      readFileSync(join(first, folder, 'Perimetre_Participants.csv'), 'latin1')
        .split('\r\n')
        .filter((line) => line.startsWith('99038000000321'));
    expect(linesOf(folderOf('01032025', '31032025'))).toEqual(['99038000000321;CONS;01/01/2025;17/04/2025']);
    expect(linesOf(folderOf('01042025', '30042025'))).toEqual([
      '99038000000321;CONS;01/01/2025;17/04/2025',
      '99038000000321;CONS;18/04/2025;',
    ]);
    expect(linesOf(folderOf('01122025', '31122025'))).toEqual(['99038000000321;CONS;18/04/2025;']);
  });

  it('tell a plausible year', () => {
    const sumOf = (curves: readonly (readonly number[])[]) =>
      (curves[0] ?? []).map((_, i) => curves.reduce((sum, curve) => sum + (curve[i] ?? 0), 0));
    // the one curve with absent rows stays out of the sums step by step
    const whole = consumers.filter((one) => one.meter !== '99038000001092').map((one) => wattsOf(readYear(one.meter)));
    const demand = sumOf(whole);
    const supply = sumOf(plants.map((one) => wattsOf(readYear(one.meter))));
    const total = (curve: readonly number[]) => curve.reduce((sum, watts) => sum + watts, 0);
    const shared = total(demand.map((watts, i) => Math.min(watts, supply[i] ?? 0)));
    expect(shared / total(demand)).toBeGreaterThan(0.35);
    expect(shared / total(demand)).toBeLessThan(0.5);
    expect(shared / total(supply)).toBeGreaterThan(0.6);
    expect(shared / total(supply)).toBeLessThan(0.85);
    const households = consumers.slice(0, 15).map((one) => kwhOf(readYear(one.meter)));
    expect(Math.min(...households)).toBeGreaterThan(3000);
    expect(Math.max(...households)).toBeLessThan(15_000);
    // kWh a year per kW of peak power; a village roof at 45° N gives 1000 to 1300
    for (const { meter, plant } of plants) {
      const rows = readYear(meter);
      expect(kwhOf(rows) / (plant.peakWatts / 1000)).toBeGreaterThan(1000);
      expect(kwhOf(rows) / (plant.peakWatts / 1000)).toBeLessThan(1300);
      expect(wattsOf(rows.filter((row) => row.hour < 5 || row.hour >= 22)).every((watts) => watts === 0)).toBe(true);
    }
  });
});
