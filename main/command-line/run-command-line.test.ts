import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommandLine } from './run-command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'partajoule-cli-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const shared = resolve(import.meta.dirname, '../../../shared');
const hdm = join(shared, 'data/consometers__sge-tiers/CommandeTransmissionHistoriqueMesures');
const hasShared = existsSync(shared);

interface Answer {
  readonly exitCode: number;
  readonly value: unknown;
  readonly progress: string;
}

async function run(...args: readonly string[]): Promise<Answer> {
  let [printed, progress] = ['', ''];
  const exitCode = await runCommandLine({
    args,
    version: '0',
    clock: () => new Date('2025-06-05T09:00:00Z'),
    print: (text) => {
      printed += text;
    },
    printProgress: (text) => {
      progress += text;
    },
    onBug: (error) => {
      throw error;
    },
  });
  return { exitCode, value: JSON.parse(printed), progress };
}

function writeText(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const [HOUSE, SUN] = ['10000000000001', '30000000000001'];
const description = {
  operation: { name: 'Essai' },
  organiser: { reference: 'coop', kind: 'association', name: 'Coop', email: 'coop@example.org' },
  members: [
    {
      reference: 'ada',
      kind: 'individual',
      name: '=Ada; "Lovelace"',
      addressLines: ['1 rue du Four'],
      postcode: '38000',
      city: 'Grenoble',
      email: 'ada@example.org',
    },
  ],
  issuers: [{ member: 'coop', numberPrefix: 'ES', vat: { regime: 'rate', ratePpm: 200_000 } }],
  plants: [{ meter: SUN, issuer: 'coop', name: 'Toit', startsOn: '2025-01-01' }],
  participations: [{ meter: HOUSE, member: 'ada', startsOn: '2025-01-01' }],
  keys: [{ startsOn: '2025-01-01', key: { kind: 'default' } }],
  prices: [{ priceMicroEuroPerKwh: 150_000, startsOn: '2025-01-01' }],
};

/** A month of hours of the organiser's set; the cell of one quarter-hour may be emptied. */
function writeMonth(meter: string, side: 'Conso' | 'Prod', watts: (hour: number) => number, emptyHour = -1): string {
  const rows = Array.from({ length: 31 * 24 }, (_, h) => {
    const day = String(Math.floor(h / 24) + 1).padStart(2, '0');
    const value = h === emptyHour ? '' : String(watts(h % 24));
    return `${day}/05/2025;${String(h % 24).padStart(2, '0')}:00;${value};${String(watts(h % 24))};${String(watts(h % 24))};${String(watts(h % 24))}`;
  });
  return writeText(`${meter}_01052025_31052025_${side}_CDC.csv`, ['Date;Heure;Q1;Q2;Q3;Q4', ...rows, ''].join('\r\n'));
}

describe('the command line on a new operation', () => {
  const operation = join(folder, 'essai.partajoule');
  const out = join(folder, 'sorties');
  // 400 W day and night: 744 h × 0.4 kW = 297.6 kWh; sun 1 kW from 10 to 14: 31 × 4 = 124 kWh, of which 31 × 4 × 0.4 = 49.6 shared
  const house = writeMonth(HOUSE, 'Conso', () => 400, 100);
  const sun = writeMonth(SUN, 'Prod', (hour) => (hour >= 10 && hour < 14 ? 1000 : 0));

  it('creates it from a description, once', async () => {
    const from = writeText('description.json', JSON.stringify(description));
    expect((await run('create', operation, '--from', from)).exitCode).toBe(0);
    expect(await run('create', operation, '--from', from)).toMatchObject({
      exitCode: 1,
      value: { error: { code: 'operation-exists' } },
    });
  });

  it('imports, says so again when nothing is new, and undoes', async () => {
    const first = await run('import', operation, house, sun);
    expect(first).toMatchObject({
      exitCode: 0,
      value: {
        importId: 1,
        unchanged: false,
        meters: [
          { meter: HOUSE, direction: 'consumption', added: 2975, changed: 0, same: 0 },
          { meter: SUN, direction: 'production', added: 2976 },
        ],
      },
    });
    expect((await run('import', operation, house, sun)).value).toMatchObject({ importId: null, unchanged: true });
    expect((await run('undo-import', operation, '1')).exitCode).toBe(0);
    expect((await run('import', operation, house, sun)).value).toMatchObject({ importId: 2, unchanged: false });
  });

  it('allocates local days', async () => {
    const { value } = await run('allocate', operation, '--from', '2025-05-01', '--to', '2025-05-31');
    expect(value).toMatchObject({
      months: [
        {
          month: '2025-05',
          consumers: [{ meter: HOUSE, consumption: 297_600 * 60 - 6000, allocated: 49_600 * 60, missing: 1 }],
          producers: [
            { meter: SUN, production: 124_000 * 60, allocated: 49_600 * 60, surplus: 74_400 * 60, missing: 0 },
          ],
        },
      ],
    });
    expect(await run('allocate', operation, '--from', '2025-05-31', '--to', '2025-05-01')).toMatchObject({
      exitCode: 1,
      value: { error: { code: 'period-invalid' } },
    });
  });

  it('gives the operator its coefficients before there is a bill', async () => {
    const early = join(folder, 'coefficients');
    expect(await run('export', operation, 'coefficients', '--out', early)).toMatchObject({ exitCode: 0 });
    expect(readdirSync(early)).toEqual(['ACC_15_01052025_31052025.txt']);
  });

  it('refuses to issue on a gap, names the meter, and writes nothing', async () => {
    expect(await run('bill', operation, '--period', '2025-05', '--issue')).toMatchObject({
      exitCode: 1,
      value: { error: { code: 'billing-missing-values', params: { meters: [HOUSE] } } },
    });
    expect(await run('export', operation, 'invoices', '--out', out)).toMatchObject({
      exitCode: 1,
      value: { error: { code: 'nothing-issued' } },
    });
  });

  it('issues once the gap is accepted: 49.6 kWh × 0.15 € = 7.44 €, VAT 1.49 €', async () => {
    const { value } = await run('bill', operation, '--period', '2025-05', '--accept-missing', HOUSE, '--issue');
    expect(value).toMatchObject({
      netCents: 744,
      vatCents: 149,
      grossCents: 893,
      issued: { documents: [{ number: 'ES-F-2025-0001', grossCents: 893 }] },
    });
    expect(await run('bill', operation, '--period', '2025-05', '--issue')).toMatchObject({
      exitCode: 1,
      value: { error: { code: 'billing-blocked', params: { points: ['period-already-billed'] } } },
    });
    expect(await run('undo-import', operation, '2')).toMatchObject({
      exitCode: 1,
      value: { error: { code: 'import-billed' } },
    });
  });

  it('exports each kind, and the same again', async () => {
    for (let attempt = 0; attempt < 2; attempt++)
      expect(await run('export', operation, 'all', '--out', out)).toMatchObject({ exitCode: 0 });
    expect(readdirSync(join(out, 'factures'))).toEqual(['ES-F-2025-0001.pdf']);
    expect(readdirSync(join(out, 'courriels'))).toEqual(['ES-F-2025-0001.eml']);
    expect(readdirSync(join(out, 'rapports'))).toEqual(['2025-05.xlsx']);
    expect(readFileSync(join(out, 'comptabilite', readdirSync(join(out, 'comptabilite'))[0] ?? ''), 'utf8')).toContain(
      '2025-06-05;VE;ES-F-2025-0001;411;"\'=Ada; ""Lovelace""";8,93;0,00',
    );
    const coefficients = readFileSync(
      join(out, 'coefficients', readdirSync(join(out, 'coefficients'))[0] ?? ''),
      'utf8',
    ).split('\n');
    expect(coefficients[0]).toBe(`Horodate;${HOUSE}`);
    expect(coefficients[1 + 10 * 4]).toBe('01/05/2025 10:00;40,00');
    for (const what of ['sepa', 'e-reporting', 'statements'])
      expect(await run('export', operation, what, '--out', out)).toMatchObject({
        exitCode: 1,
        value: { error: { code: 'export-not-there-yet' } },
      });
  });

  it('verifies', async () => {
    const { exitCode, value } = await run('verify', operation);
    expect(value).toMatchObject({ ok: true });
    expect(exitCode).toBe(0);
    expect((value as { checks: { name: string }[] }).checks.map(({ name }) => name)).toContain('allocation');
  });
});

describe('two issuers', () => {
  it('keeps the books of a producer apart from those of the organiser', async () => {
    const [BARN, operation, out] = ['30000000000002', join(folder, 'deux.partajoule'), join(folder, 'livres')];
    const from = writeText(
      'deux.json',
      JSON.stringify({
        ...description,
        members: [...description.members, { reference: 'farm', kind: 'business', name: 'Ferme', siren: '732829320' }],
        issuers: [
          ...description.issuers,
          { member: 'farm', numberPrefix: 'FE', vat: { regime: 'exempt', mention: 'TVA non applicable' } },
        ],
        plants: [...description.plants, { meter: BARN, issuer: 'farm', name: 'Grange', startsOn: '2025-01-01' }],
      }),
    );
    await run('create', operation, '--from', from);
    const noon = (hour: number): number => (hour === 12 ? 200 : 0);
    const files = [
      writeMonth(HOUSE, 'Conso', () => 400),
      writeMonth(SUN, 'Prod', noon),
      writeMonth(BARN, 'Prod', noon),
    ];
    await run('import', operation, ...files);
    expect(await run('bill', operation, '--period', '2025-05', '--issue')).toMatchObject({ exitCode: 0 });
    await run('export', operation, 'journal', '--out', out);
    expect(readdirSync(out).sort()).toEqual([
      'journal_ES_2025-06-05_2025-06-05.csv',
      'journal_FE_2025-06-05_2025-06-05.csv',
    ]);
    // 31 h × 0.2 kW = 6.2 kWh from each plant, × 0.15 € = 0.93 €; the farm adds no VAT
    const farm = readFileSync(join(out, 'journal_FE_2025-06-05_2025-06-05.csv'), 'utf8');
    expect(farm).toContain('FE-F-2025-0001;411;');
    expect(farm).toContain(';0,93;0,00');
    expect(farm).not.toContain('44571');
    expect(farm).not.toContain('ES-F');
  });
});

describe('wrong words', () => {
  it('answers with exit 2 and the usage', async () => {
    for (const args of [
      [],
      ['fly'],
      ['toString'],
      ['import'],
      ['inspect', '--nope', 'x'],
      ['undo-import', 'a', 'b'],
      ['bill', 'x.partajoule'],
      ['export', 'x', 'tea', '--out', 'y'],
      ['inspect', 'x', '--lang', 'de'],
    ]) {
      expect(await run(...args)).toMatchObject({ exitCode: 2, value: { error: { code: 'usage' } } });
    }
  });

  it('says of a language or a file that is not there what to do', async () => {
    expect(await run('inspect', 'x', '--lang', 'de')).toMatchObject({
      exitCode: 2,
      value: { error: { code: 'usage', message: '--lang fr|en|it|tr|sv' } },
    });
    expect(await run('inspect', join(folder, 'nowhere.csv'), '--lang', 'en')).toMatchObject({
      exitCode: 1,
      value: { error: { code: 'path-not-found', message: expect.stringContaining('cannot be found') as string } },
    });
    expect(await run('verify', join(folder, 'nowhere.partajoule'))).toMatchObject({
      exitCode: 1,
      value: { error: { code: 'path-not-found' } },
    });
    expect(await run('allocate', '--input', writeText('bad.json', '{'))).toMatchObject({
      exitCode: 1,
      value: { error: { code: 'case-invalid' } },
    });
  });
});

// these inputs lie beside the project and are not copied into it
describe.skipIf(!hasShared)('with the shared files', () => {
  it('computes every allocation case to the unit', async () => {
    const cases = readdirSync(join(shared, 'cases')).filter((name) => name.startsWith('allocation-'));
    expect(cases).toHaveLength(5);
    for (const name of cases) {
      const { expected } = JSON.parse(readFileSync(join(shared, 'cases', name), 'utf8')) as { expected: object };
      const { exitCode, value } = await run('allocate', '--input', join(shared, 'cases', name));
      expect(exitCode).toBe(0);
      const { totals, ...series } = value as { totals: unknown };
      expect(series).toEqual(expected);
      expect(totals).toBeDefined();
    }
  });

  it('inspects real HDM files', async () => {
    const { value } = await run(
      'inspect',
      join(hdm, 'C5-CDC/Enedis_SGE_HDM_A06NW0ZI.csv'),
      join(hdm, 'C4-CDC/Enedis_SGE_HDM_A06NW11N.csv'),
      join(hdm, 'C5-IDX/Enedis_SGE_HDM_A06NW10D.csv'),
    );
    expect(value).toMatchObject({
      files: [
        {
          format: 'hdm',
          encoding: 'utf-8-bom',
          series: [
            {
              meter: '09111642617347',
              direction: 'consumption',
              stepMinutes: [30, 60],
              values: 17_852,
              missing: 40,
              energyWmin: 580_474_380,
            },
          ],
        },
        {
          format: 'hdm',
          series: [
            {
              meter: '30001642617347',
              stepMinutes: [10],
              firstStart: '2020-02-02T23:00:00Z',
              values: 102_672,
              missing: 2448,
            },
          ],
        },
        { format: 'hdm-index', series: [], problems: [{ code: 'index-not-curve' }] },
      ],
    });
  });
});
