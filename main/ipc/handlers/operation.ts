import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { ExpectedError } from '#domain/errors.ts';
import { copyOperation } from '#data/copy-operation.ts';
import { createOperation } from '#data/create-operation.ts';
import type { OperationFile } from '#data/open-operation.ts';
import { takeStep } from '#data/undo-log.ts';
import { nowUtc } from '#data/clock.ts';
import { findDraftFaults } from '#domain/new-operation/find-draft-faults.ts';
import type { HandlerContext, Handlers } from '../context.ts';
import { describeNewOperation } from '../describe-new-operation.ts';
import { readAppState } from './app.ts';

const RECENT_FILES = 8;

/** Opens a file; where it lies protected, a copy that the person names. */
async function openOrCopy({ session, dialogs }: HandlerContext, path: string): Promise<OperationFile> {
  try {
    return await session.open(path);
  } catch (error) {
    // a file that somebody has open may change while it is copied
    const canCopy = error instanceof ExpectedError && error.code === 'path-not-writable' && !existsSync(`${path}.lock`);
    if (!canCopy || !(await dialogs.askForCopy(basename(path)))) throw error;
    const target = await dialogs.chooseNewOperation(basename(path, '.partajoule'));
    if (target === null) throw error;
    await copyOperation(path, target);
    return session.open(target);
  }
}

export async function openAndRemember(context: HandlerContext, path: string): Promise<void> {
  const file = await openOrCopy(context, path);
  const { recent } = context.preferences.read();
  const known = recent.find((entry) => entry.path === file.path) ?? { path: file.path };
  context.preferences.write({
    recent: [known, ...recent.filter((entry) => entry.path !== file.path)].slice(0, RECENT_FILES),
  });
}

/** A recent file that has moved leaves the list. @throws ExpectedError `recent-not-found` {name, folder} */
function forgetIfGone({ preferences }: HandlerContext, path: string): void {
  const { recent } = preferences.read();
  const left = recent.filter((entry) => entry.path !== path);
  if (left.length === recent.length || existsSync(path)) return;
  preferences.write({ recent: left });
  throw new ExpectedError('recent-not-found', { name: basename(path, '.partajoule'), folder: dirname(path) });
}

/** Asks for a place, makes the file there and opens it; false where the person gives up. */
async function createAt(context: HandlerContext, name: string, description: unknown): Promise<boolean> {
  const path = await context.dialogs.chooseNewOperation(name);
  if (path === null) return false;
  createOperation(path, description, context.clock);
  await openAndRemember(context, path);
  return true;
}

export const operationHandlers = {
  async 'operation.openDemonstration'(context, { jobId }) {
    const folder = await context.dialogs.chooseDemonstrationFolder();
    if (folder !== null) {
      const { operationPath } = await context.jobs.run('createDemonstration', { folder, billedMonths: 11 }, jobId);
      await openAndRemember(context, operationPath);
    }
    return readAppState(context);
  },

  'operation.getDraft': ({ draft }) => draft.read(),

  'operation.saveDraft'(context, { draft }) {
    context.draft.write({ draft, savedAtUtc: nowUtc(context.clock) });
    return { faults: findDraftFaults(draft) };
  },

  'operation.dropDraft'(context) {
    context.draft.remove();
    return null;
  },

  async 'operation.create'(context, { draft }) {
    const count = findDraftFaults(draft).filter(({ isBlocking }) => isBlocking).length;
    if (count > 0) throw new ExpectedError('draft-incomplete', { count });
    if (await createAt(context, draft.name.trim(), describeNewOperation(draft))) context.draft.remove();
    return readAppState(context);
  },

  async 'operation.createFromDescription'(context) {
    const source = await context.dialogs.chooseDescription();
    if (source !== null) {
      const description = await readDescription(source);
      await createAt(context, description.name, description.value);
    }
    return readAppState(context);
  },

  async 'operation.open'(context) {
    const path = await context.dialogs.chooseOperation();
    if (path !== null) await openAndRemember(context, path);
    return readAppState(context);
  },

  async 'operation.openRecent'(context, { index }) {
    const entry = context.preferences.read().recent[index];
    if (!entry) throw new ExpectedError('invalid-input', { where: 'index' });
    forgetIfGone(context, entry.path);
    await openAndRemember(context, entry.path);
    return readAppState(context);
  },

  async 'operation.openRequested'(context, { selectionId }) {
    const [path] = context.selections.get(selectionId);
    if (path === undefined) throw new ExpectedError('invalid-input', { where: 'selectionId' });
    forgetIfGone(context, path);
    await openAndRemember(context, path);
    return readAppState(context);
  },

  'operation.noteCloudClient'(context) {
    const { path } = context.session.get();
    const { recent } = context.preferences.read();
    context.preferences.write({
      recent: recent.map((entry) => (entry.path === path ? { ...entry, isCloudNoted: true } : entry)),
    });
    return readAppState(context);
  },

  async 'operation.close'(context) {
    await context.session.close();
    return readAppState(context);
  },

  'operation.undo': ({ session, clock }, { stepId }) => takeStep(session.get().db, 'undo', stepId, clock),

  'operation.redo': ({ session, clock }, { stepId }) => takeStep(session.get().db, 'redo', stepId, clock),

  'operation.showInFolder'({ session, dialogs }) {
    dialogs.showInFolder(session.get().path);
    return null;
  },
} satisfies Partial<Handlers>;

/** @throws ExpectedError `path-not-found`, `path-not-readable`, `description-not-json` */
export async function readDescription(path: string): Promise<{ name: string; value: unknown }> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new ExpectedError(isAbsent ? 'path-not-found' : 'path-not-readable', { path });
  }
  try {
    const value: unknown = JSON.parse(text);
    const name = (value as { operation?: { name?: unknown } } | null)?.operation?.name;
    return { name: typeof name === 'string' ? name : '', value };
  } catch (error) {
    throw new ExpectedError('description-not-json', { path, detail: error instanceof Error ? error.message : '' });
  }
}
