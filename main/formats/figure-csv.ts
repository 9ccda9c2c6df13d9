/** Figures of a picture as CSV. */
import { WMIN_PER_KWH } from '#domain/units.ts';
import { toCsvField } from './csv-field.ts';

/** A table of figures: `kwh` cells are in Wmin, `day` cells `YYYY-MM-DD`; null is a cell without a value. */
export interface CsvTable {
  readonly columns: readonly { readonly title: string; readonly kind: 'text' | 'day' | 'kwh' | 'count' }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/**
 * Writes a table of figures: UTF-8 with BOM, `;`, CRLF, energy in kWh to the watt-hour.
 *
 * @param table energy in Wmin
 * @param decimalSign `,` where spreadsheets of the reader expect it, else `.`
 * @returns the bytes of the file; a cell without a value is an empty field
 */
export function writeFigureCsv({ columns, rows }: CsvTable, decimalSign: ',' | '.'): Uint8Array {
  const toCell = (cell: string | number | null, column: number): string => {
    if (cell === null) return '';
    if (typeof cell === 'string') return toCsvField(cell);
    if (columns[column]?.kind !== 'kwh') return String(cell);
    return (cell / WMIN_PER_KWH).toFixed(3).replace('.', decimalSign);
  };
  const lines = [columns.map(({ title }) => toCsvField(title)), ...rows.map((cells) => cells.map(toCell))];
  return new TextEncoder().encode(`\ufeff${lines.map((cells) => `${cells.join(';')}\r\n`).join('')}`);
}
