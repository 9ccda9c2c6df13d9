import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDraftFaults, type DraftFault } from './find-draft-faults.ts';
import { makeTestDraft, makeTestMember, makeTestPlant } from './make-test-draft.ts';
import type { OperationDraft } from './operation-draft.ts';

const tell = ({ step, row, field, code }: DraftFault): string => [step, row ?? '', field, code].join(' ');
const find = (change: Partial<OperationDraft>): string[] => findDraftFaults(makeTestDraft(change)).map(tell);
const organiser = makeTestDraft().organiser;

it('finds nothing in a draft that lacks nothing', () => {
  expect(find({})).toEqual([]);
});

describe('the operation and its organiser', () => {
  it.each<[Partial<OperationDraft>, string]>([
    [{ name: ' ' }, 'operation  operationName name-missing'],
    [{ startsOn: '' }, 'operation  startsOn day-missing'],
    [{ startsOn: '30/02/2025' }, 'operation  startsOn day-wrong'],
    [{ accNumber: 'ACC123' }, 'operation  accNumber acc-wrong'],
    [{ organiser: { ...organiser, name: '' } }, 'operation  name name-missing'],
    [{ organiser: { ...organiser, siren: '999000129' } }, 'operation  siren siren-checksum'],
    [{ organiser: { ...organiser, siren: '12' } }, 'operation  siren siren-length'],
    [{ organiser: { ...organiser, email: 'odile@' } }, 'operation  email email-wrong'],
    [{ organiser: { ...organiser, email: 'zoé@example.org' } }, 'operation  email email-wrong'],
    [{ organiser: { ...organiser, iban: 'FR76' } }, 'operation  iban iban-wrong'],
    [{ organiser: { ...organiser, vatNumber: '123' } }, 'operation  vatNumber vat-number-wrong'],
    [{ vatMention: '' }, 'operation  vatMention mention-missing'],
    [{ price: '' }, 'price  price price-missing'],
    [{ price: '0,13 €' }, 'price  price price-wrong'],
    [{ price: '1001' }, 'price  price price-wrong'],
  ])('%j: %s', (change, expected) => {
    expect(find(change)).toEqual([expected]);
  });
  it('takes codes with spaces and in small letters, and no mention where VAT is asked', () => {
    expect(find({ accNumber: 'acc 0000 0123', vat: 'rate', vatMention: '' })).toEqual([]);
    expect(find({ organiser: { ...organiser, siren: '', iban: 'fr76 3000 1007 9412 3456 7890 185' } })).toEqual([]);
  });
});

