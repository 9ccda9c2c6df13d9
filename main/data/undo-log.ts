/**
 * What can be taken back while an operation is open, and done again. Temporary triggers write, for each row that
 * this connection changes, the statement that restores it (sqlite.org/undoredo.html); the rows of one change are a
 * step. Everything lies in temporary tables: it is rolled back with a change that fails, and gone with the connection.
 */
import Database from 'better-sqlite3';
import { ExpectedError } from '#domain/errors.ts';
import type { UndoAction, UndoStep } from '#domain/undo-step.ts';
import { appendAudit } from './audit.ts';
import { nowUtc, type Clock } from './clock.ts';
import { prepared } from './prepared.ts';
import { markImportUndone } from './queries/imports.ts';
import { createUndoTriggers } from './undo-triggers.ts';
import { whenFree } from './when-free.ts';

type Db = Database.Database;

export interface UndoSteps {
  readonly undo: UndoStep | null;
  readonly redo: UndoStep | null;
}

interface StoredStep extends UndoStep {
  readonly auditId: number | null;
  readonly importId: number | null;
}

/** Older steps are forgotten. */
const MAX_STEPS = 200;

// the number of the last document: a step from before an issue is of no use after it
const TABLES = `
CREATE TEMP TABLE undo_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  action TEXT NOT NULL,
  audit_id INTEGER,
  import_id INTEGER,
  last_document_id INTEGER NOT NULL,
  is_undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TEMP TABLE undo_change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  step_id INTEGER REFERENCES undo_step (id) ON DELETE CASCADE,
  statement TEXT NOT NULL
) STRICT;
CREATE INDEX temp.undo_change_by_step ON undo_change (step_id);
`;

const LAST_DOCUMENT = '(SELECT coalesce(max(id), 0) FROM document)';
const SELECT_STEP = `SELECT id AS stepId, action, audit_id AS auditId, import_id AS importId FROM undo_step
  WHERE last_document_id = ${LAST_DOCUMENT}`;

const started = new WeakSet<Db>();

/** Begins to remember the changes of this connection. What was changed before cannot be taken back. */
export function startUndoLog(db: Db): void {
  // what was changed is people's data: it stays out of temporary files
  db.pragma('temp_store = MEMORY');
  db.exec(TABLES);
  createUndoTriggers(db);
  started.add(db);
}

/**
 * Makes a change in one transaction, as one step that can be taken back. Where no log was started, as on the command
 * line, the change is just made.
 *
 * @param work tried again where a job was writing at that moment
 */
export function recordChange<Result>(db: Db, action: UndoAction, work: () => Result): Promise<Result> {
  const write = db.transaction(() => (started.has(db) ? record(db, action, work) : work()));
  return whenFree(db, () => write.immediate());
}

function record<Result>(db: Db, action: UndoAction, work: () => Result): Result {
  forgetUnclaimed(db);
  const result = work();
  const isEmpty = prepared(db, 'SELECT 1 FROM undo_change WHERE step_id IS NULL LIMIT 1').get() === undefined;
  if (!isEmpty) claimChanges(db, insertStep(db, action, findLastAuditId(db), null));
  return result;
}

/** Remembers an import that another connection wrote. */
export function recordImport(db: Db, importId: number): void {
  if (!started.has(db)) return;
  db.transaction(() => {
    forgetUnclaimed(db);
    insertStep(db, 'import', null, importId);
  })();
}

/** What would be taken back and done again next. */
export function findUndoSteps(db: Db): UndoSteps {
  if (!started.has(db)) return { undo: null, redo: null };
  forgetUnclaimed(db);
  const toStep = (stored: StoredStep | undefined): UndoStep | null =>
    stored ? { stepId: stored.stepId, action: stored.action } : null;
  return { undo: toStep(findStep(db, 'undo')), redo: toStep(findStep(db, 'redo')) };
}

/**
 * Takes the last change back, or does again what was taken back last, in one transaction with its audit entry.
 *
 * @param stepId the step that is meant; null for the next one, whichever it is
 * @throws ExpectedError `undo-nothing`, `undo-billed`, `undo-refused`; the file is then as it was
 */
