/** The audit chain: what was done to the file, each entry carrying the hash of the one before. */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { canonicalJson, type JsonValue } from './canonical-json.ts';
import { prepared } from './prepared.ts';

/** `previous_hash` of the first entry. */
export const NO_HASH = '0'.repeat(64);

export interface AuditEntry {
  readonly atUtc: string;
  readonly action: string;
  readonly details: { readonly [key: string]: JsonValue | undefined };
}

function hashEntry(previousHash: string, at: string, action: string, details: JsonValue): string {
  return createHash('sha256')
    .update(previousHash + canonicalJson({ at, action, details }))
    .digest('hex');
}

/** Hash of the last entry; 64 zeros while there is none. */
export function findAuditHead(db: Database): string {
  return prepared<{ hash: string }>(db, 'SELECT hash FROM audit_entry ORDER BY id DESC LIMIT 1').get()?.hash ?? NO_HASH;
}

/** True where the chain has this head, or had it before later entries. */
export function hasAuditHead(db: Database, head: string): boolean {
  return head === NO_HASH || prepared(db, 'SELECT 1 FROM audit_entry WHERE hash = ?').get(head) !== undefined;
}

/** Appends an entry. Call it inside the transaction of what it tells, so that neither stands without the other. */
export function appendAudit(db: Database, { atUtc, action, details }: AuditEntry): void {
  const previousHash = findAuditHead(db);
  prepared(
    db,
    'INSERT INTO audit_entry (at_utc, action, details_json, previous_hash, hash) VALUES (?, ?, ?, ?, ?)',
  ).run(atUtc, action, canonicalJson(details), previousHash, hashEntry(previousHash, atUtc, action, details));
}

export interface AuditCheck {
  readonly ok: boolean;
  readonly entries: number;
  /** Id of the first entry that does not fit the chain; null when all do. */
  readonly brokenAt: number | null;
}

interface StoredEntry {
  id: number;
  at_utc: string;
  action: string;
  details_json: string;
  previous_hash: string;
  hash: string;
}

/** Computes the whole chain again. Entries are numbered from 1 without gaps, so a removed one shows too. */
export function verifyAudit(db: Database): AuditCheck {
  const rows = db
    .prepare<[], StoredEntry>(
      'SELECT id, at_utc, action, details_json, previous_hash, hash FROM audit_entry ORDER BY id',
    )
    .iterate();
  let entries = 0;
  let head = NO_HASH;
  for (const row of rows) {
    entries++;
    const details = JSON.parse(row.details_json) as JsonValue;
    const fits =
      row.id === entries && row.previous_hash === head && row.hash === hashEntry(head, row.at_utc, row.action, details);
    if (!fits) return { ok: false, entries, brokenAt: row.id };
    head = row.hash;
  }
  return { ok: true, entries, brokenAt: null };
}
