import { z } from 'zod';
import { textLimits } from '#domain/text-limits.ts';
import { memberFields } from '#formats/participant-table/guess-columns.ts';
import { day, jobId, line, meterId, nothing, priceMicroEuroPerKwh, rowId, selectionId, shownPeriod } from './fields.ts';
import { memberDetails } from './operation.ts';

const memberIds = z.array(rowId).min(1).max(10_000);
const MAX_PASTED = 2_000_000;
const MAX_TABLE_ROWS = 5000;
const MAX_TABLE_COLUMNS = 60;

/** As it was read: one that is too long is refused where it is used. */
const tableCell = z
  .string()
  .max(textLimits.paragraph + 1)
  .regex(/^[^\r\n\0]*$/);
/** As it was read too: the plan refuses the row of a text that is too long for its field. */
const cells = z.partialRecord(z.enum(memberFields), tableCell);
const importedRows = z.strictObject({ rows: z.array(cells).max(MAX_TABLE_ROWS), startsOn: day });
const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('language'), language: memberDetails.shape.language }),
  z.strictObject({ kind: z.literal('end'), endsOn: day }),
  z.strictObject({ kind: z.literal('price'), priceMicroEuroPerKwh, startsOn: day }),
]);

export const participantsSchemas = {
  'participants.list': nothing,
  'participants.chooseTable': nothing,
  'participants.readTable': z.strictObject({ selectionId, jobId }),
  'participants.planImport': importedRows,
  'participants.importRows': importedRows,
  'participants.readPasted': z.strictObject({ text: z.string().max(MAX_PASTED) }),
  'participants.readRows': z.strictObject({
    rows: z.array(z.array(tableCell).max(MAX_TABLE_COLUMNS)).max(MAX_TABLE_ROWS),
    columns: z.array(z.enum(memberFields).nullable()).max(MAX_TABLE_COLUMNS),
  }),
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
  'participants.listBilled': z.strictObject({ period: shownPeriod }),
  'participants.listDocuments': z.strictObject({ memberId: rowId }),
  'participants.change': z.strictObject({ memberIds, change }),
  'participants.remove': z.strictObject({ memberIds }),
  'participants.copyAddresses': z.strictObject({ memberIds }),
};
