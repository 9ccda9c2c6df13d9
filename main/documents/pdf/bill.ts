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
import { INK, PAGE, Sheet, type PageFoot, type TextStyle } from './sheet.ts';

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
export function renderBill(bill: Bill, options: BillOptions = {}): Promise<Uint8Array> {
  const title = `${titleOfBill(bill, getMessages(bill.language))} – ${nameOf(bill.issuer)}`;
  return renderBills([bill], { ...options, title });
}

export interface BillsOptions extends BillOptions {
  readonly title: string;
  /** Told after each bill; what it throws stops the drawing. */
  readonly onDrawn?: (count: number) => void;
}

/** Draws bills one after the other into one document, each with its own foot and its own count of pages. */
export async function renderBills(
  bills: readonly [Bill, ...Bill[]],
  { title, timeZone = 'Europe/Paris', onDrawn = () => undefined }: BillsOptions,
): Promise<Uint8Array> {
  const [first] = bills;
  const sheet = new Sheet({
    title,
    author: nameOf(first.issuer),
    subject: getMessages(first.language).t('document.subject', {
      operation: shorten(first.operationName, 80),
      period: getFormats(first.language).period(first.period),
    }),
    language: locales[first.language],
    createdOn: first.issuedOn,
    watermark: listWatermark(first),
  });
  const feet: PageFoot[] = [];
  bills.forEach((bill, index) => {
    if (index > 0) sheet.startPart(listWatermark(bill));
    drawBill(sheet, bill, timeZone);
    const pages = sheet.pageCount - feet.length;
    for (let page = 1; page <= pages; page++) feet.push(toFoot(bill, page, pages));
    onDrawn(index + 1);
  });
  return sheet.finish((page) => feet[page - 1] ?? { left: '', right: '' });
}

function listWatermark({ number, language }: Bill): string[] {
  const { t } = getMessages(language);
  return number === null ? [t('document.draft.watermark'), t('document.draft.worthless')] : [];
}

function drawBill(sheet: Sheet, bill: Bill, timeZone: string): void {
  const messages = getMessages(bill.language);
  const formats = getFormats(bill.language);
  drawHead(sheet, bill, messages, formats);
  drawLines(sheet, bill, messages, formats);
  drawTotalsAndPayment(sheet, bill, messages, formats);
  const picture = { bill, messages, formats, timeZone };
  const mentions = listMentions(bill, messages, formats);
  if (bill.kind === 'invoice' && bill.days.length > 0) drawPicture(sheet, picture, measureMentions(sheet, mentions));
  drawMentions(sheet, mentions);
  if (bill.kind === 'invoice') drawDetail(sheet, picture);
}

function toFoot(bill: Bill, page: number, pages: number): PageFoot {
  const messages = getMessages(bill.language);
  const day = getFormats(bill.language).day(bill.issuedOn);
  return {
    left: `${titleOfBill(bill, messages)} · ${day} · ${shorten(bill.member.name, 60)}`,
    right: messages.t('document.page', { page, pages }),
  };
}
