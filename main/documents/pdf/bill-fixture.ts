/** Bills of an invented village for tests and the bench, built in code; figures follow the billing rules. */
import type { Bill, BillDay, BillLine, Party, PartyKind } from '#domain/billing/bill.ts';
import {
  multiplyDivideHalfUp,
  ratePpm,
  toEnergyWh,
  toEnergyWmin,
  toMoneyCents,
  toPriceMicroEuroPerKwh,
  toRatePpm,
} from '#domain/units.ts';
import { findPeriod, listDays } from '#domain/time.ts';

const nothing = {
  reference: null,
  legalForm: null,
  siren: null,
  vatNumber: null,
  registration: null,
  email: null,
  phone: null,
  iban: null,
  bic: null,
};

export const cooperative: Party = {
  ...nothing,
  kind: 'association',
  name: 'Soleil du Vercors SCIC',
  legalForm: 'SCIC SAS à capital variable',
  siren: '912345678',
  vatNumber: 'FR40912345678',
  registration: 'RCS Grenoble',
  addressLines: ['Mairie', '12 place de la Fontaine'],
  postcode: '38250',
  city: 'Villard-sur-Ébron',
  country: 'FR',
  email: 'tresorerie@soleil-du-vercors.example',
  phone: '04 76 00 00 00',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
};

const members: Record<PartyKind, Party> = {
  individual: {
    ...nothing,
    kind: 'individual',
    name: 'Mme Élodie Lefèvre-Œuvrard',
    reference: 'M-007',
    addressLines: ['3 chemin des Épicéas'],
    postcode: '38250',
    city: 'Villard-sur-Ébron',
    country: 'FR',
  },
  business: {
    ...nothing,
    kind: 'business',
    name: 'Boulangerie Aux Épis d’or',
    legalForm: 'SARL',
    siren: '798765432',
    vatNumber: 'FR18798765432',
    registration: 'RCS Grenoble',
    addressLines: ['8 Grande Rue'],
    postcode: '38250',
    city: 'Villard-sur-Ébron',
    country: 'FR',
  },
  public: {
    ...nothing,
    kind: 'public',
    name: 'Commune de Villard-sur-Ébron',
    siren: '213805484',
    addressLines: ['Service des finances', '1 place de la Mairie'],
    postcode: '38250',
    city: 'Villard-sur-Ébron',
    country: 'FR',
  },
  association: {
    ...nothing,
    kind: 'association',
    name: 'Foyer rural',
    registration: 'RNA W381000000',
    addressLines: ['2 rue de l’École'],
    postcode: '38250',
    city: 'Villard-sur-Ébron',
    country: 'FR',
  },
};

export interface BillTraits {
  readonly kind?: PartyKind;
  readonly language?: Bill['language'];
  readonly period?: string;
  readonly number?: string | null;
  /** Wh shared and consumed on day `i`; the defaults look like a household with morning shade. */
  readonly sharedWh?: (i: number) => number;
  readonly consumedWh?: (i: number) => number;
  readonly missingDays?: readonly number[];
  readonly plants?: number;
  readonly exempt?: boolean;
}

