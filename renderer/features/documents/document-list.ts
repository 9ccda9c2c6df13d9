/** Which documents are shown, and in which order. */
import type { DocumentEntry } from '#contract';
import { foldText } from '../../i18n/fold-text.ts';

export interface DocumentFilter {
  readonly search: string;
  /** Empty = all, here and below. */
  readonly kind: '' | DocumentEntry['kind'];
  readonly year: string;
  readonly memberId: string;
}

export const noFilter: DocumentFilter = { search: '', kind: '', year: '', memberId: '' };

export type SortColumn = 'number' | 'issuedOn' | 'memberName' | 'firstDay' | 'allocatedWmin' | 'grossCents';

export interface DocumentOrder {
  readonly column: SortColumn;
  readonly isDescending: boolean;
}

/** As the engine lists them. */
export const newestFirst: DocumentOrder = { column: 'issuedOn', isDescending: true };

/**
 * Documents in which every typed word is found: in the number, the name or the amount, whose decimals may follow
 * a comma or a point. Case and accents do not count.
 */
export function filterDocuments(documents: readonly DocumentEntry[], filter: DocumentFilter): DocumentEntry[] {
  const words = foldText(filter.search).split(/\s+/).filter(Boolean);
  return documents.filter(
    (document) =>
      (filter.kind === '' || document.kind === filter.kind) &&
      document.issuedOn.startsWith(filter.year) &&
      (filter.memberId === '' || String(document.memberId) === filter.memberId) &&
      (words.length === 0 || holdsAll(document, words)),
  );
}

function holdsAll({ number, memberName, grossCents }: DocumentEntry, words: readonly string[]): boolean {
  const amount = (grossCents / 100).toFixed(2);
  const text = foldText(`${number} ${memberName} ${amount} ${amount.replace('.', ',')}`);
  return words.every((word) => text.includes(word));
}

/** Between equal ones the order of the engine stays: newest first. */
export function sortDocuments(
  documents: readonly DocumentEntry[],
  { column, isDescending }: DocumentOrder,
  language: string,
): DocumentEntry[] {
  const names = new Intl.Collator(language, { numeric: true });
  const compare = (a: DocumentEntry, b: DocumentEntry): number => {
    const [left, right] = [a[column], b[column]];
    return typeof left === 'number' ? left - Number(right) : names.compare(left, String(right));
  };
  return documents.toSorted((a, b) => (isDescending ? compare(b, a) : compare(a, b)));
}

/** Years in which documents were issued, newest first. */
export function listYears(documents: readonly DocumentEntry[]): string[] {
  return [...new Set(documents.map(({ issuedOn }) => issuedOn.slice(0, 4)))].sort().reverse();
}

/** Members by name; one who changed it appears under the newest. */
export function listMembers(
  documents: readonly DocumentEntry[],
  language: string,
): { readonly memberId: number; readonly name: string }[] {
  const names = new Map<number, string>();
  for (const { memberId, memberName } of documents) if (!names.has(memberId)) names.set(memberId, memberName);
  const { compare } = new Intl.Collator(language);
  return [...names].map(([memberId, name]) => ({ memberId, name })).sort((a, b) => compare(a.name, b.name));
}
