import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ExpectedError } from '#domain/errors.ts';
import schemaFile from '#resources/operation-description.schema.json' with { type: 'json' };
import { createOperation } from './create-operation.ts';
import {
  codeOf,
  CONSUMER,
  makeTestFolder,
  openTestOperation,
  OTHER_CONSUMER,
  PRODUCER,
  testClock,
  testDescription,
} from './make-test-operation.ts';
import { describeOperationJsonSchema, parseOperationDescription } from './operation-description.ts';
import { listKeys } from './queries/allocation-keys.ts';
import { listIssuers } from './queries/issuers.ts';
import { getOrganiser } from './queries/members.ts';
import { listParticipations } from './queries/meters.ts';
import { getOperation } from './queries/operation.ts';
import { listPlants } from './queries/plants.ts';
import { listPrices } from './queries/prices.ts';

describe('createOperation', () => {
  it('stores everything the description says', async () => {
    const { kysely } = openTestOperation();
    expect(await getOperation(kysely)).toEqual({
      name: 'Soleil du village',
      accNumber: 'ACC00000001',
      country: 'FR',
      timeZone: 'Europe/Paris',
      currency: 'EUR',
      gridMinutes: 15,
      paymentDays: 30,
      createdAtUtc: '2026-01-15T08:00:00Z',
    });
    expect(await getOrganiser(kysely)).toMatchObject({
      id: 1,
      reference: 'PMO',
      addressLines: ['1 place du Four'],
      city: 'Grenoble',
    });
    expect(await listIssuers(kysely)).toEqual([
      {
        id: 1,
        memberId: 1,
        numberPrefix: 'SOL',
        vat: { regime: 'rate', ratePpm: 200_000 },
        latePenaltyMention: null,
        mediatorMention: null,
        mandateSignedOn: null,
      },
    ]);
    expect(await listPlants(kysely)).toMatchObject([
      { meterId: PRODUCER, issuerId: 1, name: "Toit de l'école", peakPowerW: 36_000, endsOn: null },
    ]);
    expect(await listParticipations(kysely)).toMatchObject([
      { meterId: CONSUMER, meterLabel: 'Maison', memberName: 'Anne Martin', startsOn: '2025-01-01', endsOn: null },
      { meterId: OTHER_CONSUMER, memberName: 'Boulangerie Petit', endsOn: '2025-06-14' },
    ]);
    expect(await listParticipations(kysely, { firstDay: '2025-06-15', lastDay: '2025-06-30' })).toHaveLength(1);
    expect(await listKeys(kysely)).toEqual([
      {
        id: 1,
        startsOn: '2025-01-01',
        key: { kind: 'static', sharesPpm: { [CONSUMER]: 600_000, [OTHER_CONSUMER]: 400_000 } },
      },
    ]);
    expect(await listPrices(kysely)).toMatchObject([{ plantId: null, memberId: null, priceMicroEuroPerKwh: 180_000 }]);
  });

  it('never overwrites, and leaves nothing where it fails', async () => {
    const folder = makeTestFolder();
    const path = join(folder, 'mine.partajoule');
    writeFileSync(path, 'mine');
    expect(
      await codeOf(() => {
        createOperation(path, testDescription, testClock);
      }),
    ).toBe('operation-exists');
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect(
      await codeOf(() => {
        createOperation(join(folder, 'other.partajoule'), {}, testClock);
      }),
    ).toBe('description-invalid');
    expect(
      await codeOf(() => {
        createOperation(join(folder, 'nowhere', 'x.partajoule'), testDescription, testClock);
      }),
    ).toBe('path-not-found');
    expect(readdirSync(folder)).toEqual(['mine.partajoule']);
  });
});

