/** The guard of the catalogues must bite: each fault is fed to it alone, and has to be named, with nothing else. */
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCatalogueProblems, type CatalogueTree } from './find-catalogue-problems.ts';
import { readCatalogues } from './read-catalogues.ts';

const fr = {
  bill: { title: 'Facture {{number}}', lines_one: '{{count}} ligne', lines_other: '{{count}} lignes' },
  kind: { invoice: 'facture', 'credit-note': 'avoir' },
  fault: { wrong: 'C’est faux : $t(reason.{{reason}})', plain: 'Voyez $t(bill.title)' },
  reason: { missing: 'il manque', late: 'il est tard' },
};
const tr = {
  bill: { title: 'Fatura {{number}}', lines_one: '{{count}} satır', lines_other: '{{count}} satır' },
  kind: { invoice: 'fatura', 'credit-note': 'iade faturası' },
  fault: { wrong: 'Yanlış: $t(reason.{{reason}})', plain: 'Bakınız: $t(bill.title)' },
  reason: { missing: 'eksik', late: 'geç' },
};
const source = `
  // 'comment.only' and t('kind.spoken') in a comment name nothing: https://example.org
  t('bill.title', { number }); t(isOne ? "bill.lines" : 'fault.plain', { count }); /* t('kind.block') */
  const kinds = ['invoice', 'credit-note'] as const; t(\`kind.\${kind}\`);
  refuse('fault.wrong', { reason: late ? 'late' : 'missing' });
`;
const find = (french: CatalogueTree, turkish: CatalogueTree = tr, code = source): string[] =>
  findCatalogueProblems({ reference: 'fr', catalogues: { fr: french, tr: turkish }, sources: [code] });

describe('catalogues', () => {
  it('are accepted where they agree and each key is used', () => {
    expect(find(fr)).toEqual([]);
  });

  it('name a key that a language lacks, or has too many', () => {
    expect(find(fr, { ...tr, kind: { invoice: 'fatura' } })).toEqual(['tr: kind.credit-note is missing']);
    expect(find(fr, { ...tr, kind: { ...tr.kind, draft: 'taslak' } })).toEqual(['tr: kind.draft is not in fr']);
  });

  it('name a key that nothing uses, though a template covers its branch', () => {
    const dead = (name: string) => ({ french: { ...fr, kind: { ...fr.kind, [name]: 'x' } }, name });
    for (const { french, name } of [dead('dead'), dead('spoken'), dead('block')])
      expect(find(french, { ...tr, kind: { ...tr.kind, [name]: 'x' } })).toEqual([
        `fr: kind.${name} is used nowhere in the program`,
      ]);
    expect(find(fr, tr, source.replace('kind.${kind}', 'other.${kind}'))).toEqual([
      'fr: kind.invoice is used nowhere in the program',
      'fr: kind.credit-note is used nowhere in the program',
    ]);
    expect(find(fr, tr, source.replace("'late'", 'null'))).toEqual(['fr: reason.late is used nowhere in the program']);
  });

  it('name a place to fill that differs, whatever the order', () => {
    const title = (text: string) => ({ ...tr, bill: { ...tr.bill, title: text } });
    expect(find(fr, title('Fatura {{numara}}'))).toEqual(['tr: bill.title fills {{numara}} where fr fills {{number}}']);
    expect(find(fr, title('Fatura'))).toEqual(['tr: bill.title fills none where fr fills {{number}}']);
    expect(find(fr, title('{{number}} Fatura {number}'))).toEqual(['tr: bill.title has a brace that fills nothing']);
    // a plural form may leave the number out: «one line»
    expect(find(fr, { ...tr, bill: { ...tr.bill, lines_one: 'bir satır' } })).toEqual([]);
  });

  it('name a plural form that a language needs or does not have', () => {
    const withoutOne = { title: tr.bill.title, lines_other: tr.bill.lines_other };
    expect(find(fr, { ...tr, bill: withoutOne })).toEqual(['tr: bill.lines_one is missing']);
    expect(find(fr, { ...tr, bill: { ...tr.bill, lines_few: '{{count}}' } })).toEqual([
      'tr: bill.lines_few is a plural form that tr does not have',
    ]);
    expect(find({ ...fr, bill: { ...fr.bill, lines_many: '{{count}} de lignes' } })).toEqual([]);
    expect(find(fr, { ...tr, bill: { title: tr.bill.title, lines: '{{count}} satır' } })).toEqual([
      'tr: bill.lines lacks plural forms, unlike fr',
    ]);
  });

  it('name a straight apostrophe, in any language', () => {
    const title = (text: string) => ({ ...tr, bill: { ...tr.bill, title: text } });
    expect(find(fr, title("Fatura’nın {{number}}'ü"))).toEqual(['tr: bill.title has a straight apostrophe']);
    expect(find(fr, title('Fatura’nın {{number}}’ü'))).toEqual([]);
  });

  it('name an empty text and a reference that leads nowhere', () => {
    expect(find(fr, { ...tr, kind: { ...tr.kind, invoice: ' ' } })).toEqual(['tr: kind.invoice is empty']);
    expect(find(fr, { ...tr, fault: { ...tr.fault, plain: '$t(bill.name)' } })).toEqual([
      'tr: fault.plain refers to $t(bill.name), which is no key',
    ]);
  });

  it('are not declared sound when nothing was read', () => {
    expect(find({})).toEqual(['fr: there is no text at all']);
    expect(find(fr, tr, '')).toEqual(['no source was read: no key can be seen to be used']);
  });
});

it('the catalogues of the program have no fault', () => {
  const input = readCatalogues(resolve(import.meta.dirname, '../..'));
  expect(Object.keys(input.catalogues).sort()).toEqual(['en', 'fr', 'it', 'sv', 'tr']);
  expect(findCatalogueProblems(input)).toEqual([]);
});
