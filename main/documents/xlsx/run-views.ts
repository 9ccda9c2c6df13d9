/** The views of a billing run's workbook. Energy in kWh (exact, displayed to the Wh), amounts in currency units. */
import type { Bill } from '#domain/billing/bill.ts';
import { sumOf, totalFigures } from '#domain/billing/period-figures.ts';
import { locales } from '#main/messages.ts';
import { getFormats } from '../format.ts';
import { viewDays, viewMeters, viewPairs, viewPlants } from './energy-views.ts';
import { columnsOf, date, kwh, listHeld, money, rate, type Report, type View } from './report-view.ts';
import type { Cell, CellKind } from './sheet-writer.ts';

function viewSummary({ run, messages: { t } }: Report): View {
  const { figures } = run;
  const totals = totalFigures(figures);
  const bills = run.bills.map(({ bill }) => bill);
  const members = new Set(listHeld(run).map(({ memberId }) => memberId));
  const amount = (pick: (bill: Bill) => number): number => money(sumOf(bills.map(pick)));
  const name = (key: 'net' | 'vat' | 'gross'): string => t(`report.column.${key}`, { currency: run.currency });
  const rows: [string, Cell, CellKind][] = [
    [t('report.summary.operation'), run.operationName, 'text'],
    [t('report.summary.acc'), run.accNumber, 'text'],
    [t('report.summary.from'), date(figures.period.firstDay), 'date'],
    [t('report.summary.to'), date(figures.period.lastDay), 'date'],
    [t('report.summary.data-until'), figures.dataUntil === null ? null : new Date(figures.dataUntil * 60_000), 'date'],
    [t('report.summary.participants'), members.size, 'count'],
    [t('report.summary.production'), kwh(totals.productionWmin), 'kwh'],
    [t('report.summary.consumption'), kwh(totals.consumptionWmin), 'kwh'],
    [t('report.summary.shared'), kwh(totals.allocatedWmin), 'kwh'],
    [t('report.summary.complement'), kwh(totals.complementWmin), 'kwh'],
    [t('report.summary.surplus'), kwh(totals.surplusWmin), 'kwh'],
    [t('report.summary.self-consumption'), rate(totals.allocatedWmin, totals.productionWmin), 'rate'],
    [t('report.summary.coverage'), rate(totals.allocatedWmin, totals.consumptionWmin), 'rate'],
    [t('report.summary.missing'), totals.missingSlots, 'count'],
    [t('report.summary.invoices'), bills.length, 'count'],
    [name('net'), amount((bill) => bill.netCents), 'money'],
    [name('vat'), amount((bill) => bill.vatCents), 'money'],
    [name('gross'), amount((bill) => bill.grossCents), 'money'],
  ];
  return {
    name: t('report.sheet.summary'),
    columns: [
      { title: t('report.column.figure'), kind: 'text', width: 38 },
      { title: t('report.column.value'), kind: 'text', width: 34 },
    ],
    rows: rows.map(([label, value]) => [label, value]),
    kindOfRow: (row) => rows[row]?.[2] ?? 'text',
  };
}

interface Participant {
  readonly name: string;
  readonly meters: Set<string>;
  consumption: number;
  shared: number;
  net: number;
  vat: number;
  gross: number;
}

function listParticipants({ run, messages }: Report): Participant[] {
  const byMember = new Map<number, Participant>();
  const of = (memberId: number, name: string): Participant => {
    let participant = byMember.get(memberId);
    if (!participant)
      byMember.set(
        memberId,
        (participant = { name, meters: new Set(), consumption: 0, shared: 0, net: 0, vat: 0, gross: 0 }),
      );
    return participant;
  };
  for (const consumer of run.figures.consumers) {
    if (consumer.memberId === null) continue;
    const participant = of(consumer.memberId, consumer.memberName);
    participant.meters.add(consumer.meterId);
    participant.consumption += sumOf(consumer.consumptionWmin);
    participant.shared += sumOf(consumer.allocatedWmin);
  }
  for (const { memberId, bill } of run.bills) {
    const participant = of(memberId, bill.member.name);
    participant.net += bill.netCents;
    participant.vat += bill.vatCents;
    participant.gross += bill.grossCents;
  }
  return [...byMember.values()].sort((a, b) => a.name.localeCompare(b.name, locales[messages.language]));
}

