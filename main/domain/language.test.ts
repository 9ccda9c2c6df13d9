import { expect, test } from 'vitest';
import { findLanguage } from './language.ts';

test('the language of the machine is recognised by the first part of its tag', () => {
  expect(['fr', 'fr-CH', 'en-US', 'it-IT', 'TR_tr', 'sv-FI'].map(findLanguage)).toEqual([
    'fr',
    'fr',
    'en',
    'it',
    'tr',
    'sv',
  ]);
  expect(['de-DE', 'frr', '', 'C'].map(findLanguage)).toEqual([undefined, undefined, undefined, undefined]);
});
