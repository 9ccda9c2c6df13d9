import { z } from 'zod';
import { storedKey } from '#data/operation-description.ts';
import { day, jobId, nothing, ppm, priceMicroEuroPerKwh, rowId } from './fields.ts';

const price = z.strictObject({
  plantId: rowId.nullable(),
  memberId: rowId.nullable(),
  priceMicroEuroPerKwh,
  startsOn: day,
  endsOn: day.nullable(),
});

export const keysSchemas = {
  'keys.list': nothing,
  'keys.save': z.strictObject({ keyId: rowId.nullable(), startsOn: day, key: storedKey }),
  'keys.remove': z.strictObject({ keyId: rowId }),
  'keys.completeShares': z.strictObject({ sharesPpm: z.array(ppm.nullable()).max(10_000) }),
  'keys.try': z.strictObject({ key: storedKey, firstDay: day, lastDay: day, jobId }),
  'prices.list': nothing,
  'prices.save': z.strictObject({ priceId: rowId.nullable(), price }),
  'prices.remove': z.strictObject({ priceId: rowId }),
};
