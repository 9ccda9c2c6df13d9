import type { DraftMember, DraftPlant, OperationDraft } from './operation-draft.ts';

const member: DraftMember = {
  id: 1,
  reference: '',
  name: 'Odile Marchetti',
  kind: 'individual',
  email: 'odile@example.org',
  meter: '99 038 000 000 107',
  address: '1 rue du Four',
  postcode: '38710',
  city: 'Vaugrenant',
  startsOn: '',
};

/** A row of participants, for tests. */
export const makeTestMember = (change: Partial<DraftMember>): DraftMember => ({ ...member, ...change });

/** A row of plants, for tests. */
export const makeTestPlant = (change: Partial<DraftPlant>): DraftPlant => ({
  id: 1,
  name: 'Hangar',
  meter: '99038000005100',
  power: '99,5',
  ...change,
});

/** A draft that lacks nothing, for tests: a plant and a participant, the default key, 0.1310 €/kWh. */
export function makeTestDraft(change: Partial<OperationDraft> = {}): OperationDraft {
  return {
    step: 'operation',
    name: 'Soleil d’essai',
    accNumber: 'ACC00000123',
    startsOn: '01/01/2025',
    organiser: {
      kind: 'association',
      name: 'Les Amis du Soleil',
      siren: '999 000 128',
      vatNumber: '',
      legalForm: '',
      addressLines: '1 rue du Four\n \nBP 3',
      postcode: '38710',
      city: 'Vaugrenant',
      email: '',
      language: 'fr',
      iban: '',
    },
    vat: 'exempt',
    vatRatePpm: 200_000,
    vatMention: 'TVA non applicable, art. 293 B du CGI',
    plants: [makeTestPlant({})],
    members: [makeTestMember({})],
    key: { kind: 'default', shares: {}, groups: [[]] },
    price: '0,1310',
    ...change,
  };
}
