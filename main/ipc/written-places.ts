/** Where documents of the open operation were written to, so that they can be shown in their folder. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredDocument } from '#data/queries/documents.ts';
import { nameDocument } from '#jobs/name-document.ts';
import type { HandlerContext, WrittenPlace } from './context.ts';

const KEPT = 100;

export function rememberWritten({ preferences, session }: HandlerContext, place: WrittenPlace): void {
  const { path } = session.get();
  preferences.write({
    recent: preferences
      .read()
      .recent.map((entry) =>
        entry.path === path ? { ...entry, written: [place, ...(entry.written ?? [])].slice(0, KEPT) } : entry,
      ),
  });
}

/** Path of a written file that still holds the document; null where none does, undefined where none was written. */
export function findWritten(
  { preferences, session }: HandlerContext,
  document: Pick<StoredDocument, 'id' | 'number' | 'sha256'>,
): string | null | undefined {
  const { path } = session.get();
  const places = preferences.read().recent.find((entry) => entry.path === path)?.written ?? [];
  const own = places.filter(({ documentIds }) => documentIds.includes(document.id));
  if (own.length === 0) return undefined;
  return own.map((place) => toPath(place, document.number)).find((file) => holds(file, document.sha256)) ?? null;
}

function toPath({ folder, fileName }: WrittenPlace, number: string): string {
  return join(folder, fileName ?? nameDocument(number, 'pdf'));
}

/** A file of the right name may hold something else by now. Archives are not opened. */
function holds(path: string, sha256: string): boolean {
  if (path.endsWith('.zip')) return existsSync(path);
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex') === sha256;
  } catch {
    return false;
  }
}
