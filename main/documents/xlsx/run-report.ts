/** The treasurer's workbook of a billing run, streamed: one sheet a view. */
import type { Writable } from 'node:stream';
import exceljs from 'exceljs';
import type { BillingRun } from '#domain/billing/billing-run.ts';
import { parseDay } from '#domain/time.ts';
import { getMessages, type Language } from '#main/messages.ts';
import { getFormats } from '../format.ts';
import { listRunViews } from './run-views.ts';
import { writeSheet } from './sheet-writer.ts';

interface Archive {
  append(source: unknown, entry: { name: string; date?: Date }): unknown;
}

/** Entries of the archive behind a workbook carry the time of day, unless told otherwise when it is put in place. */
class DatedWorkbook extends exceljs.stream.xlsx.WorkbookWriter {
  declare private archive: Archive;

  get zip(): Archive {
    return this.archive;
  }

  set zip(archive: Archive) {
    const append = archive.append.bind(archive);
    const { created: date } = this as unknown as { readonly created: Date };
    archive.append = (source, entry) => append(source, { ...entry, date });
    this.archive = archive;
  }
}

/**
 * Writes the workbook of a run in a language: the same run gives the same bytes.
 *
 * @param out a path, or a stream that is ended when all is written
 */
export async function writeRunReport(run: BillingRun, language: Language, out: Writable | string): Promise<void> {
  const messages = getMessages(language);
  const created = new Date(parseDay(run.figures.period.lastDay) * 86_400_000);
  // a variable, for the published types do not know who made a workbook and when
  const options = {
    ...(typeof out === 'string' ? { filename: out } : { stream: out }),
    useStyles: true,
    created,
    modified: created,
    creator: 'Partajoule',
    lastModifiedBy: 'Partajoule',
  };
  const workbook = new DatedWorkbook(options);
  const title = messages.t('report.title', {
    operation: run.operationName,
    period: getFormats(language).period(run.figures.period),
  });
  for (const view of listRunViews)
    writeSheet(workbook, { ...view({ run, messages }), title, foot: messages.t('report.page') });
  await workbook.commit();
}