describe('parseOperationDescription', () => {
  const [plant] = testDescription.plants;
  const [issuer] = testDescription.issuers;
  const [member] = testDescription.members;
  const [participation] = testDescription.participations;
  it.each([
    ['not an object', [], '', 'wrong-type'],
    ['no organiser', { ...testDescription, organiser: undefined }, 'organiser', 'missing'],
    ['a field too many', { ...testDescription, members: [{ ...member, nom: 'x' }] }, 'members[0].nom', 'unknown-field'],
    ['a number as a name', { ...testDescription, members: [{ ...member, name: 3 }] }, 'members[0].name', 'wrong-type'],
    [
      'a kind of its own',
      { ...testDescription, members: [{ ...member, kind: 'person' }] },
      'members[0].kind',
      'not-one-of',
    ],
    [
      'a meter of 13 digits',
      { ...testDescription, plants: [{ ...plant, meter: '3000000000000' }] },
      'plants[0].meter',
      'wrong-format',
    ],
    [
      'a day that does not exist',
      { ...testDescription, plants: [{ ...plant, startsOn: '2025-02-30' }] },
      'plants[0].startsOn',
      'wrong-format',
    ],
    [
      'a price below zero',
      { ...testDescription, prices: [{ priceMicroEuroPerKwh: -1, startsOn: '2025-01-01' }] },
      'prices[0].priceMicroEuroPerKwh',
      'out-of-range',
    ],
    [
      'a dynamic key',
      { ...testDescription, keys: [{ startsOn: '2025-01-01', key: { kind: 'dynamic', sharesPpm: {} } }] },
      'keys[0].key.kind',
      'key-not-in-this-version',
    ],
    [
      'a full-dynamic key',
      { ...testDescription, keys: [{ startsOn: '2025-01-01', key: { kind: 'full-dynamic', sharesPpm: {} } }] },
      'keys[0].key.kind',
      'key-not-in-this-version',
    ],
    [
      'an unknown key',
      { ...testDescription, keys: [{ startsOn: '2025-01-01', key: { kind: 'fair' } }] },
      'keys[0].key.kind',
      'not-one-of',
    ],
    [
      'an unknown seller',
      { ...testDescription, plants: [{ ...plant, issuer: 'M1' }] },
      'plants[0].issuer',
      'unknown-reference',
    ],
    [
      'an unknown member',
      { ...testDescription, participations: [{ ...participation, member: 'M9' }] },
      'participations[0].member',
      'unknown-reference',
    ],
    [
      'a price for an unknown plant',
      { ...testDescription, prices: [{ plant: CONSUMER, priceMicroEuroPerKwh: 1, startsOn: '2025-01-01' }] },
      'prices[0].plant',
      'unknown-reference',
    ],
    [
      'two members of one reference',
      { ...testDescription, members: [member, { ...member, name: 'Autre' }] },
      'members[1].reference',
      'repeated',
    ],
    [
      'two issuers of one prefix',
      { ...testDescription, issuers: [issuer, { ...issuer, member: 'M1' }] },
      'issuers[1].numberPrefix',
      'repeated',
    ],
    [
      'two members at one meter',
      {
        ...testDescription,
        participations: [participation, { ...participation, member: 'M2', startsOn: '2025-03-01' }],
      },
      'participations[1]',
      'overlapping',
    ],
    [
      'an end before its start',
      { ...testDescription, participations: [{ ...participation, endsOn: '2024-12-31' }] },
      'participations[0].endsOn',
      'ends-before-start',
    ],
    [
      'a zone of its own',
      { ...testDescription, operation: { name: 'x', timeZone: 'Europe/Pariss' } },
      'operation.timeZone',
      'wrong-format',
    ],
    ...(
      [
        ['a name', { ...testDescription, members: [{ ...member, name: 'x'.repeat(301) }] }, 'members[0].name'],
        ['an operation', { ...testDescription, operation: { name: 'x'.repeat(301) } }, 'operation.name'],
        ['a plant', { ...testDescription, plants: [{ ...plant, name: 'x'.repeat(301) }] }, 'plants[0].name'],
        [
          'a postcode',
          { ...testDescription, members: [{ ...member, postcode: '1'.repeat(51) }] },
          'members[0].postcode',
        ],
        [
          // four lines of 250 signs, with the ends of three
          'an address',
          { ...testDescription, members: [{ ...member, addressLines: Array(4).fill('x'.repeat(250)) }] },
          'members[0].addressLines',
        ],
      ] as const
    ).map(([what, value, where]): [string, unknown, string, string] => [
      `${what} that is too long`,
      value,
      where,
      'too-long',
    ]),
  ])('refuses %s, saying where', (_, value, where, fault) => {
    let error: unknown;
    try {
      parseOperationDescription(value);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ExpectedError);
    expect(error).toMatchObject({ code: 'description-invalid', params: { where, fault } });
  });

  it('takes texts as long as the forms do, and says how much fits', () => {
    const [first, ...others] = testDescription.members;
    const members = [{ ...first, name: 'x'.repeat(300), postcode: '1'.repeat(50) }, ...others];
    expect(parseOperationDescription({ ...testDescription, members }).members[0]?.name).toHaveLength(300);
    const longer = [{ ...first, name: 'x'.repeat(301) }, ...others];
    expect(() => parseOperationDescription({ ...testDescription, members: longer })).toThrow(
      expect.objectContaining({ params: { where: 'members[0].name', fault: 'too-long', count: 300 } }),
    );
  });

  it('refuses keys that cannot be', async () => {
    const withKey = (key: unknown): unknown => ({ ...testDescription, keys: [{ startsOn: '2025-01-01', key }] });
    expect(
      await codeOf(() =>
        parseOperationDescription(
          withKey({ kind: 'static', sharesPpm: { [CONSUMER]: 600_000, [OTHER_CONSUMER]: 400_001 } }),
        ),
      ),
    ).toBe('shares-above-one');
    expect(
      await codeOf(() => parseOperationDescription(withKey({ kind: 'static', sharesPpm: { [PRODUCER]: 1 } }))),
    ).toBe('key-invalid');
    expect(
      await codeOf(() => parseOperationDescription(withKey({ kind: 'priority', groups: [[CONSUMER], [CONSUMER]] }))),
    ).toBe('key-invalid');
  });

  it('is described by the JSON Schema that is shipped', () => {
    expect(schemaFile).toEqual(describeOperationJsonSchema());
    expect(z.fromJSONSchema(schemaFile as z.core.JSONSchema.JSONSchema).safeParse(testDescription).success).toBe(true);
  });
});
