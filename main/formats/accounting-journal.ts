/** Accounting entries of issued documents as a balanced CSV journal, for the accountant's program. */
import type { LocalDay } from '#domain/time.ts';
import { toCsvField } from './csv-field.ts';

/** An issued document as accounting sees it. Amounts in cents; credit notes carry negative amounts. */
export interface JournalDocument {
  readonly issuedOn: LocalDay;
  /** Number of the document: one piece each. */
  readonly number: string;
  readonly memberName: string;
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
}

/** One line of a journal; exactly one of debit and credit is above 0. */
export interface JournalLine {
  readonly date: LocalDay;
  readonly journal: string;
  readonly piece: string;
  readonly account: string;
  readonly label: string;
  readonly debitCents: number;
  readonly creditCents: number;
}

export const SALES_JOURNAL = 'VE';
/** Customers, sales of own electricity, VAT collected (plan comptable général). */
export const ACCOUNTS = { customers: '411', sales: '701', vatCollected: '44571' } as const;

const HEADER = ['date', 'journal', 'pièce', 'compte', 'libellé', 'débit', 'crédit'];

/**
 * Entries of documents: the customer is debited with gross, sales and VAT are credited; the other way round for a
 * credit note. No line is made for an amount of 0.
 *
 * @param documents amounts in cents, gross = net + VAT
 * @returns lines in the order of the documents; the lines of a piece balance
 * @throws RangeError when gross is not net + VAT
 * @source plan comptable général (règlement ANC 2014-03), accounts 411, 701 and 44571
 */
export function listJournalLines(documents: readonly JournalDocument[]): JournalLine[] {
  return documents.flatMap((document) => {
    const { netCents, vatCents, grossCents } = document;
    if (netCents + vatCents !== grossCents) throw new RangeError(`${document.number} does not balance`);
    const line = (account: string, debitCents: number): JournalLine => ({
      date: document.issuedOn,
      journal: SALES_JOURNAL,
      piece: document.number,
      account,
      label: document.memberName,
      debitCents: Math.max(debitCents, 0),
      creditCents: Math.max(-debitCents, 0),
    });
    return [
      line(ACCOUNTS.customers, grossCents),
      line(ACCOUNTS.sales, -netCents),
      line(ACCOUNTS.vatCollected, -vatCents),
    ].filter(({ debitCents, creditCents }) => debitCents + creditCents > 0);
  });
}

function toAmount(cents: number): string {
  const digits = String(cents).padStart(3, '0');
  return `${digits.slice(0, -2)},${digits.slice(-2)}`;
}

/**
 * The journal as CSV: UTF-8 with BOM, `;`, decimal comma, CRLF, header in French, dates `YYYY-MM-DD`.
 *
 * @param documents amounts in cents, gross = net + VAT
 * @returns the bytes of the file; debits and credits of each piece, and of the whole, are equal
 * @throws RangeError when gross is not net + VAT
 * @source common to French accounting programs: date, journal, piece, account, label, debit, credit
 */
export function writeJournal(documents: readonly JournalDocument[]): Uint8Array {
  const rows = listJournalLines(documents).map((line) => [
    line.date,
    line.journal,
    toCsvField(line.piece),
    line.account,
    toCsvField(line.label),
    toAmount(line.debitCents),
    toAmount(line.creditCents),
  ]);
  return new TextEncoder().encode(`\ufeff${[HEADER, ...rows].map((row) => `${row.join(';')}\r\n`).join('')}`);
}
