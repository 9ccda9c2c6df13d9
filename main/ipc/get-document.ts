import { ExpectedError } from '#domain/errors.ts';
import { findDocument, type StoredDocument } from '#data/queries/documents.ts';
import type { HandlerContext } from './context.ts';

/** @throws ExpectedError `document-not-found` */
export async function getDocument({ session }: HandlerContext, documentId: number): Promise<StoredDocument> {
  const document = await findDocument(session.get().kysely, documentId);
  if (!document) throw new ExpectedError('document-not-found');
  return document;
}
