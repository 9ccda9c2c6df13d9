import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { appendAudit, findAuditHead, NO_HASH, verifyAudit } from './audit.ts';
import { canonicalJson } from './canonical-json.ts';
import { migrate } from './migrate.ts';

function makeChain(): Database.Database {
  const db = new Database(':memory:');
  migrate(db);
  for (const n of [1, 2, 3])
    appendAudit(db, {
      atUtc: `2026-01-0${String(n)}T00:00:00Z`,
      action: 'note',
      details: { z: n, a: ['é', null, true] },
    });
  return db;
}

/** Changes the past in a way the program never could. */
function tamper(db: Database.Database, sql: string): void {
  db.exec(`DROP TRIGGER audit_entry_update; DROP TRIGGER audit_entry_delete; ${sql}`);
}

describe('the audit chain', () => {
  it('hashes the hash before and the entry as canonical JSON', () => {
    const db = makeChain();
    const rows = db
      .prepare<[], { previous_hash: string; hash: string }>('SELECT previous_hash, hash FROM audit_entry ORDER BY id')
      .all();
    expect(rows[0]?.previous_hash).toBe('0'.repeat(64));
    const text = '{"action":"note","at":"2026-01-01T00:00:00Z","details":{"a":["é",null,true],"z":1}}';
    expect(rows[0]?.hash).toBe(
      createHash('sha256')
        .update('0'.repeat(64) + text)
        .digest('hex'),
    );
    expect(rows[1]?.previous_hash).toBe(rows[0]?.hash);
    expect(findAuditHead(db)).toBe(rows[2]?.hash);
    expect(verifyAudit(db)).toEqual({ ok: true, entries: 3, brokenAt: null });
  });

  it('is empty at first', () => {
    const db = new Database(':memory:');
    migrate(db);
    expect([findAuditHead(db), verifyAudit(db)]).toEqual([NO_HASH, { ok: true, entries: 0, brokenAt: null }]);
  });

  it.each([
    ['a changed detail', "UPDATE audit_entry SET details_json = replace(details_json, 'é', 'e') WHERE id = 2", 2],
    ['a changed time', "UPDATE audit_entry SET at_utc = '2025-01-01T00:00:00Z' WHERE id = 1", 1],
    ['a removed entry', 'DELETE FROM audit_entry WHERE id = 2', 3],
    ['a removed beginning', 'DELETE FROM audit_entry WHERE id = 1', 2],
  ])('shows %s', (_, sql, brokenAt) => {
    const db = makeChain();
    tamper(db, sql);
    expect(verifyAudit(db)).toMatchObject({ ok: false, brokenAt });
  });
});

describe('canonicalJson', () => {
  it('orders keys by code unit at every depth and leaves out what is undefined', () => {
    expect(canonicalJson({ b: 1, a: { d: [{ y: 1, x: 2 }], c: undefined }, B: 'x"' })).toBe(
      '{"B":"x\\"","a":{"d":[{"x":2,"y":1}]},"b":1}',
    );
  });
});
