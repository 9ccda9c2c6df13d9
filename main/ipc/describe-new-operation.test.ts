import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findDraftFaults } from '#domain/new-operation/find-draft-faults.ts';
import { makeTestDraft, makeTestMember, makeTestPlant } from '#domain/new-operation/make-test-draft.ts';
import { parseOperationDescription } from '#data/operation-description.ts';
import { describeNewOperation } from './describe-new-operation.ts';

it('makes of a draft a description that the engine takes', () => {
  const members = [
    makeTestMember({}),
    // a second meter of the same member, from a day of its own
    makeTestMember({ id: 5, name: '', email: '', meter: '99038000000108', startsOn: '1.3.2025' }),
    makeTestMember({ id: 3, reference: 'P001', name: 'Boulangerie', kind: 'business', meter: '', email: '' }),
  ];
  const description = parseOperationDescription(
    describeNewOperation(
      makeTestDraft({ members, key: { kind: 'static', shares: { 1: '60', 5: '40', 3: '10' }, groups: [[]] } }),
    ),
  );
  expect(description.operation).toMatchObject({ name: 'Soleil d’essai', accNumber: 'ACC00000123' });
  expect(description.organiser).toMatchObject({
    reference: 'organisateur',
    siren: '999000128',
    addressLines: ['1 rue du Four', 'BP 3'],
  });
  expect(description.issuers).toMatchObject([
    { member: 'organisateur', numberPrefix: 'SD', vat: { regime: 'exempt' } },
  ]);
  // P001 is taken by a reference that was typed
  expect(description.members.map(({ reference, name, kind }) => [reference, name, kind])).toEqual([
    ['P002', 'Odile Marchetti', 'individual'],
    ['P001', 'Boulangerie', 'business'],
  ]);
  expect(description.participations).toMatchObject([
    { meter: '99038000000107', member: 'P002', startsOn: '2025-01-01' },
    { meter: '99038000000108', member: 'P002', startsOn: '2025-03-01' },
  ]);
  expect(description.plants).toMatchObject([
    { meter: '99038000005100', issuer: 'organisateur', name: 'Hangar', peakPowerW: 99_500, startsOn: '2025-01-01' },
  ]);
  // the share of a row without a meter is left out
  expect(description.keys).toEqual([
    {
      startsOn: '2025-01-01',
      key: { kind: 'static', sharesPpm: { 99038000000107: 600_000, 99038000000108: 400_000 } },
    },
  ]);
  expect(description.prices).toEqual([{ priceMicroEuroPerKwh: 131_000, startsOn: '2025-01-01' }]);
});

it('keeps groups by their meters, and gives way to a member that is called like the organiser', () => {
  const description = parseOperationDescription(
    describeNewOperation(
      makeTestDraft({
        members: [makeTestMember({ id: 4, reference: 'organisateur' })],
        plants: [makeTestPlant({ power: '' })],
        key: { kind: 'priority', shares: {}, groups: [[], ['4', '8']] },
      }),
    ),
  );
  expect(description.keys[0]?.key).toEqual({ kind: 'priority', groups: [['99038000000107']] });
  expect(description.organiser.reference).toBe('organisateur-0');
  expect(description.plants[0]?.peakPowerW).toBeUndefined();
});

it('is taken by the engine whenever nothing blocking is found', () => {
  const word = fc.constantFrom(
    '',
    ' ',
    'Zoé',
    'P001',
    'P002',
    "=cmd|'x'",
    '<b>',
    '🌞',
    'x@y.fr',
    'a.b@c-d.org',
    '.a@b.fr',
  );
  const meter = fc.constantFrom('', '99038000000107', '99 038 000 000 108', '99038000000109', '9903800000010');
  const row = fc.record({
    reference: word,
    name: word,
    email: word,
    meter,
    city: word,
    startsOn: fc.constantFrom('', '2/2/2025'),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 4 }), word, (typed, name) => {
      const draft = makeTestDraft({
        name,
        members: typed.map((cells, id) => makeTestMember({ ...cells, id: id + 1 })),
      });
      if (findDraftFaults(draft).some(({ isBlocking }) => isBlocking)) return;
      expect(() => parseOperationDescription(describeNewOperation(draft))).not.toThrow();
    }),
    { numRuns: 400 },
  );
});
