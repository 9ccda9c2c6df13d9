import { expect, it } from 'vitest';
import { getFormat } from '../i18n/format.ts';
import { scaleEnergy } from './scale-energy.ts';

const KWH = 60_000;
const fr = getFormat('fr', 'EUR');

it('writes a part in the unit of the sums it is a part of, whichever is larger', () => {
  const large = scaleEnergy({ productionWmin: 90_000 * KWH, consumptionWmin: 120_000 * KWH }, fr);
  expect([large(46_500 * KWH), large(120_000 * KWH)]).toEqual(['46,5\u202fMWh', '120,0\u202fMWh']);
  expect(scaleEnergy({ productionWmin: 120_000 * KWH, consumptionWmin: 0 }, fr)(46_500 * KWH)).toBe('46,5\u202fMWh');
  expect(scaleEnergy({ productionWmin: 99_999 * KWH, consumptionWmin: 0 }, fr)(46_500 * KWH)).toBe(
    '46\u202f500,0\u202fkWh',
  );
});
