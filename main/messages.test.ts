import { expect, test } from 'vitest';
import { errorCodes } from '#domain/errors.ts';
import { problemCodes } from '#domain/problem-codes.ts';
import { hostileEntries } from '#domain/hostile-texts.ts';
import { languages } from '#domain/language.ts';
import { locales as windowLocales } from '../renderer/i18n/locales.ts';
import { getMessages, locales, type MessageKey } from './messages.ts';

test('every error and every problem has a text in every language', () => {
  for (const language of languages) {
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
  expect(t('error.description-invalid', { where: 'members[0].name', fault: 'too-long', count: 300 })).toBe(
    'La description de l’opération n’est pas valable à l’endroit « members[0].name » : ce texte est trop long, 300 signes au plus. Corrigez-la, puis recommencez.',
  );
  expect(t('error.description-invalid', { where: text, fault: 'missing' })).toBe(
    `La description de l’opération n’est pas valable à l’endroit « ${text} » : cette valeur manque. Corrigez-la, puis recommencez.`,
  );
});

test('plurals of each language, whole millions included', () => {
  expect(getMessages('fr').t('document.sources.others', { count: 1 })).toBe('1 autre production');
  expect(getMessages('fr').t('document.sources.others', { count: 0 })).toBe('0 autre production');
  expect(getMessages('fr').t('document.sources.others', { count: 1_000_000 })).toBe('1000000 autres productions');
  expect(getMessages('en').t('document.sources.others', { count: 0 })).toBe('0 other plants');
});

test('the window and the documents follow the same rules of numbers and dates', () => {
  expect(locales).toEqual(windowLocales);
});