export function takeStep(db: Db, kind: 'undo' | 'redo', stepId: number | null, clock: Clock): Promise<UndoStep> {
  return whenFree(db, () => {
    if (!started.has(db)) throw new ExpectedError('undo-nothing');
    forgetUnclaimed(db);
    try {
      return db.transaction(() => reverse(db, getStep(db, kind, stepId), kind, clock)).immediate();
    } catch (error) {
      const isRule = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT');
      throw isRule ? new ExpectedError('undo-refused') : error;
    }
  });
}

/** Inside the transaction, where nobody else can write: bills may have been issued a moment ago. */
function getStep(db: Db, kind: 'undo' | 'redo', stepId: number | null): StoredStep {
  const step = findStep(db, kind);
  if (step && (stepId === null || step.stepId === stepId)) return step;
  throw new ExpectedError(!step && hasStepBeforeIssue(db) ? 'undo-billed' : 'undo-nothing');
}

function reverse(
  db: Db,
  { stepId, action, auditId, importId }: StoredStep,
  kind: 'undo' | 'redo',
  clock: Clock,
): UndoStep {
  const changes = prepared<{ id: number; statement: string }>(
    db,
    'SELECT id, statement FROM undo_change WHERE step_id = ? ORDER BY id DESC',
  ).all(stepId);
  prepared(db, 'DELETE FROM undo_change WHERE step_id = ?').run(stepId);
  if (importId !== null && kind === 'undo') markImportUndone(db, importId, nowUtc(clock));
  else for (const { statement } of changes) db.exec(statement);
  // what the triggers wrote meanwhile is the way back
  claimChanges(db, stepId);
  prepared(db, 'UPDATE undo_step SET is_undone = ? WHERE id = ?').run(kind === 'undo' ? 1 : 0, stepId);
  appendAudit(db, {
    atUtc: nowUtc(clock),
    action: kind,
    details: { of: action, entry: auditId ?? undefined, importId: importId ?? undefined },
  });
  return { stepId, action };
}

function findStep(db: Db, kind: 'undo' | 'redo'): StoredStep | undefined {
  return prepared<StoredStep>(
    db,
    kind === 'undo'
      ? `${SELECT_STEP} AND is_undone = 0 ORDER BY id DESC LIMIT 1`
      : `${SELECT_STEP} AND is_undone = 1 ORDER BY id LIMIT 1`,
  ).get();
}

function hasStepBeforeIssue(db: Db): boolean {
  return prepared(db, `SELECT 1 FROM undo_step WHERE last_document_id <> ${LAST_DOCUMENT} LIMIT 1`).get() !== undefined;
}

/** A change beside every step: what older steps would restore may no longer fit, and they go. */
function forgetUnclaimed(db: Db): void {
  if (prepared(db, 'DELETE FROM undo_change WHERE step_id IS NULL').run().changes > 0)
    prepared(db, 'DELETE FROM undo_step').run();
}

/** A new step: what was taken back before it, or was billed since, can no longer be reached. */
function insertStep(db: Db, action: UndoAction, auditId: number | null, importId: number | null): number {
  prepared(db, `DELETE FROM undo_step WHERE is_undone = 1 OR last_document_id <> ${LAST_DOCUMENT}`).run();
  const stepId = Number(
    prepared(
      db,
      `INSERT INTO undo_step (action, audit_id, import_id, last_document_id) VALUES (?, ?, ?, ${LAST_DOCUMENT})`,
    ).run(action, auditId, importId).lastInsertRowid,
  );
  prepared(db, 'DELETE FROM undo_step WHERE id NOT IN (SELECT id FROM undo_step ORDER BY id DESC LIMIT ?)').run(
    MAX_STEPS,
  );
  return stepId;
}

function claimChanges(db: Db, stepId: number): void {
  prepared(db, 'UPDATE undo_change SET step_id = ? WHERE step_id IS NULL').run(stepId);
}

function findLastAuditId(db: Db): number | null {
  return prepared<{ id: number | null }>(db, 'SELECT max(id) AS id FROM audit_entry').get()?.id ?? null;
}
