import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import { ExpectedError } from '#domain/errors.ts';
import { findDocument, type StoredDocument } from '#data/queries/documents.ts';
import type { Job, JobContext } from './job.ts';
import { nameDocument } from './name-document.ts';
import { makeFolder, writeNewFile } from './write-new-file.ts';
import { placeSavedFile } from './write-saved-file.ts';

interface Input {
  readonly documentIds: readonly number[];
  readonly target:
    /** A folder that does not exist yet. */
    | { readonly kind: 'folder'; readonly path: string }
    | { readonly kind: 'zip'; readonly path: string; readonly isReplacing: boolean };
}

/**
 * Writes the PDFs as they were issued, each under its number, into a new folder or one archive. Stopped half-way,
 * nothing of them stays.
 *
 * @throws ExpectedError `document-not-found`, `cancelled`, `output-exists`, `path-not-writable`, `disk-full`
 */
export const saveDocuments: Job<Input, null> = async ({ documentIds, target }, context) => {
  if (target.kind === 'zip') {
    await placeSavedFile(target.path, target.isReplacing, (temporary) => writeZip(temporary, documentIds, context));
    return null;
  }
  await makeFolder(target.path);
  try {
    await readEach(documentIds, context, ({ number, pdf }) =>
      writeNewFile(join(target.path, nameDocument(number, 'pdf')), pdf),
    );
  } catch (error) {
    await rm(target.path, { recursive: true, force: true });
    throw error;
  }
  return null;
};

async function writeZip(path: string, documentIds: readonly number[], context: JobContext): Promise<void> {
  const zip = new ZipWriter(Writable.toWeb(createWriteStream(path, { flags: 'wx' })) as WritableStream<Uint8Array>, {
    useWebWorkers: false,
    // the PDFs are packed already
    level: 0,
  });
  await readEach(documentIds, context, async ({ number, pdf, issuedOn }) => {
    await zip.add(nameDocument(number, 'pdf'), new Uint8ArrayReader(pdf), {
      lastModDate: new Date(`${issuedOn}T12:00:00`),
    });
  });
  await zip.close();
}

/** One document at a time: thousands would not fit into memory. */
async function readEach(
  documentIds: readonly number[],
  { file, signal, onProgress }: JobContext,
  take: (document: StoredDocument) => Promise<void>,
): Promise<void> {
  const { kysely } = file();
  for (const [done, id] of documentIds.entries()) {
    if (signal.aborted) throw new ExpectedError('cancelled');
    const document = await findDocument(kysely, id);
    if (!document) throw new ExpectedError('document-not-found');
    await take(document);
    onProgress('exporting', done + 1, documentIds.length);
  }
}
