/** A described table on a real file: kept, recognised by inspection and import, told by the history, forgotten. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { TableMapping } from '#contract';
import { createCommandLineContext, type CommandLineContext } from '#main/command-line/context.ts';
import { verifyAudit } from '#data/audit.ts';
import { CONSUMER, makeTestFolder, makeTestOperation, testClock } from '#data/make-test-operation.ts';
import { handlers } from '../handlers.ts';

const header = `Horodate;${CONSUMER} kWh`;
const mapping: TableMapping = {
  sheet: null,
  headerLine: 1,
  header: header.split(';'),
  stampColumn: 0,
  hourColumn: null,
  dateOrder: 'day-month-year',
  stampMarks: 'start',
  zone: 'local',
  stepMinutes: 15,
  unit: 'kWh',
  decimalSign: ',',
  missingTexts: [],
  values: { kind: 'wide', columns: [{ column: 1, meter: CONSUMER, direction: 'consumption' }] },
};
const common = { password: null, chosenMappings: {}, jobId: 'test' } as const;

async function open(): Promise<{ context: CommandLineContext; select: (content: string) => string }> {
  const folder = makeTestFolder();
  const context = createCommandLineContext({
    clock: testClock,
    language: 'fr',
    signal: { aborted: false },
    onProgress: () => undefined,
    version: '0',
  });
  await context.session.open(makeTestOperation(folder));
  onTestFinished(() => context.session.close());
  let files = 0;
  const select = (content: string): string => {
    const path = join(folder, `releve-${String(files++)}.csv`);
    writeFileSync(path, `${header}\n${content}`);
    return context.selections.add([path]);
  };
  return { context, select };
}

const save = (context: CommandLineContext, name: string, mappingId: number | null = null) =>
  Promise.resolve().then(() => handlers['mappings.save'](context, { mappingId, name, mapping }));

describe('described tables', () => {
  it('are told what they are before and after, imported, and told by the history', async () => {
    const { context, select } = await open();
    const march = select('01/03/2025 00:00;1,5\n01/03/2025 00:15;\n');
    expect(await handlers['import.inspect'](context, { selectionId: march, ...common })).toMatchObject({
      files: [{ format: 'unknown', problems: [{ code: 'csv-unknown' }] }],
    });
    const [path = ''] = context.selections.get(march);
    expect(await handlers['mappings.openTable'](context, { selectionId: march, password: null, path })).toMatchObject({
      sheets: [
        { name: '', rows: [{ line: 1, cells: header.split(';') }, { line: 2 }, { line: 3 }], guess: { headerLine: 1 } },
      ],
    });
    expect(
      await handlers['mappings.try'](context, { selectionId: march, password: null, path, mapping, jobId: 'test' }),
    ).toMatchObject({ series: [{ meter: CONSUMER, values: 1, missing: 1, energyWmin: 90_000 }] });

    await save(context, 'Relevé');
    expect(await handlers['import.inspect'](context, { selectionId: march, ...common })).toMatchObject({
      files: [{ format: 'table', mapping: 'Relevé', problems: [] }],
    });
    const { importId } = await handlers['import.run'](context, { selectionId: march, ...common });
    expect(await handlers['import.run'](context, { selectionId: march, ...common })).toMatchObject({ unchanged: true });
    const corrected = select('01/03/2025 00:00;2\n01/03/2025 00:15;1\n');
    const second = await handlers['import.run'](context, { selectionId: corrected, ...common });
    expect(second.meters).toMatchObject([{ added: 1, changed: 1, same: 0 }]);
    expect(await handlers['import.getDetails'](context, { importId: importId ?? 0 })).toMatchObject({
      files: [{ name: 'releve-0.csv', format: 'table', mapping: 'Relevé' }],
      meters: [{ meter: CONSUMER, added: 1, changed: 0 }],
      months: [],
      runs: [],
    });
    // 1,5 kWh before; 2 and 1 kWh after
    expect(await handlers['import.getDetails'](context, { importId: second.importId ?? 0 })).toMatchObject({
      months: [{ meter: CONSUMER, month: '2025-03', beforeWmin: 90_000, afterWmin: 180_000 }],
    });
    await handlers['import.undo'](context, { importId: second.importId ?? 0, jobId: 'undo' });
    expect(await handlers['import.getDetails'](context, { importId: second.importId ?? 0 })).toMatchObject({
      months: [],
    });
    expect(verifyAudit(context.session.get().db).ok).toBe(true);
  });

  it('keep one name each, change and are forgotten', async () => {
    const { context } = await open();
    const [first] = await save(context, 'Relevé');
    await expect(save(context, 'Relevé')).rejects.toMatchObject({ code: 'mapping-name-taken' });
    expect(await save(context, 'Autre', first?.mappingId ?? 0)).toEqual([
      { mappingId: first?.mappingId, name: 'Autre', mapping },
    ]);
    expect(await handlers['mappings.remove'](context, { mappingId: first?.mappingId ?? 0 })).toEqual([]);
    await expect(save(context, 'X', 99)).rejects.toMatchObject({ code: 'mapping-not-found' });
    await expect(
      Promise.resolve().then(() => handlers['mappings.remove'](context, { mappingId: 99 })),
    ).rejects.toMatchObject({ code: 'mapping-not-found' });
  });

  it('of a hostile operation file are passed over', async () => {
    const { context } = await open();
    const { db } = context.session.get();
    const insert = db.prepare('INSERT INTO import_mapping (name, definition_json) VALUES (?, ?)');
    insert.run('a', '{}');
    insert.run('b', JSON.stringify({ ...mapping, stampColumn: -1 }));
    insert.run('c', JSON.stringify({ ...mapping, more: true }));
    insert.run('d', '[[[[]]]]');
    expect(await handlers['mappings.list'](context, {})).toEqual([]);
  });

  it('and imports that nobody knows are named', async () => {
    const { context, select } = await open();
    await expect(
      Promise.resolve().then(() => handlers['import.getDetails'](context, { importId: 7 })),
    ).rejects.toMatchObject({ code: 'import-not-found' });
    const selectionId = select('');
    await expect(
      Promise.resolve().then(() =>
        handlers['mappings.openTable'](context, { selectionId, password: null, path: '/etc/passwd' }),
      ),
    ).rejects.toMatchObject({ code: 'path-not-found' });
  });
});
