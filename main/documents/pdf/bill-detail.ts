/** The pages behind a bill: meters, days, how each figure was obtained, how to read it. Never finer than a day. */
import type { Bill, BillDay } from '#domain/billing/bill.ts';
import { ratePpm } from '#domain/units.ts';
import { findClockChange, type Picture } from './day-chart.ts';
import { shorten } from './printable-text.ts';
import { INK, mm, PAGE, type Sheet, type TextStyle } from './sheet.ts';
import { drawTable, heightOfPlainTable, type TableStyle } from './table.ts';

const HEADING: TextStyle = { size: 10.5, font: 'bold' };
const BODY: TextStyle = { size: 8.5 };
const DAY_TABLE: TableStyle = { size: 7.5, padding: 0.6, maxLines: 1 };
const GUTTER = mm(6);

function heading(sheet: Sheet, text: string): void {
  sheet.ensure(mm(24));
  sheet.paragraph('H2', text, HEADING);
  sheet.y += 3;
}

function drawMeters(sheet: Sheet, { bill, messages: { t }, formats }: Picture): void {
  heading(sheet, t('document.meters.title'));
  const right = 'right' as const;
  drawTable(sheet, {
    style: { size: 8, padding: 2, maxLines: 2 },
    columns: [
      { title: t('document.meters.meter'), width: mm(56) },
      { title: t('document.meters.days'), width: mm(36) },
      { title: t('document.meters.consumption'), width: mm(22), align: right },
      { title: t('document.meters.shared'), width: mm(18), align: right },
      { title: t('document.meters.complement'), width: mm(18), align: right },
      { title: t('document.meters.coverage'), width: mm(20), align: right },
    ],
    rows: bill.meters.map((meter) => {
      const coverage = ratePpm(meter.allocatedWmin, meter.consumptionWmin);
      return [
        [meter.meterId, shorten(meter.label, 60)].filter((text) => text).join(' · '),
        `${formats.dayShort(meter.firstDay)} – ${formats.dayShort(meter.lastDay)}`,
        formats.kwhFigure(meter.consumptionWmin, 3),
        formats.kwhFigure(meter.allocatedWmin, 3),
        formats.kwhFigure(meter.consumptionWmin - meter.allocatedWmin, 3),
        coverage === null ? '–' : formats.percent(coverage),
      ];
    }),
  });
  for (const meter of bill.meters) {
    const params = { meter: meter.meterId, slots: formats.count(meter.missingSlots) };
    if (meter.missingSlots > 0)
      sheet.paragraph('P', t('document.meters.missing', params), { size: 8, color: INK.soft });
    if (meter.estimatedSlots > 0) {
      sheet.paragraph('P', t('document.meters.estimated', { ...params, slots: formats.count(meter.estimatedSlots) }), {
        size: 8,
        color: INK.soft,
      });
    }
  }
  sheet.y += mm(4);
}

/** Days cut into blocks that stand side by side: halves of a month, or whole months. */
export function splitDays(days: readonly BillDay[]): BillDay[][] {
  if (days.length <= 31) {
    const half = Math.ceil(days.length / 2);
    return [days.slice(0, half), days.slice(half)].filter((block) => block.length > 0);
  }
  const months = new Map<string, BillDay[]>();
  for (const day of days) months.set(day.day.slice(0, 7), [...(months.get(day.day.slice(0, 7)) ?? []), day]);
  return [...months.values()];
}

function describeDay(day: BillDay, { messages: { t }, formats, timeZone }: Picture, isNarrow: boolean): string[] {
  const hours = findClockChange(day.day, timeZone);
  const name = isNarrow ? formats.dayNumber(day.day) : formats.dayShort(day.day);
  const marks =
    (day.missingSlots > 0 ? '\u00a0*' : '') +
    (hours === undefined ? '' : `\u00a0(${t('document.chart.clock-change', { hours })})`);
  const isAbsent = day.missingSlots > 0 && day.consumptionWmin === 0;
  const figures = isAbsent
    ? ['–', '–', '–']
    : [day.consumptionWmin, day.allocatedWmin, day.consumptionWmin - day.allocatedWmin].map((energy) =>
        formats.kwhFigure(energy, 2),
      );
  return [name + marks, ...figures];
}

