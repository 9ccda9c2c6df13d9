/** A bill as PDF/A-3b: the same model gives the same bytes. */
import type { Bill } from '#domain/billing/bill.ts';
import { getMessages, locales, type Messages } from '#main/messages.ts';
import { getFormats } from '../format.ts';
import { drawLines, drawTotalsAndPayment } from './bill-amounts.ts';
import { drawDetail } from './bill-detail.ts';
import { drawHead } from './bill-head.ts';
import { drawPicture } from './day-chart.ts';
import { listMentions, nameOf } from './mentions.ts';
import { shorten } from './printable-text.ts';
import { INK, PAGE, Sheet, type TextStyle } from './sheet.ts';

export interface BillOptions {
  /** Zone of the operation's local days, for the marks on clock-change days. */
  readonly timeZone?: string;
}

const MENTION: TextStyle = { size: 7.5, color: INK.soft, leading: 9.6 };

/** What a bill is called: `Facture VSS-2025-0001`, `Avoir VSS-A-2025-0001`, or the same without a number on a draft. */
export function titleOfBill(bill: Bill, { t }: Messages): string {
  const title = t(bill.kind === 'invoice' ? 'document.title.invoice' : 'document.title.credit-note');
  return bill.number === null ? `${title} (${t('document.draft.mark')})` : `${title} ${bill.number}`;
}

function measureMentions(sheet: Sheet, mentions: readonly string[]): number {
  const lines = mentions.flatMap((mention) => sheet.wrap(mention, PAGE.right - PAGE.left, MENTION));
  return lines.length * sheet.leading(MENTION) + mentions.length * 1.5;
}

function drawMentions(sheet: Sheet, mentions: readonly string[]): void {
  const height = measureMentions(sheet, mentions);
  sheet.ensure(Math.min(height, PAGE.bottom - PAGE.top));
  // at the foot of the page, where such mentions are looked for
  sheet.y = Math.max(sheet.y, PAGE.bottom - height);
  sheet.rule(sheet.y - 3);
  for (const mention of mentions) {
    sheet.paragraph('P', mention, MENTION);
    sheet.y += 1.5;
  }
}

/**
 * Draws a bill or a credit note.
 *
 * A bill without a number is a draft and says so across each page. Texts of other people's making are
 * shown as text, shortened where they would break the page.
 */
export async function renderBill(bill: Bill, { timeZone = 'Europe/Paris' }: BillOptions = {}): Promise<Uint8Array> {
  const messages = getMessages(bill.language);
  const formats = getFormats(bill.language);
  const { t } = messages;
  const title = titleOfBill(bill, messages);
  const sheet = new Sheet({
    title: `${title} – ${nameOf(bill.issuer)}`,
    author: nameOf(bill.issuer),
    subject: t('document.subject', { operation: shorten(bill.operationName, 80), period: formats.period(bill.period) }),
    language: locales[bill.language],
    createdOn: bill.issuedOn,
    watermark: bill.number === null ? [t('document.draft.watermark'), t('document.draft.worthless')] : [],
  });
  drawHead(sheet, bill, messages, formats);
  drawLines(sheet, bill, messages, formats);
  drawTotalsAndPayment(sheet, bill, messages, formats);
  const picture = { bill, messages, formats, timeZone };
  const mentions = listMentions(bill, messages, formats);
  if (bill.kind === 'invoice' && bill.days.length > 0) drawPicture(sheet, picture, measureMentions(sheet, mentions));
  drawMentions(sheet, mentions);
  if (bill.kind === 'invoice') drawDetail(sheet, picture);
  return sheet.finish((page, pages) => ({
    left: `${title} · ${formats.day(bill.issuedOn)} · ${shorten(bill.member.name, 60)}`,
    right: t('document.page', { page, pages }),
  }));
}
