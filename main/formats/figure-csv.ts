/** Figures of a picture as CSV. */
import { PPM_OF_ONE, WMIN_PER_KWH } from '#domain/units.ts';
import { toCsvField } from './csv-field.ts';

export type CsvKind = 'text' | 'day' | 'kwh' | 'count' | 'money' | 'rate';

/** A table of figures: `kwh` cells are in Wmin, `money` in cents, `rate` in ppm, `day` `YYYY-MM-DD`; null is a cell without a value. */
export interface CsvTable {
  readonly columns: readonly { readonly title: string; readonly kind: CsvKind }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const SCALES: { readonly [Kind in CsvKind]?: { readonly unit: number; readonly digits: number } } = {
  kwh: { unit: WMIN_PER_KWH, digits: 3 },
  money: { unit: 100, digits: 2 },
  rate: { unit: PPM_OF_ONE, digits: 6 },
};

/**
 * Writes a table of figures: UTF-8 with BOM, `;`, CRLF, energy in kWh to the watt-hour, money to the cent, rates as a
 * part of one.
 *
 * @param table energy in Wmin, money in cents, rates in ppm
 * @param decimalSign `,` where spreadsheets of the reader expect it, else `.`
 * @returns the bytes of the file; a cell without a value is an empty field
 */
export function writeFigureCsv({ columns, rows }: CsvTable, decimalSign: ',' | '.'): Uint8Array {
  const toCell = (cell: string | number | null, column: number): string => {
    if (cell === null) return '';
    if (typeof cell === 'string') return toCsvField(cell);
    const scale = SCALES[columns[column]?.kind ?? 'text'];
    return scale ? (cell / scale.unit).toFixed(scale.digits).replace('.', decimalSign) : String(cell);
  };
  const lines = [columns.map(({ title }) => toCsvField(title)), ...rows.map((cells) => cells.map(toCell))];
  return new TextEncoder().encode(`\ufeff${lines.map((cells) => `${cells.join(';')}\r\n`).join('')}`);
}
