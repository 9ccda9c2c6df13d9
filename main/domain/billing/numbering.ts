import type { LocalDay } from '../time.ts';
import type { Bill } from './bill.ts';

/** One letter per kind, as French treasurers write them: F for facture, A for avoir. */
const LETTER: Readonly<Record<Bill['kind'], string>> = { invoice: 'F', 'credit-note': 'A' };

/**
 * Series of a document's number: one per issuer, kind and year of issue, for example `SOLEIL-F-2025`.
 *
 * @param numberPrefix prefix of the issuer, capitals and digits, at most 12
 * @source CGI annexe II, 242 nonies A, 7°: unique, chronological, continuous; distinct series where justified
 */
export function nameSeries(numberPrefix: string, kind: Bill['kind'], issuedOn: LocalDay): string {
  return `${numberPrefix}-${LETTER[kind]}-${issuedOn.slice(0, 4)}`;
}

/** Number of a document in its series, for example `SOLEIL-F-2025-0001`; at most 35 characters. */
export function formatDocumentNumber(series: string, sequence: number): string {
  return `${series}-${String(sequence).padStart(4, '0')}`;
}
