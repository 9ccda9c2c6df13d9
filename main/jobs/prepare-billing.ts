import type { BillingPreparation } from '#contract';
import { formatDocumentNumber, nameSeries } from '#domain/billing/numbering.ts';
import { sumOf } from '#domain/billing/period-figures.ts';
import { listBillingRuns } from '#data/queries/billing-runs.ts';
import { nextSequence } from '#data/queries/documents.ts';
import type { Job, JobContext } from './job.ts';
import { parsePeriod } from './parse-period.ts';
import { readShownRun, type ReadRun } from './read-run.ts';

/** The check and the drafts of a period, and the numbers that issuing would give. Writes nothing. */
export const prepareBilling: Job<{ readonly period: string }, BillingPreparation> = async ({ period }, context) => {
  const days = parsePeriod(period);
  const run = await readShownRun(days, context);
  const runs = await listBillingRuns(context.file().kysely);
  const numbers = listNumbers(run, context);
  const bills = run.bills.map(({ bill, issuerId, memberId }) => ({
    memberId,
    issuerId,
    memberName: bill.member.name,
    issuerName: bill.issuer.name,
    allocatedWmin: sumOf(bill.lines.map((line) => line.energyWmin)),
    coveragePpm: bill.coveragePpm,
    netCents: bill.netCents,
    vatCents: bill.vatCents,
    grossCents: bill.grossCents,
  }));
  return {
    period,
    points: run.points,
    canIssue: bills.length > 0 && run.points.every(({ isBlocking }) => !isBlocking),
    bills,
    netCents: sumOf(bills.map((bill) => bill.netCents)),
    vatCents: sumOf(bills.map((bill) => bill.vatCents)),
    grossCents: sumOf(bills.map((bill) => bill.grossCents)),
    firstNumber: numbers[0] ?? null,
    lastNumber: numbers.at(-1) ?? null,
    issuedRunId:
      runs.find(({ firstDay, lastDay }) => firstDay === days.firstDay && lastDay === days.lastDay)?.id ?? null,
  };
};

function listNumbers({ bills, issuers, issuedOn }: ReadRun, { file }: JobContext): string[] {
  const next = new Map<string, number>();
  return bills.map(({ issuerId }) => {
    const series = nameSeries(issuers.get(issuerId)?.numberPrefix ?? '', 'invoice', issuedOn);
    const sequence = next.get(series) ?? nextSequence(file().db, series);
    next.set(series, sequence + 1);
    return formatDocumentNumber(series, sequence);
  });
}
