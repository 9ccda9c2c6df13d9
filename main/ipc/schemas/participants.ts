import { z } from 'zod';
import { day, line, meterId, nothing, period, priceMicroEuroPerKwh, rowId } from './fields.ts';
import { memberDetails } from './operation.ts';

const memberIds = z.array(rowId).min(1).max(10_000);
const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('language'), language: memberDetails.shape.language }),
  z.strictObject({ kind: z.literal('end'), endsOn: day }),
  z.strictObject({ kind: z.literal('price'), priceMicroEuroPerKwh, startsOn: day }),
]);

export const participantsSchemas = {
  'participants.list': nothing,
  'participants.save': z.strictObject({
    memberId: rowId.nullable(),
    details: memberDetails,
    meters: z.array(z.strictObject({ meterId, startsOn: day, endsOn: day.nullable() })).max(200),
  }),
  'participants.savePlant': z.strictObject({
    plantId: rowId.nullable(),
    meterId,
    name: line.min(1),
    peakPowerW: z.int().min(1).max(1_000_000_000).nullable(),
    startsOn: day,
  }),
  'participants.listBilled': z.strictObject({ period }),
  'participants.listDocuments': z.strictObject({ memberId: rowId }),
  'participants.change': z.strictObject({ memberIds, change }),
  'participants.remove': z.strictObject({ memberIds }),
  'participants.copyAddresses': z.strictObject({ memberIds }),
};
