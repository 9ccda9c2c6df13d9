/** The words that go with a bill by e-mail, in the member's language. */
import type { Bill } from '#domain/billing/bill.ts';
import { getMessages, type Messages } from '#main/messages.ts';
import { getFormats, type Formats } from '../format.ts';
import { shorten } from '../pdf/printable-text.ts';

export interface BillMail {
  readonly subject: string;
  readonly text: string;
}

const MAX_NAME = 100;

function composeInvoice(bill: Bill, { t }: Messages, formats: Formats): string[] {
  const period = formats.period(bill.period);
  const energy =
    bill.coveragePpm === null
      ? t('mail.invoice.energy-none', { period })
      : t('mail.invoice.energy', {
          period,
          shared: formats.kwh(bill.allocatedWmin),
          coverage: formats.percent(bill.coveragePpm),
        });
  const amount =
    bill.grossCents > 0
      ? t('mail.invoice.amount', {
          amount: formats.money(bill.grossCents, bill.currency),
          due: formats.day(bill.dueOn),
        })
      : t('mail.invoice.nothing');
  return [t('mail.invoice.body', { number: bill.number }), energy, amount];
}

function composeCreditNote(bill: Bill, { t }: Messages, formats: Formats): string[] {
  const credited = bill.credits
    ? { credited: bill.credits.number, date: formats.day(bill.credits.issuedOn) }
    : { credited: '', date: '' };
  return [
    t('mail.credit-note.body', { number: bill.number, ...credited }),
    t('mail.credit-note.amount', { amount: formats.money(bill.grossCents, bill.currency) }),
  ];
}

/** Subject and text of the message for an issued document. @throws Error for a draft, which is not sent */
export function composeBillMail(bill: Bill): BillMail {
  if (bill.number === null) throw new Error('A draft is not sent.');
  const messages = getMessages(bill.language);
  const formats = getFormats(bill.language);
  const { t } = messages;
  const operation = shorten(bill.operationName, MAX_NAME);
  const subject = t(`mail.${bill.kind}.subject`, {
    operation,
    number: bill.number,
    period: formats.period(bill.period),
  });
  const body =
    bill.kind === 'invoice' ? composeInvoice(bill, messages, formats) : composeCreditNote(bill, messages, formats);
  const paragraphs = [
    t('mail.greeting', { name: shorten(bill.member.name, MAX_NAME) }),
    ...body,
    t('mail.paper'),
    `${t('mail.closing')}\n${shorten(bill.organiser.name, MAX_NAME)}`,
  ];
  return { subject, text: `${paragraphs.join('\n\n')}\n` };
}
