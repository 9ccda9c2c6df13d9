/** Mappings from outside: the page, or an operation file that anybody may have made. */
import { z } from 'zod';
import { dateOrders, tableUnits, type TableMapping } from '#domain/table-mapping.ts';
import { MOST_COLUMNS } from './spreadsheet/cell.ts';

const column = z
  .int()
  .min(0)
  .max(MOST_COLUMNS - 1);
const direction = z.enum(['consumption', 'production']);
const text = z.string().max(300);
const step = z.union([z.literal(5), z.literal(10), z.literal(15), z.literal(30), z.literal(60)]);

export const tableMapping: z.ZodType<TableMapping> = z.strictObject({
  sheet: text.nullable(),
  headerLine: z.int().min(1).max(1_048_576).nullable(),
  header: z.array(text).max(MOST_COLUMNS).readonly(),
  stampColumn: column,
  hourColumn: column.nullable(),
  dateOrder: z.enum(dateOrders),
  stampMarks: z.enum(['start', 'end']),
  zone: z.enum(['local', 'utc']),
  stepMinutes: step.nullable(),
  unit: z.enum(tableUnits),
  decimalSign: z.enum([',', '.']),
  missingTexts: z.array(text).max(20).readonly(),
  values: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('wide'),
      columns: z
        .array(z.strictObject({ column, meter: z.string().max(50), direction }))
        .max(MOST_COLUMNS)
        .readonly(),
    }),
    z.strictObject({
      kind: z.literal('long'),
      meterColumn: column,
      valueColumn: column,
      directionColumn: column.nullable(),
      direction,
    }),
  ]),
});

/**
 * A mapping as it was written into an operation file.
 *
 * @param json untrusted
 * @returns undefined where it is no mapping that this version knows
 */
export function parseTableMapping(json: string): TableMapping | undefined {
  try {
    return tableMapping.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
