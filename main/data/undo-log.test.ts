import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UndoAction } from '#domain/undo-step.ts';
import { toPriceMicroEuroPerKwh } from '#domain/units.ts';
import { appendAudit, verifyAudit } from './audit.ts';
import { codeOf, CONSUMER, makeTestOperation, openTestOperation, PRODUCER, testClock } from './make-test-operation.ts';
import { openOperation, openSecondConnection } from './open-operation.ts';
import { deleteKey, saveKey } from './queries/allocation-keys.ts';
import { writeGapAcceptance } from './queries/gap-acceptances.ts';
import { saveMember } from './queries/members.ts';
import { addMeter, replaceParticipations } from './queries/meters.ts';
import { savePlant } from './queries/plants.ts';
import { deletePrice, savePrice } from './queries/prices.ts';
import { findUndoSteps, recordChange, recordImport, startUndoLog, takeStep } from './undo-log.ts';
import { verifyOperation } from './verify-operation.ts';
import { whenFree } from './when-free.ts';

const tables = [
  'operation',
  'member',
  'issuer',
  'meter',
  'plant',
  'participation',
  'allocation_key',
  'price',
  'gap_acceptance',
  'import',
];

/** Every row of what can be taken back, each value with its type. */
function dump(db: Database): unknown {
  return Object.fromEntries(
    tables.map((table) => {
      const columns = db.pragma(`table_info(${table})`) as { name: string }[];
      const exact = columns.map(({ name }) => `typeof(${name}) || ' ' || coalesce(hex(${name}), '')`);
      return [
        table,
        db
          .prepare(`SELECT ${exact.join(" || '|' || ")} AS line FROM ${table} ORDER BY id`)
          .pluck()
          .all(),
      ];
    }),
  );
}

const member = (name: string, addressLines = '') => ({
  kind: 'individual' as const,
  name,
  siren: null,
  vatNumber: null,
  legalForm: null,
  addressLines,
  postcode: '',
  city: '',
  email: null,
  language: 'fr' as const,
  iban: null,
});

const price = (microEuro: number, startsOn: string) => ({
  plantId: null,
  memberId: null,
  priceMicroEuroPerKwh: toPriceMicroEuroPerKwh(microEuro),
  startsOn,
  endsOn: null,
});

function open(path?: string): Database {
  const { db } = openTestOperation(path);
  startUndoLog(db);
  return db;
}

/** A change with its audit entry, as handlers make it. */
function change(db: Database, action: UndoAction, work: () => void): Promise<void> {
  return recordChange(db, action, () => {
    work();
    appendAudit(db, { atUtc: '2026-01-15T08:00:00Z', action, details: {} });
  });
}

const undo = (db: Database, stepId: number | null = null) => takeStep(db, 'undo', stepId, testClock);
const redo = (db: Database, stepId: number | null = null) => takeStep(db, 'redo', stepId, testClock);

