/**
 * Prepares a billing run: from a period's figures and the file's records to the points to settle and
 * the bills. Pure, so that a draft and the issued bill come from the same lines of code.
 */
import type { BillingPoint } from './billing-point.ts';
import type { Bill, BillLine, BillMeter } from './bill.ts';
import type { RunBill } from './billing-run.ts';
import { checkRun } from './check-run.ts';
import type { RunIssuer, RunMember, RunRecords } from './run-records.ts';
import { sumOf, totalFigures, type ConsumerFigures, type PeriodFigures, type PeriodTotals } from './period-figures.ts';
import type { PriceRule } from './prices.ts';
import { listPricedEnergy } from './priced-energy.ts';
import { computeDocumentTotals, computeLineNetCents, toBilledWh } from '../money.ts';
import { addDays, type LocalDay } from '../time.ts';
import { ratePpm, toEnergyWmin } from '../units.ts';

export interface PreparedRun {
  readonly points: readonly BillingPoint[];
  /** Without number; of the members not billed yet for this period, in order of issuer, then name. */
  readonly bills: readonly RunBill[];
}

/**
 * @param figures the period's figures
 * @param records the file's records at this moment
 * @param issuedOn local day on which the bills would be issued
 * @returns points to settle (blocking ones first) and the bills; money in cents by the rule of the
 *   specification, section 4
 */
export function prepareRun(figures: PeriodFigures, records: RunRecords, issuedOn: LocalDay): PreparedRun {
  const bills: RunBill[] = [];
  const totals = totalFigures(figures);
  let alreadyBilled = 0;
  for (const issuer of [...records.issuers.values()].sort((a, b) => a.id - b.id)) {
    for (const [memberId, holdings] of groupByMember(figures.consumers)) {
      const lines = holdings.flatMap((holding) => listLines(figures, holding, issuer, memberId, records.prices));
      if (lines.length === 0) continue;
      if (records.billedPairs.has(`${String(issuer.id)} ${String(memberId)}`)) {
        alreadyBilled++;
        continue;
      }
      bills.push({
        issuerId: issuer.id,
        memberId,
        bill: makeBill(figures, totals, records, issuer, memberId, holdings, lines, issuedOn),
      });
    }
  }
  bills.sort(
    (a, b) =>
      a.issuerId - b.issuerId || compareNames(a.bill.member.name, b.bill.member.name) || a.memberId - b.memberId,
  );
  return { points: checkRun(figures, records, issuedOn, bills, alreadyBilled), bills };
}

function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function groupByMember(consumers: readonly ConsumerFigures[]): Map<number, ConsumerFigures[]> {
  const groups = new Map<number, ConsumerFigures[]>();
  for (const consumer of consumers) {
    if (consumer.memberId === null) continue;
    const group = groups.get(consumer.memberId);
    if (group) group.push(consumer);
    else groups.set(consumer.memberId, [consumer]);
  }
  return groups;
}

/** Lines of one holding and issuer: producer × price in force, with energy. Days without a price give no line: they are a blocking point. */
function listLines(
  figures: PeriodFigures,
  holding: ConsumerFigures,
  issuer: RunIssuer,
  memberId: number,
  prices: readonly PriceRule[],
): BillLine[] {
  const lines: BillLine[] = [];
  figures.producers.forEach((producer, j) => {
    if (producer.issuerId !== issuer.id) return;
    const energy = holding.fromProducerWmin[j];
    if (!energy) return;
    for (const stretch of listPricedEnergy(figures.days, energy, holding, producer, memberId, prices)) {
      const { energyWmin, priceMicroEuroPerKwh: price } = stretch;
      if (price === null) continue;
      const energyWh = toBilledWh(energyWmin);
      lines.push({
        meterId: holding.meterId,
        meterLabel: holding.label,
        plantName: producer.name,
        producerMeterId: producer.meterId,
        firstDay: stretch.firstDay,
        lastDay: stretch.lastDay,
        energyWmin,
        energyWh,
        priceMicroEuroPerKwh: price,
        netCents: computeLineNetCents(energyWh, price),
      });
    }
  });
  return lines;
}

function makeBill(
  figures: PeriodFigures,
  totals: PeriodTotals,
  records: RunRecords,
  issuer: RunIssuer,
  memberId: number,
  holdings: readonly ConsumerFigures[],
  lines: readonly BillLine[],
  issuedOn: LocalDay,
): Bill {
  const member = getMember(records, memberId);
  const consumptionWmin = toEnergyWmin(sumOf(holdings.map((h) => sumOf(h.consumptionWmin))));
  const allocatedWmin = toEnergyWmin(sumOf(holdings.map((h) => sumOf(h.allocatedWmin))));
  return {
    kind: 'invoice',
    number: null,
    issuedOn,
    dueOn: addDays(issuedOn, records.operation.paymentDays),
    period: figures.period,
    currency: records.operation.currency,
    language: member.language,
    operationName: records.operation.name,
    accNumber: records.operation.accNumber,
    issuer: getMember(records, issuer.memberId).party,
    organiser: getMember(records, records.operation.organiserId).party,
    isOnBehalf: issuer.memberId !== records.operation.organiserId,
    member: member.party,
    vat: issuer.vat,
    lines,
    ...computeDocumentTotals(
      lines.map((line) => line.netCents),
      issuer.vat.ratePpm,
    ),
    meters: holdings.map(toBillMeter),
    sources: figures.producers
      .map((producer, j) => ({
        plantName: producer.name,
        producerMeterId: producer.meterId,
        technology: producer.technology,
        energyWmin: toEnergyWmin(sumOf(holdings.map((h) => sumOf(h.fromProducerWmin[j] ?? [])))),
      }))
      .filter((source) => source.energyWmin > 0),
    days: figures.days.map((day, d) => ({
      day,
      consumptionWmin: toEnergyWmin(sumOf(holdings.map((h) => h.consumptionWmin[d] ?? 0))),
      allocatedWmin: toEnergyWmin(sumOf(holdings.map((h) => h.allocatedWmin[d] ?? 0))),
      missingSlots: sumOf(holdings.map((h) => h.missingSlots[d] ?? 0)),
    })),
    consumptionWmin,
    allocatedWmin,
    complementWmin: toEnergyWmin(consumptionWmin - allocatedWmin),
    coveragePpm: ratePpm(allocatedWmin, consumptionWmin),
    operation: {
      productionWmin: toEnergyWmin(totals.productionWmin),
      consumptionWmin: toEnergyWmin(totals.consumptionWmin),
      allocatedWmin: toEnergyWmin(totals.allocatedWmin),
      coveragePpm: ratePpm(totals.allocatedWmin, totals.consumptionWmin),
      selfConsumptionPpm: ratePpm(totals.allocatedWmin, totals.productionWmin),
    },
    keys: figures.keys,
    latePenaltyMention: issuer.latePenaltyMention,
    mediatorMention: issuer.mediatorMention,
    credits: null,
  };
}

function getMember(records: RunRecords, memberId: number): RunMember {
  const member = records.members.get(memberId);
  if (!member) throw new RangeError(`no member ${String(memberId)}`);
  return member;
}

function toBillMeter(holding: ConsumerFigures): BillMeter {
  return {
    meterId: holding.meterId,
    label: holding.label,
    firstDay: holding.firstDay,
    lastDay: holding.lastDay,
    consumptionWmin: toEnergyWmin(sumOf(holding.consumptionWmin)),
    allocatedWmin: toEnergyWmin(sumOf(holding.allocatedWmin)),
    missingSlots: sumOf(holding.missingSlots),
    estimatedSlots: sumOf(holding.estimatedSlots),
  };
}
