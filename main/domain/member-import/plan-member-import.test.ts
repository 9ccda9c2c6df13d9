import { describe, expect, it } from 'vitest';
import { planMemberImport, type KnownOperation } from './plan-member-import.ts';

const [M1, M2, M3] = ['99038000000107', '99038000000108', '99038000000109'] as const;
const known: KnownOperation = {
  members: [
    {
      id: 1,
      reference: 'A1',
      name: 'Ada',
      kind: 'individual',
      email: 'ada@example.org',
      address: '1 rue\nBP 2',
      postcode: '1',
      city: 'Vif',
    },
    { id: 2, reference: null, name: 'Bob', kind: 'business', email: null, address: '', postcode: '', city: '' },
  ],
  held: [
    { meterId: M1, memberId: 1, startsOn: '2025-01-01', endsOn: null },
    { meterId: M2, memberId: 2, startsOn: '2024-01-01', endsOn: '2025-06-30' },
  ],
  plants: [{ meterId: '99038000005100', name: 'Hangar' }],
};
const plan = (...rows: Parameters<typeof planMemberImport>[0]) => planMemberImport(rows, '2025-07-01', known);

describe('planMemberImport', () => {
  it('knows a member by reference, meter or e-mail, and what changes of it', () => {
    const { rows, writes } = plan(
      { reference: 'a1', city: 'Vif', address: '1 rue, BP 2' },
      { meter: '99 038 000 000 107', name: 'Ada L.', email: '' },
      { email: 'ADA@example.org', meter: M3, startsOn: '1/9/2025' },
    );
    expect(rows.map(({ effect, matchedBy, changes }) => [effect, matchedBy, changes])).toEqual([
      // the reference is written otherwise than in the file
      ['changed', 'reference', ['reference']],
      ['changed', 'meter', ['name']],
      ['changed', 'email', ['email', 'meter']],
    ]);
    expect(writes[2]).toMatchObject({ memberId: 1, meter: { meterId: M3, startsOn: '2025-09-01' } });
  });

  it('never knows anybody by name, and says that two will have it', () => {
    expect(plan({ name: 'ada', city: 'Vif' })).toMatchObject({
      rows: [{ effect: 'new', matchedBy: null, isNamesake: true }],
      writes: [{ memberId: null, values: { name: 'ada', city: 'Vif' }, meter: null }],
    });
  });

  it('lets an empty cell say nothing', () => {
    expect(plan({ reference: 'A1', name: 'Ada', kind: '', email: '', city: '', meter: M1 })).toMatchObject({
      rows: [{ effect: 'same', changes: [] }],
      writes: [null],
    });
  });

  it.each([
    [{ city: 'Vif' }, 'name-missing', ''],
    [{ name: 'C', meter: '123' }, 'meter-digits', ''],
    [{ name: 'C', meter: '99038000005100' }, 'meter-of-plant', 'Hangar'],
    [{ name: 'C', kind: 'Chat' }, 'kind-unknown', ''],
    [{ name: 'C', email: 'c@' }, 'email-wrong', ''],
    [{ name: 'C', startsOn: '31/02/2025' }, 'day-wrong', ''],
    [{ name: 'C', reference: 'R'.repeat(41) }, 'reference-long', ''],
    [{ name: 'N'.repeat(301) }, 'text-long', 'N'.repeat(40)],
    [{ name: 'C', postcode: '0'.repeat(51) }, 'text-long', '0'.repeat(40)],
    [{ name: 'C', address: 'rue '.repeat(251) }, 'text-long', 'rue '.repeat(10)],
    // found by their meter or e-mail, but with another reference than the row's
    [{ name: 'C', reference: 'C3', meter: M1 }, 'meter-taken', 'Ada'],
    [{ name: 'C', reference: 'C3', email: 'ada@example.org' }, 'match-unclear', 'Ada'],
    // Bob held it until 30 June
    [{ name: 'C', meter: M2, startsOn: '2025-06-30' }, 'meter-taken', 'Bob'],
  ])('refuses %j: %s', (cells, refusal, other) => {
    expect(plan(cells)).toMatchObject({ rows: [{ effect: 'refused', refusal, other }], writes: [null] });
  });

  it('takes texts as long as the form takes them', () => {
    const cells = {
      name: 'N'.repeat(300),
      postcode: '0'.repeat(50),
      address: 'rue '.repeat(250),
      city: 'V'.repeat(300),
    };
    expect(plan(cells)).toMatchObject({ rows: [{ effect: 'new' }], writes: [{ values: cells }] });
  });

  it('refuses a row that points to two members, and a meter that an earlier row has', () => {
    const two = planMemberImport([{ reference: 'B2', meter: M1 }], '2025-07-01', {
      ...known,
      members: known.members.map((one) => (one.id === 2 ? { ...one, reference: 'B2' } : one)),
    });
    expect(two.rows[0]).toMatchObject({ refusal: 'match-unclear', other: 'Ada' });
    expect(plan({ name: 'C', meter: M3 }, { name: 'D', meter: M3 }).rows.map(({ refusal }) => refusal)).toEqual([
      null,
      'repeated',
    ]);
  });

  it('gives a meter on the day after its last holder', () => {
    expect(plan({ name: 'C', meter: M2 })).toMatchObject({
      rows: [{ effect: 'new' }],
      writes: [{ meter: { meterId: M2, startsOn: '2025-07-01' } }],
    });
  });

  it('makes one new member of rows with the same reference or e-mail', () => {
    const { writes } = plan(
      { name: 'C', reference: 'C3', meter: M3 },
      { name: 'D', email: 'd@example.org' },
      { name: 'C', reference: 'c3', meter: M2 },
      { name: 'D', email: 'D@example.org' },
      { name: 'C' },
    );
    expect(writes.map((write) => write?.sameAsRow)).toEqual([null, null, 0, 1, null]);
  });
});
