import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FigureTable } from '#contract';
import { writeFigureWorkbook } from '#documents/xlsx/figure-workbook.ts';
import { writeFigureCsv } from '#formats/figure-csv.ts';
import type { Job } from './job.ts';
import { writeSavedFile } from './write-saved-file.ts';

interface Input {
  readonly path: string;
  /** The person has agreed to lose what is there. */
  readonly isReplacing: boolean;
  readonly kind: 'csv' | 'xlsx';
  readonly title: string;
  readonly table: FigureTable;
}

/** Writes the figures of a picture into a file of their own. */
export const writeTable: Job<Input, null> = async ({ path, isReplacing, kind, title, table }, { language }) => {
  if (kind === 'csv') {
    await writeSavedFile(path, writeFigureCsv(table, language === 'en' ? '.' : ','), isReplacing);
    return null;
  }
  const stream = new PassThrough();
  const [bytes] = await Promise.all([buffer(stream), writeFigureWorkbook({ title, ...table }, language, stream)]);
  await writeSavedFile(path, bytes, isReplacing);
  return null;
};
