import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { ExpectedError } from '#domain/errors.ts';
import type { FileSelections } from './context.ts';

/** Paths that the person named, kept here so that the page only ever holds an opaque id. */
export function createFileSelections(): FileSelections {
  const byId = new Map<string, readonly string[]>();
  const get = (selectionId: string): readonly string[] => {
    const paths = byId.get(selectionId);
    if (!paths) throw new ExpectedError('invalid-input', { where: 'selectionId' });
    return paths;
  };
  return {
    get,
    add(paths) {
      const selectionId = randomUUID();
      byId.set(selectionId, [...paths]);
      return selectionId;
    },
    describe: (selectionId) => ({ selectionId, names: get(selectionId).map((path) => basename(path)) }),
  };
}
