import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseOperationDescription } from '#data/operation-description.ts';
import { ACC_NUMBER, participants, plants } from './village.ts';

const source = readFileSync(new URL('../../../resources/demo/operation-description.json', import.meta.url), 'utf8');
const description = parseOperationDescription(JSON.parse(source));
const parties = [description.organiser, ...description.members];

/** Luhn: every second digit from the right doubled, digits of the results summed, divisible by ten. */
function hasLuhnKey(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, i) => {
      const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

/** ISO 13616: first four characters moved to the end, letters as 10 to 35, remainder 1 by 97. */
function hasIbanKey(iban: string): boolean {
  const digits = Array.from(iban.slice(4) + iban.slice(0, 4))
    .map((sign) => parseInt(sign, 36))
    .join('');
  return BigInt(digits) % 97n === 1n;
}

describe('the description of the demonstration', () => {
  it('has the meters, dates and plants of the files', () => {
    expect(description.operation.accNumber).toBe(ACC_NUMBER);
    const described = [
      ...description.participations.map(({ meter, startsOn, endsOn }) => ({
        meter,
        direction: 'consumption',
        firstDay: startsOn,
        lastDay: endsOn ?? null,
      })),
      ...description.plants.map(({ meter, startsOn, endsOn }) => ({
        meter,
        direction: 'production',
        firstDay: startsOn,
        lastDay: endsOn ?? null,
      })),
    ];
    expect(described).toEqual(participants);
    expect(description.plants.map((one) => one.peakPowerW)).toEqual(plants.map((one) => one.plant.peakWatts));
    expect(new Set(description.plants.map((one) => one.issuer))).toEqual(new Set([description.organiser.reference]));
  });

  it('is fifteen households, the commune with two meters, and the baker', () => {
    const metersOf = (kind: string) => {
      const references = new Set(description.members.filter((one) => one.kind === kind).map((one) => one.reference));
      return new Set(description.participations.filter((one) => references.has(one.member)).map((one) => one.meter))
        .size;
    };
    expect([metersOf('individual'), metersOf('public'), metersOf('business')]).toEqual([15, 2, 1]);
    expect(parties.map((one) => one.language).filter((language) => language !== 'fr')).toEqual(['en', 'en']);
  });

  it('has numbers that pass their checks and belong to nobody', () => {
    expect([hasLuhnKey('732829320'), hasLuhnKey('732829321')]).toEqual([true, false]);
    expect([hasIbanKey('FR1420041010050500013M02606'), hasIbanKey('FR1420041010050500013M02607')]).toEqual([
      true,
      false,
    ]);
    for (const { siren, vatNumber, iban, email, postcode } of parties) {
      if (siren !== undefined) expect(hasLuhnKey(siren)).toBe(true);
      // French VAT key: (12 + 3 × (SIREN mod 97)) mod 97
      if (vatNumber !== undefined) {
        expect(vatNumber).toBe(`FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${String(siren)}`);
      }
      if (iban !== undefined) expect(hasIbanKey(iban)).toBe(true);
      expect(email).toMatch(/@example\.org$/);
      expect(postcode).toBe('38997');
    }
    expect(description.organiser.iban).toMatch(/^FR\d\d99999/);
    expect(parties.filter((one) => one.siren !== undefined)).toHaveLength(3);
  });

  it('serves every consumer by a key and a price on every day', () => {
    const [byLaw, publicFirst] = description.keys;
    expect([byLaw?.startsOn, byLaw?.key.kind]).toEqual(['2025-01-01', 'default']);
    expect(publicFirst?.startsOn).toBe('2025-09-01');
    if (publicFirst?.key.kind !== 'priority') throw new Error('another key');
    expect(publicFirst.key.groups[0]).toEqual(['99038000001606', '99038000001713']);
    expect(new Set(publicFirst.key.groups.flat())).toEqual(new Set(description.participations.map((one) => one.meter)));
    expect(
      description.prices.map(({ member, priceMicroEuroPerKwh, startsOn, endsOn }) => [
        member,
        priceMicroEuroPerKwh,
        startsOn,
        endsOn,
      ]),
    ).toEqual([
      [undefined, 138_000, '2025-01-01', '2025-06-30'],
      [undefined, 131_000, '2025-07-01', undefined],
      ['C01', 112_000, '2025-01-01', undefined],
    ]);
  });
});
