import { describe, expect, it } from 'vitest';
import { toEnergyWmin, toRatePpm } from '../units.ts';
import type { Party } from './bill.ts';
import { createCreditNote } from './credit-note.ts';
import { formatDocumentNumber, nameSeries } from './numbering.ts';
import type { ConsumerFigures, PeriodFigures } from './period-figures.ts';
import { prepareRun } from './prepare-run.ts';
import type { RunRecords } from './run-records.ts';

const DAYS = ['2025-06-30', '2025-07-01'];
const KWH = 60_000;
const party = (name: string, change: Partial<Party> = {}): Party => ({
  kind: 'individual',
  name,
  reference: null,
  legalForm: null,
  siren: null,
  vatNumber: null,
  registration: null,
  addressLines: ['1 rue du Four'],
  postcode: '38000',
  city: 'Grenoble',
  country: 'FR',
  email: null,
  phone: null,
  iban: null,
  bic: null,
  ...change,
});

function consumer(change: Partial<ConsumerFigures> = {}): ConsumerFigures {
  return {
    meterId: '10000000000001',
    label: 'house',
    memberId: 2,
    memberName: 'Ada',
    firstDay: '2025-06-30',
    lastDay: '2025-07-01',
    consumptionWmin: Float64Array.of(30 * KWH, 30 * KWH),
    allocatedWmin: Float64Array.of(10 * KWH, 20 * KWH),
    missingSlots: new Int32Array(2),
    estimatedSlots: new Int32Array(2),
    fromProducerWmin: [Float64Array.of(10 * KWH, 20 * KWH)],
    ...change,
  };
}

function figures(
  consumers: readonly ConsumerFigures[] = [consumer()],
  change: Partial<PeriodFigures> = {},
): PeriodFigures {
  return {
    period: { firstDay: '2025-06-30', lastDay: '2025-07-01' },
    days: DAYS,
    gridMinutes: 15,
    consumers,
    producers: [
      {
        plantId: 1,
        issuerId: 1,
        meterId: '30000000000001',
        name: 'Sun',
        technology: 'solar',
        productionWmin: Float64Array.of(50 * KWH, 50 * KWH),
        allocatedWmin: Float64Array.of(10 * KWH, 20 * KWH),
        missingSlots: new Int32Array(2),
        estimatedSlots: new Int32Array(2),
      },
    ],
    keys: [{ kind: 'default', firstDay: '2025-06-30', lastDay: '2025-07-01' }],
    dataUntil: null,
    importIds: [1],
    ...change,
  };
}

function records(change: Partial<RunRecords> = {}): RunRecords {
  const members = [
    [1, 'Coop'],
    [2, 'Ada'],
    [3, 'Farm'],
  ] as const;
  return {
    operation: { name: 'Village', accNumber: null, currency: 'EUR', paymentDays: 30, organiserId: 1 },
    members: new Map(members.map(([id, name]) => [id, { id, language: 'fr' as const, party: party(name) }])),
    issuers: new Map([
      [
        1,
        {
          id: 1,
          memberId: 1,
          vat: { regime: 'rate', ratePpm: toRatePpm(200_000) },
          latePenaltyMention: null,
          mediatorMention: null,
        },
      ],
    ]),
    prices: [
      { plantId: null, memberId: null, priceMicroEuroPerKwh: 150_000, startsOn: '2025-01-01', endsOn: '2025-06-30' },
      { plantId: null, memberId: null, priceMicroEuroPerKwh: 80_000, startsOn: '2025-07-01', endsOn: null },
    ],
    acceptedGaps: new Map(),
    billedPairs: new Set(),
    ...change,
  };
}

const codes = (run: ReturnType<typeof prepareRun>): string[] =>
  run.points.map(({ code, isBlocking }) => `${code}${isBlocking ? '!' : ''}`);

