import type { NewOperation } from '#contract';

const ORGANISER = 'organisateur';

/** The description of the operation that the form asks for: its own issuer, the default key, one price. */
export function describeNewOperation({
  name,
  accNumber,
  organiser,
  vatRatePpm,
  vatExemptionMention,
  priceMicroEuroPerKwh,
  startsOn,
}: NewOperation): unknown {
  const { addressLines, siren, vatNumber, legalForm, email, iban, ...details } = organiser;
  return {
    operation: { name, ...(accNumber !== null && { accNumber }) },
    organiser: {
      ...details,
      reference: ORGANISER,
      addressLines: addressLines
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
      ...Object.fromEntries(
        Object.entries({ siren, vatNumber, legalForm, email, iban: iban?.replaceAll(' ', '') }).filter(
          ([, value]) => value !== null && value !== undefined,
        ),
      ),
    },
    issuers: [
      {
        member: ORGANISER,
        numberPrefix: makePrefix(name),
        vat:
          vatRatePpm === null
            ? { regime: 'exempt', mention: vatExemptionMention ?? '' }
            : { regime: 'rate', ratePpm: vatRatePpm },
      },
    ],
    keys: [{ startsOn, key: { kind: 'default' } }],
    prices: [{ priceMicroEuroPerKwh, startsOn }],
  };
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
