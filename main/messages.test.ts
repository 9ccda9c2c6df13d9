import { expect, test } from 'vitest';
import { errorCodes } from '#domain/errors.ts';
import { problemCodes } from '#formats/problem.ts';
import { hostileEntries } from '#domain/hostile-texts.ts';
import en from '#resources/locales/en.json' with { type: 'json' };
import fr from '#resources/locales/fr.json' with { type: 'json' };
import { getMessages, languageOfDocument, type MessageKey } from './messages.ts';

type Tree = { readonly [key: string]: string | Tree };

function listTexts(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : listTexts(value, `${prefix}${key}.`),
  );
}

const placesIn = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

test('both catalogues hold the same keys with the same places to fill', () => {
  const french = new Map(listTexts(fr));
  const english = new Map(listTexts(en));
  expect([...english.keys()].sort()).toEqual([...french.keys()].sort());
  for (const [key, text] of french)
    expect([key, ...new Set(placesIn(english.get(key) ?? ''))]).toEqual([key, ...new Set(placesIn(text))]);
});

test('every error and every problem has a text in both languages', () => {
  for (const language of ['fr', 'en'] as const) {
    const { t } = getMessages(language);
    for (const code of errorCodes) expect(t(`error.${code}`)).not.toBe('');
    for (const code of problemCodes) expect(t(`problem.${code}` as MessageKey)).not.toBe('');
  }
});

test('a missing text is a bug, not a key on the screen', () => {
  expect(() => getMessages('fr').t('document.title.nothing' as MessageKey)).toThrow('document.title.nothing');
});

test('values are put in as they are: no markup is escaped, nothing inside them is filled in', () => {
  const { t } = getMessages('en');
  expect(t('document.fact.number')).toBe('Number');
  expect(t('document.sentence.reason', { reason: '<b>$t(document.page) {{page}} & co</b>' })).toBe(
    'Reason: <b>$t(document.page) {{page}} & co</b>',
  );
});

test.each(hostileEntries)('%s is put in as it is', (_name, text) => {
  const { t } = getMessages('fr');
  expect(t('document.sentence.reason', { reason: text })).toBe(`Motif\u00a0: ${text}`);
  // a text that fills a place beside a reference to another text leaves that reference alone
  expect(t('error.description-invalid', { where: text, fault: 'missing' })).toBe(
    `La description de l'opération n'est pas valable à l'endroit « ${text} » : cette valeur manque. Corrigez-la puis recommencez.`,
  );
});

test('plurals of both languages, whole millions included', () => {
  expect(getMessages('fr').t('document.sources.others', { count: 1 })).toBe('1 autre production');
  expect(getMessages('fr').t('document.sources.others', { count: 0 })).toBe('0 autre production');
  expect(getMessages('fr').t('document.sources.others', { count: 1_000_000 })).toBe('1000000 autres productions');
  expect(getMessages('en').t('document.sources.others', { count: 0 })).toBe('0 other plants');
});

test('documents in a language without a catalogue are written in French', () => {
  expect((['fr', 'en', 'it', 'tr', 'sv'] as const).map(languageOfDocument)).toEqual(['fr', 'en', 'fr', 'fr', 'fr']);
});
