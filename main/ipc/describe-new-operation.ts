import { plainDigits } from '#domain/meter-number.ts';
import {
  compactCode,
  listTypedMembers,
  listTypedPlants,
  type DraftMember,
  type OperationDraft,
  type PartyDraft,
} from '#domain/new-operation/operation-draft.ts';
import { parseTypedDay, parseTypedDecimal } from '#domain/typed-values.ts';

const ORGANISER = 'organisateur';

/** A value under its name, or nothing where it is empty. */
const given = (name: string, value: string): Record<string, string> => (value === '' ? {} : { [name]: value });

/**
 * The description of the operation that was typed: the organiser sells, one key, one price for everyone.
 *
 * @param draft one in which `findDraftFaults` finds nothing blocking
 */
export function describeNewOperation(draft: OperationDraft): unknown {
  const startsOn = parseTypedDay(draft.startsOn) ?? draft.startsOn;
  const rows = listTypedMembers(draft);
  const organiser = rows.some(({ reference }) => reference.trim() === ORGANISER) ? `${ORGANISER}-0` : ORGANISER;
  const holders = listHolders(rows);
  const consumers = holders.filter(({ row }) => row.meter.trim() !== '');
  return {
    operation: { name: draft.name.trim(), ...given('accNumber', compactCode(draft.accNumber)) },
    organiser: { ...describeOrganiser(draft.organiser), reference: organiser },
    members: holders.filter(({ isMember }) => isMember).map(describeMember),
    issuers: [
      {
        member: organiser,
        numberPrefix: makePrefix(draft.name),
        vat:
          draft.vat === 'exempt'
            ? { regime: 'exempt', mention: draft.vatMention.replace(/\s+/g, ' ').trim() }
            : { regime: 'rate', ratePpm: draft.vatRatePpm },
      },
    ],
    plants: listTypedPlants(draft).map(({ name, meter, power }) => {
      const peakPowerW = parseTypedDecimal(power, 3);
      return {
        meter: plainDigits(meter),
        issuer: organiser,
        name: name.trim(),
        startsOn,
        ...(peakPowerW !== undefined && { peakPowerW }),
      };
    }),
    participations: consumers.map(({ row, reference }) => ({
      meter: plainDigits(row.meter),
      member: reference,
      startsOn: parseTypedDay(row.startsOn) ?? startsOn,
    })),
    keys: [
      { startsOn, key: describeKey(draft, new Map(consumers.map(({ row }) => [row.id, plainDigits(row.meter)]))) },
    ],
    prices: [{ priceMicroEuroPerKwh: parseTypedDecimal(draft.price, 6), startsOn }],
  };
}

function describeOrganiser({ siren, vatNumber, iban, legalForm, email, addressLines, ...party }: PartyDraft): object {
  return {
    kind: party.kind,
    name: party.name.trim(),
    language: party.language,
    addressLines: listLines(addressLines),
    postcode: party.postcode.trim(),
    city: party.city.trim(),
    ...given('siren', plainDigits(siren)),
    ...given('vatNumber', compactCode(vatNumber)),
    ...given('legalForm', legalForm.trim()),
    ...given('email', email.trim()),
    ...given('iban', compactCode(iban)),
  };
}

interface Holder {
  readonly row: DraftMember;
  readonly reference: string;
  /** False for a further meter of the member above. */
  readonly isMember: boolean;
}

/** Each row with its member's reference: its own, the next free number, or that of the row above. */
function listHolders(rows: readonly DraftMember[]): Holder[] {
  const taken = new Set(rows.map(({ reference }) => reference.trim()));
  const holders: Holder[] = [];
  let number = 0;
  for (const row of rows) {
    const above = holders.at(-1);
    if (row.name.trim() === '' && above) {
      holders.push({ row, reference: above.reference, isMember: false });
      continue;
    }
    let reference = row.reference.trim();
    while (reference === '' || (reference !== row.reference.trim() && taken.has(reference))) {
      number += 1;
      reference = `P${String(number).padStart(3, '0')}`;
    }
    holders.push({ row, reference, isMember: true });
  }
  return holders;
}

function describeMember({ row, reference }: Holder): unknown {
  return {
    reference,
    kind: row.kind,
    name: row.name.trim(),
    addressLines: listLines(row.address),
    postcode: row.postcode.trim(),
    city: row.city.trim(),
    ...given('email', row.email.trim()),
  };
}

function describeKey({ key }: OperationDraft, meterOfRow: ReadonlyMap<number, string>): unknown {
  switch (key.kind) {
    case 'default':
      return { kind: 'default' };
    case 'static':
      return {
        kind: 'static',
        sharesPpm: Object.fromEntries(
          [...meterOfRow].flatMap(([row, meter]) => {
            const share = parseTypedDecimal(key.shares[row] ?? '', 4);
            return share === undefined ? [] : [[meter, share]];
          }),
        ),
      };
    case 'priority':
      return {
        kind: 'priority',
        groups: key.groups
          .map((group) => group.flatMap((row) => meterOfRow.get(Number(row)) ?? []))
          .filter((group) => group.length > 0),
      };
  }
}

function listLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** First letters of the name's words, for the numbers of its bills: «Soleil de Vaugrenant» gives SDV. */
function makePrefix(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/[^\p{Letter}\p{Number} ]/gu, '')
    .toUpperCase();
  const initials = plain
    .split(/\s+/)
    .map((word) => word.replace(/[^A-Z0-9]/g, '').charAt(0))
    .join('')
    .slice(0, 12);
  return initials === '' ? 'P' : initials;
}