describe('taking changes back', () => {
  const text = fc.oneof(
    fc.string({ minLength: 1, unit: 'binary' }),
    fc.constantFrom(
      'O\'Brien"; DROP TABLE member; --',
      '\u202egnp.exe',
      '=1+1',
      'x\ny',
      '\u{1f9c0}'.repeat(400),
      'a\0b',
    ),
  );
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, '0')}`);
  const meter = fc.integer({ min: 1, max: 6 }).map((n) => `4000000000000${String(n)}`);
  const aChange = fc.oneof(
    fc.record({ kind: fc.constant('member' as const), id: fc.constantFrom(null, 2, 3), name: text, lines: text }),
    fc.record({ kind: fc.constant('meters' as const), id: fc.constantFrom(2, 3), meters: fc.uniqueArray(meter), day }),
    fc.record({ kind: fc.constant('plant' as const), id: fc.constantFrom(null, 1), meter, name: text, day }),
    fc.record({ kind: fc.constant('key' as const), id: fc.constantFrom(null, 1), day }),
    fc.record({ kind: fc.constant('price' as const), id: fc.constantFrom(null, 1), micro: fc.nat(), day }),
    fc.record({ kind: fc.constant('gap' as const), count: fc.integer({ min: 1, max: 2976 }) }),
    fc.record({ kind: fc.constantFrom('no-key' as const, 'no-price' as const), id: fc.constantFrom(1, 2) }),
  );

  type Change = typeof aChange extends fc.Arbitrary<infer Value> ? Value : never;

  function apply(db: Database, one: Change): void {
    switch (one.kind) {
      case 'member':
        saveMember(db, one.id, member(one.name, one.lines));
        return;
      case 'meters':
        replaceParticipations(
          db,
          one.id,
          one.meters.map((meterId) => ({ meterId, startsOn: one.day, endsOn: null })),
        );
        return;
      case 'plant':
        savePlant(db, {
          plantId: one.id,
          issuerId: 1,
          meterId: one.meter,
          name: one.name,
          peakPowerW: null,
          startsOn: one.day,
        });
        return;
      case 'key':
        saveKey(db, one.id, { startsOn: one.day, key: { kind: 'default' } });
        return;
      case 'price':
        savePrice(db, one.id, price(one.micro, one.day));
        return;
      case 'gap':
        writeGapAcceptance(db, {
          meterId: CONSUMER,
          direction: 'consumption',
          firstDay: '2025-01-01',
          lastDay: '2025-01-31',
          missingSlots: one.count,
          acceptedAtUtc: '2026-01-15T08:00:00Z',
        });
        return;
      case 'no-key':
        deleteKey(db, one.id);
        return;
      case 'no-price':
        deletePrice(db, one.id);
    }
  }

  it('gives every state back in its turn, byte for byte, and does all of it again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aChange, { minLength: 1, maxLength: 12 }), async (changes) => {
        const file = openOperation(makeTestOperation(), { mode: 'write', clock: testClock });
        const { db } = file;
        startUndoLog(db);
        const states = [dump(db)];
        for (const one of changes) {
          // what the rules of the file refuse leaves no step
          await change(db, 'change-participant', () => {
            apply(db, one);
          }).catch((error: unknown) => {
            expect(String(error)).toMatch(/constraint|overlap/);
          });
          const now = dump(db);
          if (JSON.stringify(now) !== JSON.stringify(states.at(-1))) states.push(now);
        }
        for (let i = states.length - 2; i >= 0; i--) {
          // a change that put the same values again is a step too
          while (JSON.stringify(dump(db)) !== JSON.stringify(states[i])) await undo(db);
        }
        while (findUndoSteps(db).undo) await undo(db);
        expect(dump(db)).toEqual(states[0]);
        while (findUndoSteps(db).redo) await redo(db);
        expect(dump(db)).toEqual(states.at(-1));
        expect(verifyAudit(db).ok).toBe(true);
        file.close();
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('says which change it would take back, and writes what it did into the audit chain', async () => {
    const db = open();
    expect(findUndoSteps(db)).toEqual({ undo: null, redo: null });
    await change(db, 'add-price', () => savePrice(db, null, price(1, '2026-03-01')));
    await change(db, 'change-key', () => saveKey(db, 1, { startsOn: '2025-02-01', key: { kind: 'default' } }));
    expect(findUndoSteps(db)).toEqual({ undo: { stepId: 2, action: 'change-key' }, redo: null });
    expect(await undo(db)).toEqual({ stepId: 2, action: 'change-key' });
    expect(findUndoSteps(db)).toEqual({
      undo: { stepId: 1, action: 'add-price' },
      redo: { stepId: 2, action: 'change-key' },
    });
    await redo(db);
    const told = db
      .prepare("SELECT action, details_json FROM audit_entry WHERE action IN ('undo', 'redo')")
      .raw()
      .all();
    // entry 1 made the file, 2 and 3 are the changes
    expect(told).toEqual([
      ['undo', '{"entry":3,"of":"change-key"}'],
      ['redo', '{"entry":3,"of":"change-key"}'],
    ]);
    expect(verifyAudit(db)).toMatchObject({ ok: true, entries: 5 });
  });

  it('forgets what was taken back once something else is changed', async () => {
    const db = open();
    await change(db, 'add-price', () => savePrice(db, null, price(1, '2026-03-01')));
    await undo(db);
    await change(db, 'add-price', () => savePrice(db, null, price(2, '2026-04-01')));
    expect(findUndoSteps(db).redo).toBeNull();
    expect(await codeOf(() => redo(db))).toBe('undo-nothing');
  });

  it('takes nothing back but the step that was meant', async () => {
    const db = open();
    await change(db, 'add-price', () => savePrice(db, null, price(1, '2026-03-01')));
    await change(db, 'add-price', () => savePrice(db, null, price(2, '2026-04-01')));
    const before = dump(db);
    expect(await codeOf(() => undo(db, 1))).toBe('undo-nothing');
    expect(dump(db)).toEqual(before);
    expect((await undo(db, 2)).stepId).toBe(2);
  });

  it('forgets everything where something was changed beside every step', async () => {
    const db = open();
    await change(db, 'change-price', () => savePrice(db, 1, price(1, '2026-03-01')));
    savePrice(db, 1, price(2, '2026-04-01'));
    expect(findUndoSteps(db)).toEqual({ undo: null, redo: null });
    expect(await codeOf(() => undo(db))).toBe('undo-nothing');
  });

  it('makes no step of a change that failed or changed nothing', async () => {
    const db = open();
    await expect(
      change(db, 'add-price', () => {
        savePrice(db, null, price(1, '2026-03-01'));
        throw new Error('full');
      }),
    ).rejects.toThrow('full');
    await recordChange(db, 'add-price', () => undefined);
    expect(findUndoSteps(db)).toEqual({ undo: null, redo: null });
  });

  it('is gone once the file was closed', async () => {
    const path = makeTestOperation();
    const file = openOperation(path, { mode: 'write', clock: testClock });
    startUndoLog(file.db);
    await change(file.db, 'add-price', () => savePrice(file.db, null, price(1, '2026-03-01')));
    file.close();
    expect(findUndoSteps(open(path))).toEqual({ undo: null, redo: null });
  });
});

/** A run with one invoice, as far as the file's own rules need it. */
function issue(db: Database): void {
  db.exec(`INSERT INTO billing_run (first_day, last_day, issued_at_utc, figures_json) VALUES ('2025-01-01', '2025-01-31', '', '{}');
    INSERT INTO document (kind, billing_run_id, issuer_id, member_id, series, sequence, number, issued_on, net_cents, vat_cents,
      gross_cents, model_json, pdf, sha256)
    SELECT 'invoice', 1, 1, 2, 'S', n, 'S-' || n, '2026-01-15', 0, 0, 0, '{}', x'', printf('%064d', 0)
    FROM (SELECT 1 + count(*) AS n FROM document)`);
}

describe('taking changes back beside other writers', () => {
  it('refuses what bills were issued on, by this connection or another, and lets later changes be taken back', async () => {
    const path = makeTestOperation();
    const db = open(path);
    await change(db, 'change-key', () => saveKey(db, 1, { startsOn: '2025-01-01', key: { kind: 'default' } }));
    await change(db, 'add-price', () => savePrice(db, null, price(1, '2026-03-01')));
    await undo(db);
    const worker = openSecondConnection(path);
    issue(worker.db);
    worker.close();
    const before = dump(db);
    expect(await codeOf(() => undo(db))).toBe('undo-billed');
    expect(await codeOf(() => redo(db))).toBe('undo-billed');
    expect(findUndoSteps(db)).toEqual({ undo: null, redo: null });
    expect(dump(db)).toEqual(before);
    await change(db, 'add-price', () => savePrice(db, null, price(1, '2026-03-01')));
    await undo(db);
    expect(dump(db)).toEqual(before);
    expect(await codeOf(() => undo(db))).toBe('undo-nothing');
  });

  it('takes an import of another connection back and does it again, in its turn', async () => {
    const path = makeTestOperation();
    const db = open(path);
    await change(db, 'add-price', () => savePrice(db, null, price(1, '2026-03-01')));
    const worker = openSecondConnection(path);
    worker.db.exec("INSERT INTO import (imported_at_utc) VALUES ('2026-01-15T08:00:00Z')");
    worker.close();
    recordImport(db, 1);
    const undoneAt = () => db.prepare('SELECT undone_at_utc FROM import').pluck().get();
    expect(await undo(db)).toMatchObject({ action: 'import' });
    expect(undoneAt()).toBe('2026-01-15T08:00:00Z');
    await redo(db);
    expect(undoneAt()).toBeNull();
    await undo(db);
    expect(await undo(db)).toMatchObject({ action: 'add-price' });
    expect(findUndoSteps(db).undo).toBeNull();
    expect(verifyAudit(db).ok).toBe(true);
  });

  it('keeps a meter that got values meanwhile, and takes the rest back', async () => {
    const path = makeTestOperation();
    const db = open(path);
    const before = dump(db) as { member: unknown; participation: unknown; meter: unknown[] };
    await change(db, 'add-participant', () => {
      replaceParticipations(db, saveMember(db, null, member('Ada')), [
        { meterId: '40000000000001', startsOn: '2026-01-01', endsOn: null },
      ]);
    });
    const after = dump(db);
    const worker = openSecondConnection(path);
    worker.db.exec(`INSERT INTO import (imported_at_utc) VALUES ('2026-01-15T08:00:00Z');
      INSERT INTO curve (meter_id, direction, utc_month, import_id, energy_wmin, quality)
      VALUES ('40000000000001', 'consumption', 0, 1, x'', x'')`);
    worker.db.close();
    await undo(db);
    expect(dump(db)).toMatchObject({ member: before.member, participation: before.participation });
    expect(db.prepare("SELECT count(*) FROM meter WHERE id = '40000000000001'").pluck().get()).toBe(1);
    await redo(db);
    expect({ ...(dump(db) as object), import: [] }).toEqual(after);
  });

  it('refuses what other data rest on, and leaves the file and the step as they were', async () => {
    const path = makeTestOperation();
    const db = open(path);
    let id = 0;
    await change(db, 'add-participant', () => {
      id = saveMember(db, null, member('Ada'));
    });
    const worker = openSecondConnection(path);
    worker.db
      .prepare("INSERT INTO issuer (member_id, number_prefix, vat_regime, vat_ppm) VALUES (?, 'ADA', 'rate', 0)")
      .run(id);
    worker.close();
    const before = dump(db);
    expect(await codeOf(() => undo(db))).toBe('undo-refused');
    expect(dump(db)).toEqual(before);
    expect(findUndoSteps(db)).toMatchObject({ undo: { action: 'add-participant' }, redo: null });
    expect(verifyAudit(db)).toMatchObject({ ok: true, entries: 2 });
  });

  it('waits for another writer without holding up this thread', async () => {
    const path = makeTestOperation();
    const db = open(path);
    const worker = openSecondConnection(path);
    worker.db.exec('BEGIN IMMEDIATE');
    let isDone = false;
    const waiting = change(db, 'add-price', () => {
      savePrice(db, null, price(1, '2026-03-01'));
      isDone = true;
    });
    // this thread goes on while the other one writes
    addMeter(worker.db, '40000000000001');
    expect(isDone).toBe(false);
    worker.db.exec('COMMIT');
    await waiting;
    expect(isDone).toBe(true);
    expect(findUndoSteps(db).undo).toMatchObject({ action: 'add-price' });
    expect(db.pragma('busy_timeout', { simple: true })).toBe(5000);
    await expect(whenFree(db, () => db.exec('SELECT * FROM nowhere'))).rejects.toThrow('no such table');
    worker.close();
  });

  it('leaves all or nothing where the program dies in the middle', () => {
    const path = makeTestOperation();
    const child = spawnSync(process.execPath, [join(import.meta.dirname, 'undo-test-child.ts'), path], {
      encoding: 'utf8',
    });
    expect(child.signal, child.stderr).toBe('SIGKILL');
    expect(child.stdout).toBe('changed\n');
    const { db } = openTestOperation(path);
    // as after the change, of which one row had already been restored
    expect(db.prepare('SELECT name FROM member WHERE id = 2').pluck().get()).toBe('Ada');
    expect(db.prepare('SELECT meter_id FROM participation WHERE member_id = 2').pluck().all()).toEqual([PRODUCER]);
    expect(verifyOperation(path).checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});
