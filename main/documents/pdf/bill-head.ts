/** Head of a bill: who bills, whom (where the window of a DL envelope shows it), what, when, and the month in a sentence. */
import type { Bill } from '#domain/billing/bill.ts';
import type { Formats } from '../format.ts';
import type { Messages } from '#main/messages.ts';
import { listAddress, nameOf } from './mentions.ts';
import { shorten } from './printable-text.ts';
import { INK, mm, PAGE, type Sheet, type TextStyle } from './sheet.ts';

const small: TextStyle = { size: 8, color: INK.soft };

function drawIssuer(sheet: Sheet, bill: Bill, { language }: Messages): void {
  const { issuer } = bill;
  const width = mm(85);
  const style: TextStyle = { size: 12, font: 'bold', maxLines: 2 };
  sheet.artifact(() => sheet.doc.rect(PAGE.left, mm(13), mm(12), 2.5).fillColor(INK.shared).fill());
  let y = sheet.textAt('P', nameOf(issuer), PAGE.left, mm(15), width, style);
  const contact = [issuer.email, issuer.phone]
    .filter(Boolean)
    .map((value) => shorten(value ?? '', 80))
    .join(' · ');
  const lines = [...listAddress(issuer, language), contact].filter((line) => line);
  for (const line of lines.slice(0, 6)) y = sheet.textAt('P', line, PAGE.left, y, width, { ...small, maxLines: 1 });
}

function drawAddress(sheet: Sheet, bill: Bill, { language }: Messages): void {
  const style: TextStyle = { size: 10.5, maxLines: 2 };
  const lines = [nameOf(bill.member), ...listAddress(bill.member, language)].flatMap((line) =>
    sheet.wrap(line, mm(80), style),
  );
  sheet.tagged('P', () => sheet.drawLines(lines.slice(0, 8), mm(110), mm(50), mm(80), style));
}

function listFacts(bill: Bill, { t }: Messages, formats: Formats): [string, string][] {
  const operation = [shorten(bill.operationName, 80), bill.accNumber].filter(Boolean).join(' · ');
  const facts: [string, string][] = [
    [t('document.fact.number'), bill.number ?? t('document.fact.no-number')],
    [t('document.fact.date'), formats.day(bill.issuedOn)],
    [t('document.fact.period'), formats.period(bill.period)],
  ];
  if (bill.kind === 'invoice') facts.push([t('document.fact.due'), formats.day(bill.dueOn)]);
  if (bill.member.reference) facts.push([t('document.fact.reference'), shorten(bill.member.reference, 60)]);
  facts.push([t('document.fact.operation'), operation]);
  return facts;
}

function drawFacts(sheet: Sheet, bill: Bill, messages: Messages, formats: Formats): void {
  const title = messages.t(bill.kind === 'invoice' ? 'document.title.invoice' : 'document.title.credit-note');
  let y = sheet.textAt('H1', title, PAGE.left, mm(46), mm(85), { size: 21, font: 'bold' }) + 3;
  const [label, value] = [mm(26), mm(58)];
  for (const [name, text] of listFacts(bill, messages, formats)) {
    const lines = sheet.wrap(text, value, { size: 8.5, maxLines: 2 });
    const top = y;
    sheet.tagged('P', () => {
      sheet.drawLine(name, PAGE.left, top, label, { size: 8.5, color: INK.soft });
      y = sheet.drawLines(lines, PAGE.left + label, top, value, { size: 8.5 });
    });
    y += 1;
  }
  sheet.y = Math.max(y, mm(90)) + mm(4);
}

/** The sentence of the month: what sharing covered. */
export function describeCoverage(bill: Bill, { t }: Messages, formats: Formats): string {
  if (bill.coveragePpm === null) return t('document.sentence.no-consumption');
  const key = formats.isMonth(bill.period) ? 'document.sentence.month' : 'document.sentence.period';
  return t(key, { coverage: formats.percent(bill.coveragePpm) });
}

function drawSentence(sheet: Sheet, bill: Bill, messages: Messages, formats: Formats): void {
  const { t } = messages;
  const [x, width] = [PAGE.left + mm(4), PAGE.right - PAGE.left - mm(4)];
  const top = sheet.y;
  const sentence = bill.credits
    ? t('document.sentence.credit', { number: bill.credits.number, date: formats.day(bill.credits.issuedOn) })
    : describeCoverage(bill, messages, formats);
  const detail = bill.credits
    ? t('document.sentence.reason', { reason: shorten(bill.credits.reason, 400) })
    : t('document.sentence.energy', {
        shared: formats.kwh(bill.allocatedWmin),
        consumption: formats.kwh(bill.consumptionWmin),
        complement: formats.kwh(bill.complementWmin),
      });
  const y = sheet.textAt('P', sentence, x, top, width, { size: 12.5, font: 'bold' });
  sheet.y = sheet.textAt('P', detail, x, y + 1, width, { size: 9, color: INK.soft });
  const height = sheet.y - top;
  sheet.artifact(() =>
    sheet.doc
      .rect(PAGE.left, top + 1, 3, height)
      .fillColor(INK.shared)
      .fill(),
  );
  sheet.y += mm(5);
}

/** Draws the head of the first page and leaves the sheet at the start of the lines. */
export function drawHead(sheet: Sheet, bill: Bill, messages: Messages, formats: Formats): void {
  drawIssuer(sheet, bill, messages);
  drawAddress(sheet, bill, messages);
  drawFacts(sheet, bill, messages, formats);
  drawSentence(sheet, bill, messages, formats);
  // fold marks of a sheet folded in three
  for (const fold of [99, 198]) sheet.rule(mm(fold), mm(4), mm(8));
}