describe('plants and participants', () => {
  it('names meters that are too short, repeated, or of a plant', () => {
    const members = [
      makeTestMember({ id: 1, meter: '9903800000010' }),
      makeTestMember({ id: 2, name: 'B', meter: '99038000000108' }),
      makeTestMember({ id: 3, name: 'C', meter: '99 038 000 000 108' }),
      makeTestMember({ id: 4, name: 'D', meter: '99038000005100' }),
    ];
    const faults = findDraftFaults(makeTestDraft({ members }));
    expect(faults.map(tell)).toEqual([
      'members 1 meter meter-digits',
      'members 3 meter meter-repeated',
      'members 4 meter meter-of-plant',
    ]);
    expect(faults.map(({ params }) => params)).toEqual([{ count: 13 }, { line: 2 }, { plant: 'Hangar' }]);
  });

  it('holds a row without name and with a meter for a further meter, but not the first row', () => {
    const further = makeTestMember({ id: 2, name: '', email: '', meter: '99038000000108' });
    expect(find({ members: [makeTestMember({}), further] })).toEqual([]);
    expect(find({ members: [further] })).toEqual(['members 2 name name-missing']);
    expect(find({ members: [makeTestMember({}), { ...further, email: 'b@example.org' }] })).toEqual([
      'members 2 name name-missing',
    ]);
    expect(find({ members: [makeTestMember({}), { ...further, meter: '', city: 'X' }] })).toEqual([
      'members 2 name name-missing',
      'members 2 meter meter-none',
    ]);
  });

  it('lets empty rows be, and lets an operation be created without plants or participants', () => {
    const empty = makeTestMember({ id: 9, name: '', email: '', meter: '', address: '', postcode: '', city: ' ' });
    expect(find({ members: [makeTestMember({}), empty] })).toEqual([]);
    const faults = findDraftFaults(
      makeTestDraft({ plants: [makeTestPlant({ name: '', meter: '', power: '' })], members: [] }),
    );
    expect(faults.map(tell)).toEqual(['plants  rows no-plants', 'members  rows no-members']);
    expect(faults.some(({ isBlocking }) => isBlocking)).toBe(false);
  });

  it('names what cannot be read in a row', () => {
    expect(find({ plants: [makeTestPlant({ name: '', power: '0' })] })).toEqual([
      'plants 1 name name-missing',
      'plants 1 power power-wrong',
    ]);
    expect(find({ members: [makeTestMember({ kind: 'Chat', email: 'x', startsOn: 'hier' })] })).toEqual([
      'members 1 kind kind-unknown',
      'members 1 email email-wrong',
      'members 1 startsOn day-wrong',
    ]);
    expect(find({ members: [makeTestMember({ reference: 'R'.repeat(41) })] })).toEqual([
      'members 1 reference reference-long',
    ]);
  });

  it('says at its field how many signs a text may have', () => {
    const text = (length: number): string => 'W'.repeat(length);
    const fits = { name: text(300), address: text(1000), postcode: text(50), city: ` ${text(300)} ` };
    expect(find({ members: [makeTestMember(fits)] })).toEqual([]);
    const over = { name: text(301), address: text(1001), postcode: text(51), city: text(10_000) };
    expect(findDraftFaults(makeTestDraft({ members: [makeTestMember(over)] }))).toMatchObject([
      { row: 1, field: 'name', code: 'text-long', isBlocking: true, params: { count: 300 } },
      { row: 1, field: 'address', code: 'text-long', params: { count: 1000 } },
      { row: 1, field: 'postcode', code: 'text-long', params: { count: 50 } },
      { row: 1, field: 'city', code: 'text-long', params: { count: 300 } },
    ]);
    expect(find({ name: text(301), vat: 'exempt', vatMention: text(1001) })).toEqual([
      'operation  operationName text-long',
      'operation  vatMention text-long',
    ]);
    expect(find({ plants: [makeTestPlant({ name: text(301) })] })).toEqual(['plants 1 name text-long']);
  });

  it('remarks on a name that is there twice, and refuses a reference that is', () => {
    const twin = makeTestMember({ id: 2, meter: '99038000000108', name: 'ODILE marchetti ' });
    expect(findDraftFaults(makeTestDraft({ members: [makeTestMember({}), twin] }))).toMatchObject([
      { row: 2, code: 'name-repeated', isBlocking: false, params: { line: 1 } },
    ]);
    const rows = [makeTestMember({ reference: 'a7' }), { ...twin, name: 'B', reference: 'A7' }];
    expect(findDraftFaults(makeTestDraft({ members: rows }))).toMatchObject([
      { row: 2, code: 'reference-repeated', isBlocking: true },
    ]);
  });
});

describe('the key', () => {
  const members = [makeTestMember({}), makeTestMember({ id: 2, name: 'B', meter: '99038000000108' })];
  const key = (shares: Readonly<Record<string, string>>): Partial<OperationDraft> => ({
    members,
    key: { kind: 'static', shares, groups: [[]] },
  });
  it('is held to 100 %, shares of rows that are gone left out', () => {
    expect(find(key({ 1: '60', 2: '40' }))).toEqual([]);
    expect(find(key({ 1: '60', 7: '90' }))).toEqual([]);
    expect(find(key({ 1: '60', 2: '40,0001' }))).toEqual(['key  shares shares-above']);
    expect(find(key({ 1: 'x', 2: '40' }))).toEqual(['key 1 shares share-wrong']);
    expect(find(key({ 1: '', 2: '0' }))).toEqual(['key  shares shares-missing']);
  });
  it('needs someone in a group', () => {
    const groups = (...held: string[][]): Partial<OperationDraft> => ({
      members,
      key: { kind: 'priority', shares: {}, groups: held },
    });
    expect(find(groups([], ['2']))).toEqual([]);
    expect(find(groups([], ['9']))).toEqual(['key  groups groups-missing']);
  });
});

it('answers whatever is typed, and each fault of a row names a row that is there', () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[0-9 ]{0,16}$/));
  const row = fc.record({ name: text, meter: text, email: text, kind: text, startsOn: text });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), text, (typed, price) => {
      const members = typed.map((cells, id) => makeTestMember({ ...cells, id }));
      for (const fault of findDraftFaults(makeTestDraft({ members, price }))) {
        expect(fault.row === null || members.some(({ id }) => id === fault.row)).toBe(true);
      }
    }),
  );
});