function listBillDays(traits: BillTraits): BillDay[] {
  const period = findPeriod(traits.period ?? '2025-03');
  if (!period) throw new RangeError('fixture without a period');
  const consumed = traits.consumedWh ?? ((i: number) => 9_400 + ((i * 7_919) % 5_300));
  const shared = traits.sharedWh ?? ((i: number) => 2_100 + ((i * 3_571) % 5_900));
  return listDays(period.firstDay, period.lastDay).map((day, i) => {
    const isMissing = traits.missingDays?.includes(i) ?? false;
    return {
      day,
      missingSlots: isMissing ? 96 : 0,
      consumptionWmin: toEnergyWmin(isMissing ? 0 : consumed(i) * 60),
      allocatedWmin: toEnergyWmin(isMissing ? 0 : shared(i) * 60),
    };
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** A whole bill; `changes` replace what the traits gave. */
export function makeBill(traits: BillTraits = {}, changes: Partial<Bill> = {}): Bill {
  const days = listBillDays(traits);
  const period = { firstDay: days[0]?.day ?? '', lastDay: days.at(-1)?.day ?? '' };
  const [consumptionWmin, allocatedWmin] = [
    sum(days.map((day) => day.consumptionWmin)),
    sum(days.map((day) => day.allocatedWmin)),
  ];
  const plants = [
    'Toit de l’école',
    'Ombrière du stade',
    ...Array.from({ length: 300 }, (_, i) => `Production ${String(i + 3)}`),
  ].slice(0, traits.plants ?? 2);
  const price = 131_000;
  const shares = plants.map((_, i) =>
    i === 0
      ? allocatedWmin - Math.floor(allocatedWmin / plants.length) * (plants.length - 1)
      : Math.floor(allocatedWmin / plants.length),
  );
  const lines: BillLine[] = plants.map((plantName, i) => {
    const energyWh = multiplyDivideHalfUp(shares[i] ?? 0, 1, 60);
    return {
      ...period,
      meterId: '19512345678901',
      meterLabel: 'Maison',
      plantName,
      producerMeterId: `3000000000000${String(i)}`.slice(0, 14),
      energyWmin: toEnergyWmin(shares[i] ?? 0),
      energyWh: toEnergyWh(energyWh),
      priceMicroEuroPerKwh: toPriceMicroEuroPerKwh(price),
      netCents: toMoneyCents(multiplyDivideHalfUp(energyWh, price, 10_000_000)),
    };
  });
  const net = sum(lines.map((line) => line.netCents));
  const vat = traits.exempt ? 0 : multiplyDivideHalfUp(net, 200_000, 1_000_000);
  return {
    kind: 'invoice',
    number: traits.number === undefined ? 'SDV-2025-0042' : traits.number,
    issuedOn: '2025-04-08',
    dueOn: '2025-05-08',
    period,
    currency: 'EUR',
    language: traits.language ?? 'fr',
    operationName: 'Villard partage son soleil',
    accNumber: 'ACC00001234',
    issuer: cooperative,
    organiser: cooperative,
    isOnBehalf: false,
    member: members[traits.kind ?? 'individual'],
    lines,
    vat: traits.exempt
      ? { regime: 'exempt', ratePpm: toRatePpm(0), mention: 'TVA non applicable, article 293 B du CGI' }
      : { regime: 'rate', ratePpm: toRatePpm(200_000) },
    netCents: toMoneyCents(net),
    vatCents: toMoneyCents(vat),
    grossCents: toMoneyCents(net + vat),
    meters: [
      {
        ...period,
        meterId: '19512345678901',
        label: 'Maison',
        consumptionWmin: toEnergyWmin(consumptionWmin),
        allocatedWmin: toEnergyWmin(allocatedWmin),
        missingSlots: sum(days.map((day) => day.missingSlots)),
        estimatedSlots: 0,
      },
    ],
    sources: plants.map((plantName, i) => ({
      plantName,
      producerMeterId: `3000000000000${String(i)}`.slice(0, 14),
      technology: 'solar',
      energyWmin: toEnergyWmin(shares[i] ?? 0),
    })),
    days,
    consumptionWmin: toEnergyWmin(consumptionWmin),
    allocatedWmin: toEnergyWmin(allocatedWmin),
    complementWmin: toEnergyWmin(consumptionWmin - allocatedWmin),
    coveragePpm: ratePpm(allocatedWmin, consumptionWmin),
    operation: {
      productionWmin: toEnergyWmin(9_870_000 * 60),
      consumptionWmin: toEnergyWmin(14_200_000 * 60),
      allocatedWmin: toEnergyWmin(5_870_000 * 60),
      coveragePpm: ratePpm(5_870_000, 14_200_000),
      selfConsumptionPpm: ratePpm(5_870_000, 9_870_000),
    },
    keys: [{ kind: 'default', ...period }],
    latePenaltyMention: null,
    mediatorMention:
      'Médiateur national de l’énergie, Libre réponse n° 59252, 75443 Paris Cedex 09, www.energie-mediateur.fr',
    credits: null,
    ...changes,
  };
}

/** The credit note that takes a whole invoice back. */
export function makeCreditNote(bill: Bill): Bill {
  return {
    ...bill,
    kind: 'credit-note',
    number: 'SDV-A-2025-0003',
    issuedOn: '2025-04-20',
    lines: bill.lines.map((line) => ({
      ...line,
      energyWmin: toEnergyWmin(0 - line.energyWmin),
      energyWh: toEnergyWh(0 - line.energyWh),
      netCents: toMoneyCents(0 - line.netCents),
    })),
    netCents: toMoneyCents(0 - bill.netCents),
    vatCents: toMoneyCents(0 - bill.vatCents),
    grossCents: toMoneyCents(0 - bill.grossCents),
    credits: {
      number: bill.number ?? '',
      issuedOn: bill.issuedOn,
      reason: 'Relevé corrigé par Enedis après la facturation',
    },
  };
}
