import { z } from 'zod';
import { day, line, meterId, nothing, rowId } from './fields.ts';
import { memberDetails } from './operation.ts';

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
};
