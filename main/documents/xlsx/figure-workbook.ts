/** The figures of a picture as a workbook of one sheet, streamed. */
import type { Writable } from 'node:stream';
import exceljs from 'exceljs';
import { parseDay } from '#domain/time.ts';
import { PPM_OF_ONE, WMIN_PER_KWH } from '#domain/units.ts';
import { getMessages, type Language } from '#main/messages.ts';
import { writeSheet, type Cell, type CellKind } from './sheet-writer.ts';

const KINDS = {
  text: 'text',
  day: 'date',
  kwh: 'kwh',
  count: 'count',
  money: 'money',
  rate: 'rate',
} as const satisfies Record<string, CellKind>;
const UNITS: Readonly<Partial<Record<keyof typeof KINDS, number>>> = {
  kwh: WMIN_PER_KWH,
  money: 100,
  rate: PPM_OF_ONE,
};

/** A table of figures: `kwh` cells are in Wmin, `money` in cents, `rate` in ppm, `day` `YYYY-MM-DD`. */
export interface FigureSheet {
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly kind: keyof typeof KINDS }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** @param out a stream that is ended when all is written */
export async function writeFigureWorkbook(sheet: FigureSheet, language: Language, out: Writable): Promise<void> {
  const { t } = getMessages(language);
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  writeSheet(workbook, {
    name: t('report.sheet.figures'),
    title: sheet.title,
    foot: t('report.page'),
    columns: sheet.columns.map(({ title, kind }) => ({ title, kind: KINDS[kind] })),
    rows: listRows(sheet),
  });
  await workbook.commit();
}

function* listRows({ columns, rows }: FigureSheet): Generator<Cell[]> {
  for (const cells of rows) {
    yield cells.map((cell, column) => {
      const kind = columns[column]?.kind ?? 'text';
      if (typeof cell === 'number') return cell / (UNITS[kind] ?? 1);
      return kind === 'day' && typeof cell === 'string' ? new Date(parseDay(cell) * 86_400_000) : cell;
    });
  }
}
