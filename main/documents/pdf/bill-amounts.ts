/** Lines, totals and how to pay. */
import type { Bill, BillLine } from '#domain/billing/bill.ts';
import { sumOf } from '#domain/billing/period-figures.ts';
import type { Formats } from '../format.ts';
import type { Messages } from '#main/messages.ts';
import { nameOf } from './mentions.ts';
import { drawQrCode, findPaymentText } from './payment-qr.ts';
import { shorten } from './printable-text.ts';
import { INK, mm, PAGE, type Sheet, type TextStyle } from './sheet.ts';
import { drawTable } from './table.ts';

const QR_SIDE = mm(22);

function describeMeter(line: BillLine, bill: Bill, { t }: Messages, formats: Formats): string {
  const meter = [line.meterId, shorten(line.meterLabel, 60)].filter((text) => text).join(' · ');
  const isWhole = line.firstDay === bill.period.firstDay && line.lastDay === bill.period.lastDay;
  return isWhole
    ? meter
    : `${meter}\n${t('document.lines.days', { from: formats.day(line.firstDay), to: formats.day(line.lastDay) })}`;
}

export function drawLines(sheet: Sheet, bill: Bill, messages: Messages, formats: Formats): void {
  const { t } = messages;
  drawTable(sheet, {
    style: { size: 9, padding: 3, maxLines: 4 },
    columns: [
      { title: t('document.lines.meter'), width: mm(62) },
      { title: t('document.lines.plant'), width: mm(34) },
      { title: t('document.lines.quantity'), width: mm(25), align: 'right' },
      { title: t('document.lines.price'), width: mm(27), align: 'right' },
      { title: t('document.lines.net'), width: mm(22), align: 'right' },
    ],
    rows: bill.lines.map((line) => [
      describeMeter(line, bill, messages, formats),
      shorten(line.plantName, 80),
      formats.quantity(line.energyWh),
      formats.price(line.priceMicroEuroPerKwh, bill.currency),
      formats.money(line.netCents, bill.currency),
    ]),
  });
  if (bill.lines.length === 0) sheet.paragraph('P', t('document.lines.none'), { size: 9, color: INK.soft });
  sheet.y += mm(3);
}

function listTotals(bill: Bill, { t }: Messages, formats: Formats): [string, string][] {
  const money = (cents: number): string => formats.money(cents, bill.currency);
  const vat =
    bill.vat.regime === 'exempt'
      ? t('document.totals.vat-exempt')
      : t('document.totals.vat', { rate: formats.rate(bill.vat.ratePpm) });
  return [
    [t('document.totals.quantity'), formats.quantity(sumOf(bill.lines.map((line) => line.energyWh)))],
    [t('document.totals.net'), money(bill.netCents)],
    [vat, money(bill.vatCents)],
    [t(bill.kind === 'invoice' ? 'document.totals.gross' : 'document.totals.credit'), money(bill.grossCents)],
  ];
}

function drawTotals(sheet: Sheet, bill: Bill, messages: Messages, formats: Formats, top: number): number {
  const [x, width] = [PAGE.right - mm(72), mm(72)];
  const totals = listTotals(bill, messages, formats);
  let y = top;
  totals.forEach(([label, value], i) => {
    const isLast = i === totals.length - 1;
    const style: TextStyle = isLast ? { size: 12, font: 'bold' } : { size: 9 };
    if (isLast) {
      sheet.rule(y + 2, x, PAGE.right, INK.text, 1);
      y += 5;
    }
    const row = y;
    sheet.tagged('P', () => {
      sheet.drawLine(label, x, row, width, style);
      sheet.drawLine(value, x, row, width, { ...style, align: 'right' });
    });
    y += sheet.leading(style) + 2;
  });
  return y;
}

function listPayment(bill: Bill, { t }: Messages, formats: Formats): string[] {
  if (bill.kind === 'credit-note') return [t('document.payment.credit')];
  if (bill.grossCents <= 0) return [t('document.payment.nothing')];
  if (bill.number === null) return [t('document.payment.draft')];
  const due = formats.day(bill.dueOn);
  if (!bill.issuer.iban) return [t('document.payment.agreed', { due, issuer: nameOf(bill.issuer) })];
  const iban = bill.issuer.iban.replaceAll(/\s/g, '').replaceAll(/(.{4})(?=.)/g, '$1\u00a0');
  return [
    t('document.payment.transfer', { due, issuer: nameOf(bill.issuer) }),
    t('document.payment.iban', { iban }),
    ...(bill.issuer.bic ? [t('document.payment.bic', { bic: bill.issuer.bic })] : []),
    t('document.payment.reference', { number: bill.number }),
  ];
}

function drawPayment(sheet: Sheet, bill: Bill, messages: Messages, formats: Formats, top: number): number {
  const code = findPaymentText(bill);
  const x = code ? PAGE.left + QR_SIDE + mm(4) : PAGE.left;
  const width = PAGE.right - mm(78) - x;
  let y = sheet.textAt(
    'H2',
    messages.t(bill.kind === 'invoice' ? 'document.payment.title' : 'document.payment.credit-title'),
    x,
    top,
    width,
    { size: 9, font: 'bold' },
  );
  for (const text of listPayment(bill, messages, formats)) y = sheet.textAt('P', text, x, y + 1, width, { size: 8.5 });
  if (!code) return y;
  const alt = messages.t('document.payment.code');
  sheet.tagged(
    'Figure',
    () => {
      drawQrCode(sheet, code, PAGE.left, top + 2, QR_SIDE);
    },
    {
      alt,
      bbox: [PAGE.left, top + 2, PAGE.left + QR_SIDE, top + 2 + QR_SIDE],
    },
  );
  y = sheet.textAt('P', alt, x, y + 1, width, { size: 7.5, color: INK.soft });
  return Math.max(y, top + QR_SIDE + 4);
}

/** Draws how to pay at the left and the totals at the right. */
export function drawTotalsAndPayment(sheet: Sheet, bill: Bill, messages: Messages, formats: Formats): void {
  sheet.ensure(mm(32));
  const top = sheet.y;
  sheet.y =
    Math.max(drawPayment(sheet, bill, messages, formats, top), drawTotals(sheet, bill, messages, formats, top)) + mm(5);
}
