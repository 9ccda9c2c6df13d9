import { describe, expect, it } from 'vitest';
import type { DocumentEntry } from '#contract';
import { filterDocuments, listMembers, listYears, newestFirst, noFilter, sortDocuments } from './document-list.ts';

const entry = (documentId: number, change: Partial<DocumentEntry>): DocumentEntry => ({
  documentId,
  kind: 'invoice',
  number: `F-${String(documentId)}`,
  issuedOn: '2025-02-03',
  memberId: 1,
  memberName: 'Amandine Ferrière',
  issuerName: 'Soleil',
  firstDay: '2025-01-01',
  lastDay: '2025-01-31',
  period: '2025-01',
  allocatedWmin: 60_000,
  grossCents: 1240,
  creditedBy: null,
  credits: null,
  ...change,
});
const documents = [
  entry(10, { issuedOn: '2026-01-05', memberName: 'Amandine Bosquet', grossCents: 99 }),
  entry(9, { kind: 'credit-note', grossCents: -1240, credits: 'F-2' }),
  entry(2, { memberId: 2, memberName: 'Boulangerie Petit', allocatedWmin: 120_000, creditedBy: 'F-9' }),
];
const find = (change: Partial<typeof noFilter>): number[] =>
  filterDocuments(documents, { ...noFilter, ...change }).map(({ documentId }) => documentId);

describe('searching documents', () => {
  it('finds numbers, names without accents and amounts with comma or point, every word of them', () => {
    expect(find({})).toEqual([10, 9, 2]);
    expect(find({ search: 'ferriere' })).toEqual([9]);
    expect(find({ search: ' BOULANGERIE 12,40 ' })).toEqual([2]);
    expect(find({ search: '12.4' })).toEqual([9, 2]);
    expect(find({ search: 'f-10' })).toEqual([10]);
    expect(find({ search: '.*' })).toEqual([]);
  });

  it('keeps one kind, one year of issue, one member', () => {
    expect(find({ kind: 'credit-note' })).toEqual([9]);
    expect(find({ year: '2026' })).toEqual([10]);
    expect(find({ memberId: '2' })).toEqual([2]);
    expect(find({ memberId: '2', year: '2026' })).toEqual([]);
  });
});

describe('sorting documents', () => {
  const order = (column: Parameters<typeof sortDocuments>[1]['column'], isDescending: boolean): number[] =>
    sortDocuments(documents, { column, isDescending }, 'fr').map(({ documentId }) => documentId);

  it('sorts numbers as numbers, and keeps newest first between equals', () => {
    expect(order('number', false)).toEqual([2, 9, 10]);
    expect(order('grossCents', true)).toEqual([2, 10, 9]);
    expect(order('allocatedWmin', false)).toEqual([10, 9, 2]);
    expect(sortDocuments(documents, newestFirst, 'fr')).toEqual(documents);
  });
});

describe('choices of the filters', () => {
  it('offers years newest first, and members under their newest name', () => {
    expect(listYears(documents)).toEqual(['2026', '2025']);
    expect(listMembers(documents, 'fr')).toEqual([
      { memberId: 1, name: 'Amandine Bosquet' },
      { memberId: 2, name: 'Boulangerie Petit' },
    ]);
  });
});