describe('prepareRun', () => {
  it('bills meter × producer × price in force, half up per line and VAT once', () => {
    const { bills, points } = prepareRun(figures(), records(), '2025-07-05');
    expect(points).toEqual([]);
    // 10 kWh × 0.15 € = 1.50 €; 20 kWh × 0.08 € = 1.60 €; VAT 20 % of 3.10 € = 0.62 €
    expect(bills[0]?.bill).toMatchObject({
      netCents: 310,
      vatCents: 62,
      grossCents: 372,
      dueOn: '2025-08-04',
      number: null,
      isOnBehalf: false,
      consumptionWmin: 60 * KWH,
      allocatedWmin: 30 * KWH,
      complementWmin: 30 * KWH,
      coveragePpm: 500_000,
      lines: [
        {
          firstDay: '2025-06-30',
          lastDay: '2025-06-30',
          energyWh: 10_000,
          priceMicroEuroPerKwh: 150_000,
          netCents: 150,
        },
        {
          firstDay: '2025-07-01',
          lastDay: '2025-07-01',
          energyWh: 20_000,
          priceMicroEuroPerKwh: 80_000,
          netCents: 160,
        },
      ],
      operation: { productionWmin: 100 * KWH, selfConsumptionPpm: 300_000 },
    });
  });

  it('holds back on a gap until the very same number of slots is accepted', () => {
    const gappy = figures([consumer({ missingSlots: Int32Array.of(0, 4) })]);
    const refused = prepareRun(gappy, records(), '2025-07-05');
    expect(codes(refused)).toEqual(['missing-values!']);
    expect(refused.points[0]).toMatchObject({
      meterId: '10000000000001',
      canAccept: true,
      params: { name: 'Ada', count: 4, days: 1, firstDay: '2025-07-01' },
    });
    const key = '10000000000001 consumption';
    expect(codes(prepareRun(gappy, records({ acceptedGaps: new Map([[key, 4]]) }), '2025-07-05'))).toEqual([
      'missing-values-accepted',
    ]);
    expect(codes(prepareRun(gappy, records({ acceptedGaps: new Map([[key, 3]]) }), '2025-07-05'))).toEqual([
      'missing-values!',
    ]);
  });

  it('names what else holds an issue back', () => {
    expect(codes(prepareRun(figures(), records(), '2025-07-01'))).toEqual(['period-not-over!']);
    expect(codes(prepareRun(figures([consumer()], { keys: [] }), records(), '2025-07-05'))).toEqual(['key-missing!']);
    expect(codes(prepareRun(figures(), records({ prices: [] }), '2025-07-05'))).toEqual(['meter-without-price!']);
    expect(codes(prepareRun(figures([]), records(), '2025-07-05'))).toEqual(['no-energy!']);
    expect(codes(prepareRun(figures([], { producers: [] }), records(), '2025-07-05'))).toEqual([
      'no-plant!',
      'no-energy!',
    ]);
    expect(
      codes(
        prepareRun(
          figures([consumer(), consumer({ meterId: '10000000000009', memberId: null })]),
          records(),
          '2025-07-05',
        ),
      ),
    ).toEqual(['meter-without-owner!']);
    // a meter that somebody held in the same period is only pointed out
    expect(codes(prepareRun(figures([consumer(), consumer({ memberId: null })]), records(), '2025-07-05'))).toEqual([
      'meter-without-owner',
    ]);
  });

  it('bills nobody twice for a period, and the rest again after a credit note', () => {
    const two = figures([consumer(), consumer({ meterId: '10000000000002', memberId: 3, memberName: 'Farm' })]);
    const half = prepareRun(two, records({ billedPairs: new Set(['1 2']) }), '2025-07-05');
    expect(codes(half)).toEqual(['period-already-billed']);
    expect(half.bills.map(({ memberId }) => memberId)).toEqual([3]);
    expect(codes(prepareRun(two, records({ billedPairs: new Set(['1 2', '1 3']) }), '2025-07-05'))).toEqual([
      'period-already-billed!',
    ]);
  });

  it('says when the organiser invoices in a producer’s name', () => {
    const issuers = new Map([
      [
        1,
        {
          id: 1,
          memberId: 3,
          vat: { regime: 'exempt', ratePpm: toRatePpm(0), mention: 'TVA non applicable, article 293 B du CGI' },
          latePenaltyMention: null,
          mediatorMention: null,
        },
      ],
    ]) as RunRecords['issuers'];
    const [only] = prepareRun(figures(), records({ issuers }), '2025-07-05').bills;
    expect(only?.bill).toMatchObject({
      isOnBehalf: true,
      issuer: { name: 'Farm' },
      organiser: { name: 'Coop' },
      vatCents: 0,
      grossCents: 310,
    });
  });
});

describe('createCreditNote', () => {
  it('takes back the whole invoice, to the cent', () => {
    const [only] = prepareRun(figures(), records(), '2025-07-05').bills;
    if (!only) throw new Error('no bill');
    const invoice = { ...only.bill, number: 'SD-F-2025-0007' };
    const note = createCreditNote(invoice, '2025-09-01', 'Wrong holder');
    expect(note).toMatchObject({
      kind: 'credit-note',
      number: null,
      issuedOn: '2025-09-01',
      netCents: -310,
      vatCents: -62,
      grossCents: -372,
      credits: { number: 'SD-F-2025-0007', issuedOn: '2025-07-05', reason: 'Wrong holder' },
      lines: [
        { energyWh: -10_000, netCents: -150 },
        { energyWh: -20_000, netCents: -160 },
      ],
    });
    expect(note.allocatedWmin).toBe(toEnergyWmin(30 * KWH));
    expect(() => createCreditNote(only.bill, '2025-09-01', '')).toThrow(RangeError);
    expect(() => createCreditNote({ ...note, number: 'SD-A-2025-0001' }, '2025-09-01', '')).toThrow(RangeError);
  });
});

describe('numbering', () => {
  it('names a series per issuer, kind and year, within 35 characters', () => {
    expect(formatDocumentNumber(nameSeries('SD', 'invoice', '2025-07-05'), 7)).toBe('SD-F-2025-0007');
    expect(formatDocumentNumber(nameSeries('SD', 'credit-note', '2026-01-01'), 12_345)).toBe('SD-A-2026-12345');
    expect(formatDocumentNumber(nameSeries('ABCDEFGHIJKL', 'invoice', '2025-07-05'), 1).length).toBeLessThanOrEqual(35);
  });
});
