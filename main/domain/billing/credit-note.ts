import type { LocalDay } from '../time.ts';
import { toEnergyWh, toEnergyWmin, toMoneyCents } from '../units.ts';
import type { Bill } from './bill.ts';

/**
 * The credit note that takes back a whole invoice: the invoice's own figures with the sign turned, never
 * computed a second time, so that both add up to nothing.
 *
 * @param invoice an issued invoice
 * @param issuedOn local day of the credit note
 * @param reason why, in the treasurer's words
 * @returns a bill of kind `credit-note` without number; energy and money of lines and totals are negative
 * @throws RangeError for a bill that is not an issued invoice
 * @source CGI 289-I-5: an issued invoice is corrected by a document that cites it
 */
export function createCreditNote(invoice: Bill, issuedOn: LocalDay, reason: string): Bill {
  if (invoice.kind !== 'invoice' || invoice.number === null)
    throw new RangeError('only an issued invoice can be taken back');
  return {
    ...invoice,
    kind: 'credit-note',
    number: null,
    issuedOn,
    dueOn: issuedOn,
    lines: invoice.lines.map((line) => ({
      ...line,
      energyWmin: toEnergyWmin(0 - line.energyWmin),
      energyWh: toEnergyWh(0 - line.energyWh),
      netCents: toMoneyCents(0 - line.netCents),
    })),
    netCents: toMoneyCents(0 - invoice.netCents),
    vatCents: toMoneyCents(0 - invoice.vatCents),
    grossCents: toMoneyCents(0 - invoice.grossCents),
    credits: { number: invoice.number, issuedOn: invoice.issuedOn, reason },
  };
}
