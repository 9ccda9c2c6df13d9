import type { TFunction } from 'i18next';
import type { Contract, DocumentEntry } from '#contract';

/** What became of a document; null where it simply stands. */
export function describeState({ creditedBy, credits }: DocumentEntry, t: TFunction): string | null {
  if (creditedBy !== null) return t('billing.creditedBy', { number: creditedBy });
  return credits === null ? null : t('documents.credits', { number: credits });
}

/** What came of saving a document, or of looking for where it was saved; null where there is nothing to say. */
export function tellFolder(
  saved: Contract['billing.saveDocument']['output'] | undefined,
  state: Contract['documents.showInFolder']['output']['state'] | undefined,
  t: TFunction,
): string | null {
  if (saved) return t('energy.saved', { name: saved.fileName });
  if (state === 'gone') return t('documents.gone');
  return state === 'never-written' ? t('documents.neverWritten') : null;
}
