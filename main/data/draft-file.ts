/** The new operation that is being typed, in one file of the user's data folder until it is created. */
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { OperationDraft } from '#domain/new-operation/operation-draft.ts';
import { operationDraftSchema } from './operation-draft.ts';
import { toWriteError } from './write-error.ts';

/** Far above 2 000 rows of people: what is larger was not written here. */
const MAX_BYTES = 5_000_000;

export interface SavedDraft {
  readonly draft: OperationDraft;
  readonly savedAtUtc: string;
}

export interface DraftFile {
  /** What was typed last; null where nothing waits. A file that is no draft is set aside under another name. */
  readonly read: () => { readonly saved: SavedDraft | null; readonly setAside: string | null };
  /** @throws ExpectedError `path-not-writable`, `disk-full` */
  readonly write: (saved: SavedDraft) => void;
  readonly remove: () => void;
}

const schema = z.strictObject({
  format: z.literal('partajoule-draft-1'),
  savedAtUtc: z.iso.datetime(),
  draft: operationDraftSchema,
});

/** A file that is replaced as a whole: killed at any moment, it holds the last draft or the one before. */
export function openDraftFile(folder: string): DraftFile {
  const path = join(folder, 'new-operation.json');
  // told until something is typed again
  let aside: string | null = null;
  return {
    read() {
      if (statSync(path, { throwIfNoEntry: false }) === undefined) return { saved: null, setAside: aside };
      const saved = readSaved(path);
      if (!saved) aside = setAside(path);
      return { saved, setAside: aside };
    },
    write({ draft, savedAtUtc }) {
      const temporary = `${path}.tmp`;
      try {
        const handle = openSync(temporary, 'w', 0o600);
        writeFileSync(handle, JSON.stringify({ format: 'partajoule-draft-1', savedAtUtc, draft }));
        fsyncSync(handle);
        closeSync(handle);
        renameSync(temporary, path);
        aside = null;
      } catch (error) {
        throw toWriteError(error, path);
      }
    },
    remove() {
      rmSync(path, { force: true });
    },
  };
}

function readSaved(path: string): SavedDraft | null {
  try {
    if (statSync(path).size > MAX_BYTES) return null;
    const { draft, savedAtUtc } = schema.parse(JSON.parse(readFileSync(path, 'utf8')));
    return { draft, savedAtUtc };
  } catch {
    return null;
  }
}

/** Nothing is thrown away: the person may look into it, or have it looked into. */
function setAside(path: string): string | null {
  const aside = path.replace(/\.json$/, `.set-aside-${randomUUID().slice(0, 8)}.json`);
  try {
    renameSync(path, aside);
    return basename(aside);
  } catch {
    return null;
  }
}