function viewParticipants(report: Report): View {
  const list = listParticipants(report);
  const total = (pick: (participant: Participant) => number): number => sumOf(list.map(pick));
  const row = (name: string, meters: number, consumption: number, shared: number, cents: readonly number[]): Cell[] => [
    name,
    meters,
    kwh(consumption),
    kwh(shared),
    kwh(consumption - shared),
    rate(shared, consumption),
    ...cents.map(money),
  ];
  return {
    name: report.messages.t('report.sheet.participants'),
    columns: columnsOf(report, [
      'member',
      'meters',
      'consumption',
      'shared',
      'complement',
      'coverage',
      'net',
      'vat',
      'gross',
    ]),
    rows: list.map((p) => row(p.name, p.meters.size, p.consumption, p.shared, [p.net, p.vat, p.gross])),
    total: row(
      report.messages.t('report.total'),
      total((p) => p.meters.size),
      total((p) => p.consumption),
      total((p) => p.shared),
      [total((p) => p.net), total((p) => p.vat), total((p) => p.gross)],
    ),
  };
}

function viewInvoices(report: Report): View {
  const {
    run,
    messages: { t },
  } = report;
  const bills = run.bills.map(({ bill }) => bill);
  const quantity = (bill: Bill): number => sumOf(bill.lines.map((line) => line.energyWh)) / 1000;
  const total = (pick: (bill: Bill) => number): number => money(sumOf(bills.map(pick)));
  return {
    name: t('report.sheet.invoices'),
    columns: columnsOf(report, [
      'number',
      'document',
      'issued',
      'due',
      'issuer',
      'member',
      'quantity',
      'net',
      'vat',
      'gross',
    ]),
    rows: bills.map((bill) => [
      bill.number ?? t('report.draft'),
      t(`report.document.${bill.kind}`),
      date(bill.issuedOn),
      bill.kind === 'invoice' ? date(bill.dueOn) : null,
      bill.issuer.name,
      bill.member.name,
      quantity(bill),
      money(bill.netCents),
      money(bill.vatCents),
      money(bill.grossCents),
    ]),
    total: [
      t('report.total'),
      null,
      null,
      null,
      null,
      null,
      sumOf(bills.flatMap((bill) => bill.lines.map((line) => line.energyWh))) / 1000,
      total((bill) => bill.netCents),
      total((bill) => bill.vatCents),
      total((bill) => bill.grossCents),
    ],
  };
}

function viewQuality(report: Report): View {
  const {
    run: { figures },
    messages: { t },
  } = report;
  const quality = (meter: { readonly missingSlots: Int32Array; readonly estimatedSlots: Int32Array }): Cell[] => [
    sumOf(meter.missingSlots),
    meter.missingSlots.filter((slots) => slots > 0).length,
    sumOf(meter.estimatedSlots),
  ];
  return {
    name: t('report.sheet.quality'),
    columns: columnsOf(report, ['meter', 'label', 'kind', 'member', 'missing', 'days-missing', 'estimated']),
    rows: [
      ...figures.consumers.map((c): Cell[] => [
        c.meterId,
        c.label,
        t('report.kind.consumption'),
        c.memberId === null ? t('report.no-holder') : c.memberName,
        ...quality(c),
      ]),
      ...figures.producers.map((p): Cell[] => [p.meterId, p.name, t('report.kind.production'), null, ...quality(p)]),
    ],
  };
}

function viewAbout({ run: { figures }, messages: { t, language } }: Report): View {
  const formats = getFormats(language);
  const keys = figures.keys.map((key): Cell[] => [
    t('report.about.key'),
    t('report.about.key-text', {
      key: t(`document.key.${key.kind}`),
      from: formats.day(key.firstDay),
      to: formats.day(key.lastDay),
    }),
  ]);
  const texts = (
    ['shared', 'complement', 'surplus', 'coverage', 'self-consumption', 'rounding', 'missing', 'holder'] as const
  ).map((name): Cell[] => [t(`report.about.${name}`), t(`report.about.${name}-text`)]);
  return {
    name: t('report.sheet.about'),
    columns: [
      { title: t('report.column.figure'), kind: 'text' },
      { title: t('report.column.explanation'), kind: 'text', width: 110 },
    ],
    rows: [[t('report.about.data'), t('report.about.data-text', { minutes: figures.gridMinutes })], ...keys, ...texts],
  };
}

/** All views, in the order of the sheets. */
export const listRunViews: readonly ((report: Report) => View)[] = [
  viewSummary,
  viewParticipants,
  viewMeters,
  viewPlants,
  viewPairs,
  viewDays,
  viewInvoices,
  viewQuality,
  viewAbout,
];
