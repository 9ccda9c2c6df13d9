import { createInstance } from 'i18next';
import { expect, it } from 'vitest';
import { findDraftFaults } from '#domain/new-operation/find-draft-faults.ts';
import { makeTestDraft, makeTestMember, makeTestPlant } from '#domain/new-operation/make-test-draft.ts';
import fr from '#resources/locales/fr.json' with { type: 'json' };
import { placeFault } from './draft-faults.ts';

const french = createInstance();
await french.init({ lng: 'fr', resources: { fr: { translation: fr } }, interpolation: { escapeValue: false } });

it('says whose name is missing, and in which row', () => {
  const draft = makeTestDraft({
    name: '',
    organiser: { ...makeTestDraft().organiser, name: ' ' },
    plants: [makeTestPlant({ id: 7 }), makeTestPlant({ id: 9, name: '', meter: '99038000005101' })],
    members: [makeTestMember({ id: 4, name: '' })],
  });
  expect(findDraftFaults(draft).map((fault) => placeFault(fault, draft, french.t))).toEqual([
    'Indiquez le nom de l’opération.',
    'Indiquez le nom de l’organisateur.',
    'Ligne 2 : Indiquez le nom de la centrale.',
    'Ligne 1 : Indiquez le nom du participant.',
  ]);
});
