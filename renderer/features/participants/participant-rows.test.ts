import { describe, expect, it } from 'vitest';
import type { EnergyParticipant, EnergyPeriod, KeyEntry, MemberDetails, Participant, StoredKey } from '#contract';
import { addUpRows, findRows, getSortValue, makeParticipantRows, type RowFacts } from './participant-rows.ts';

const A = '30000000000001';
const B = '30000000000002';
const KWH = 60_000;

const details: MemberDetails = {
  kind: 'individual',
  name: 'Éloïse Marchetti',
  siren: null,
  vatNumber: null,
  legalForm: null,
  addressLines: '1 rue du Four',
  postcode: '26420',
  city: 'La Chapelle-en-Vercors',
  email: 'eloise@exemple.fr',
  language: 'fr',
  iban: null,
};

const member = (memberId: number, meterIds: readonly string[], more: Partial<MemberDetails> = {}): Participant => ({
  memberId,
  details: { ...details, ...more },
  meters: meterIds.map((meterId) => ({ meterId, startsOn: '2025-01-01', endsOn: null, valuesUntilUtc: null })),
});

const used = (memberId: number, meterId: string, consumed: number, shared: number, missingSlots = 0) =>
  ({
    memberId,
    meterId,
    consumptionWmin: consumed * KWH,
    allocatedWmin: shared * KWH,
    missingSlots,
  }) as EnergyParticipant;

const key = (startsOn: string, stored: StoredKey): KeyEntry => ({
  keyId: 1,
  startsOn,
  lastDay: null,
  key: stored,
  billedUntil: null,
});

const facts = (more: Partial<RowFacts>): RowFacts => ({
  participants: [member(1, [A, B])],
  energy: null,
  keys: [],
  billed: [],
  firstDay: '2025-03-01',
  lastDay: '2025-03-31',
  ...more,
});

const energy = (participants: readonly EnergyParticipant[]) => ({ participants }) as EnergyPeriod;
const first = (more: Partial<RowFacts>) => makeParticipantRows(facts(more))[0];

describe('figures', () => {
  it('adds up the meters of a member, and coverage is that of the sums', () => {
    // 30 + 70 = 100 kWh used, 30 + 11 = 41 shared: 41 %
    const row = first({ energy: energy([used(1, A, 30, 30), used(1, B, 70, 11, 4), used(2, A, 999, 999)]) });
    expect(row?.energy).toEqual({
      consumptionWmin: 100 * KWH,
      allocatedWmin: 41 * KWH,
      coveragePpm: 410_000,
      missingSlots: 4,
    });
  });

  it('never shows a gap as zero, but zero that was measured as zero', () => {
    expect(first({ energy: energy([used(1, A, 0, 0, 2976)]) })?.energy).toBeNull();
    expect(first({ energy: energy([used(1, A, 0, 0)]) })?.energy).toMatchObject({
      consumptionWmin: 0,
      coveragePpm: null,
    });
    expect(first({})?.energy).toBeNull();
  });

  it('sums the rows found, and those without a bill count for nothing', () => {
    const rows = makeParticipantRows(
      facts({
        participants: [member(1, [A]), member(2, [B])],
        energy: energy([used(1, A, 30, 15), used(2, B, 70, 5)]),
        billed: [{ memberId: 2, grossCents: 786 }],
      }),
    );
    expect(addUpRows(rows)).toEqual({
      consumptionWmin: 100 * KWH,
      allocatedWmin: 20 * KWH,
      coveragePpm: 200_000,
      billedCents: 786,
    });
    expect(addUpRows(rows.slice(0, 1))?.billedCents).toBeNull();
    expect(addUpRows([])).toBeNull();
  });
});

describe('what the key gives', () => {
  const part = (stored: StoredKey) => first({ keys: [key('2025-01-01', stored)] })?.part;

  it('takes the key in force on the last day of the period', () => {
    const keys = [
      key('2025-01-01', { kind: 'static', sharesPpm: { [A]: 100_000, [B]: 50_000 } }),
      key('2025-03-31', { kind: 'default' }),
      key('2025-04-01', { kind: 'priority', groups: [[A]] }),
    ];
    expect(first({ keys })?.part).toEqual({ kind: 'default' });
    expect(first({ keys, lastDay: '2025-03-30' })?.part).toEqual({ kind: 'share', sharesPpm: 150_000 });
    expect(first({ keys, lastDay: '2024-12-31' })?.part).toBeNull();
  });

  it('names groups by rank, and a ceiling only where every meter has one', () => {
    expect(part({ kind: 'priority', groups: [['9'], [B], [A]] })).toEqual({ kind: 'groups', groups: [2, 3] });
    expect(part({ kind: 'priority', groups: [['9']] })).toEqual({ kind: 'groups', groups: [] });
    const base = { kind: 'default' } as const;
    const ceilings = { [A]: 5 * KWH, [B]: 7 * KWH };
    expect(part({ kind: 'quota', period: 'month', ceilingsWmin: ceilings, base })).toEqual({
      kind: 'ceiling',
      period: 'month',
      ceilingWmin: 12 * KWH,
    });
    expect(part({ kind: 'quota', period: 'year', ceilingsWmin: { [A]: 5 }, base })).toMatchObject({
      ceilingWmin: null,
    });
  });
});

describe('who is found', () => {
  const rows = makeParticipantRows(
    facts({
      participants: [
        member(1, [A]),
        member(2, [], { name: 'Mairie', kind: 'public', email: null, city: '' }),
        member(3, [B], { name: 'Boulangerie Œuvrard', kind: 'business', email: 'pain@exemple.fr' }),
      ],
    }),
  );
  const find = (typed: string, filter: Parameters<typeof findRows>[2] = 'all') =>
    findRows(rows, typed, filter).map(({ participant }) => participant.memberId);

  it('by name, e-mail, town or meter, without accents, digits in groups or not', () => {
    expect(find('eloise vercors')).toEqual([1]);
    expect(find('oeuvrard')).toEqual([3]);
    expect(find('30 000 000 000 002')).toEqual([3]);
    expect(find('exemple.fr')).toEqual([1, 3]);
    expect(find('nobody')).toEqual([]);
    expect(find('  ')).toEqual([1, 2, 3]);
  });

  it('by kind, and by what is to be completed', () => {
    expect(find('', 'business')).toEqual([3]);
    expect(find('', 'incomplete')).toEqual([2]);
    expect(rows[1]?.lacks).toEqual(['email', 'address', 'meter']);
  });
});

describe('members who left', () => {
  const left = (endsOn: string) => ({
    ...member(1, []),
    meters: [{ meterId: A, startsOn: '2024-01-01', endsOn, valuesUntilUtc: null }],
  });

  it('tells the last day only where it lies before the end of the period', () => {
    expect(first({ participants: [left('2025-02-28')] })).toMatchObject({ leftOn: '2025-02-28', meterIds: [A] });
    expect(first({ participants: [left('2025-03-31')] })?.leftOn).toBeNull();
    expect(first({ participants: [member(1, [A])] })?.leftOn).toBeNull();
  });
});

it('sorts by what the column shows', () => {
  const row = first({ keys: [key('2025-01-01', { kind: 'static', sharesPpm: { [A]: 7 } })] });
  if (!row) throw new Error('no row');
  expect(getSortValue(row, 'kind', (kind) => `<${kind}>`)).toBe('<individual>');
  expect(getSortValue(row, 'part', String)).toBe(7);
  expect(getSortValue(row, 'consumption', String)).toBeNull();
});