function drawDayBlock(sheet: Sheet, block: readonly BillDay[], picture: Picture, x: number, width: number): void {
  const {
    messages: { t },
    formats,
  } = picture;
  const isNarrow = width < mm(60);
  const figure = width * (isNarrow ? 0.24 : 0.225);
  const keys = isNarrow
    ? (['consumption-short', 'shared', 'complement'] as const)
    : (['consumption', 'shared', 'complement'] as const);
  const columns = [
    { title: isNarrow ? formats.monthShort(block[0]?.day ?? '') : t('document.days.day'), width: width - 3 * figure },
    ...keys.map((key) => ({ title: t(`document.days.${key}`), width: figure, align: 'right' as const })),
  ];
  drawTable(sheet, { x, columns, style: DAY_TABLE, rows: block.map((day) => describeDay(day, picture, isNarrow)) });
}

function drawDays(sheet: Sheet, picture: Picture): void {
  const { t } = picture.messages;
  const blocks = splitDays(picture.bill.days);
  const across = Math.min(blocks.length, blocks.length > 2 ? 3 : 2);
  const width = (PAGE.right - PAGE.left - (across - 1) * GUTTER) / across;
  const height = heightOfPlainTable(sheet, Math.max(...blocks.map((block) => block.length), 0), DAY_TABLE);
  sheet.ensure(height + mm(10));
  heading(sheet, t('document.days.title'));
  for (let first = 0; first < blocks.length; first += across) {
    sheet.ensure(height);
    const top = sheet.y;
    blocks.slice(first, first + across).forEach((block, i) => {
      sheet.y = top;
      drawDayBlock(sheet, block, picture, PAGE.left + i * (width + GUTTER), width);
    });
    sheet.y = top + height + mm(3);
  }
  if (picture.bill.days.some((day) => day.missingSlots > 0))
    sheet.paragraph('P', t('document.days.missing-note'), { size: 8, color: INK.soft });
  sheet.y += mm(2);
}

function listOrigins(bill: Bill, { messages: { t }, formats }: Picture): string[] {
  const money = { net: formats.money(bill.netCents, bill.currency), vat: formats.money(bill.vatCents, bill.currency) };
  return [
    t('document.origin.data'),
    ...bill.keys.map((key) =>
      t('document.origin.key', {
        key: t(`document.key.${key.kind}`),
        from: formats.day(key.firstDay),
        to: formats.day(key.lastDay),
      }),
    ),
    t('document.origin.quantity'),
    bill.vat.regime === 'exempt'
      ? t('document.origin.amount-exempt')
      : t('document.origin.amount', { ...money, rate: formats.rate(bill.vat.ratePpm) }),
    ...(bill.meters.some((meter) => meter.missingSlots > 0) ? [t('document.origin.missing')] : []),
    ...(bill.operation.coveragePpm === null || bill.operation.selfConsumptionPpm === null
      ? []
      : [
          t('document.origin.operation', {
            production: formats.kwh(bill.operation.productionWmin),
            shared: formats.kwh(bill.operation.allocatedWmin),
            selfConsumption: formats.percent(bill.operation.selfConsumptionPpm),
            coverage: formats.percent(bill.operation.coveragePpm),
          }),
        ]),
  ];
}

function drawItems(sheet: Sheet, title: string, items: readonly string[]): void {
  heading(sheet, title);
  for (const item of items) {
    sheet.paragraph('P', item, BODY);
    sheet.y += 3;
  }
  sheet.y += mm(3);
}

/** Draws the detail on pages of its own. */
export function drawDetail(sheet: Sheet, picture: Picture): void {
  const {
    bill,
    messages: { t },
    formats,
  } = picture;
  sheet.addPage();
  sheet.paragraph('H1', t('document.detail.title', { period: formats.period(bill.period) }), {
    size: 15,
    font: 'bold',
  });
  sheet.y += mm(3);
  drawMeters(sheet, picture);
  drawDays(sheet, picture);
  drawItems(sheet, t('document.origin.title'), listOrigins(bill, picture));
  drawItems(
    sheet,
    t('document.reading.title'),
    (['shared', 'complement', 'coverage', 'supplier'] as const).map((key) => t(`document.reading.${key}`)),
  );
}
