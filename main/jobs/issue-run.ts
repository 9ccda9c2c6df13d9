import { ExpectedError } from '#domain/errors.ts';
import { nowUtc } from '#data/clock.ts';
import { insertBillingRun } from '#data/queries/billing-runs.ts';
import type { Job } from './job.ts';
import { issueDocuments, readFileState } from './issue-documents.ts';
import { parsePeriod } from './parse-period.ts';
import { readRun, type ReadRun } from './read-run.ts';
import { freezeRun } from './frozen-run.ts';

/**
 * Issues the bills of a period: what becomes final, with its number, at once or not at all.
 *
 * @throws ExpectedError `billing-missing-values` {meters}, `billing-blocked` {points}, `nothing-to-issue`, and those of `issueDocuments`
 */
export const issueRun: Job<{ readonly period: string }, { readonly runId: number }> = async ({ period }, context) => {
  const state = readFileState(context);
  const run = await readRun(parsePeriod(period), context);
  refuseIfBlocked(run);
  let runId = 0;
  await issueDocuments(
    run.bills.map(({ bill, issuerId, memberId }) => ({
      bill,
      issuerId,
      memberId,
      numberPrefix: run.issuers.get(issuerId)?.numberPrefix ?? '',
      creditedDocumentId: null,
    })),
    'issue-run',
    () => {
      runId = insertBillingRun(context.file().db, {
        ...run.figures.period,
        issuedAtUtc: nowUtc(context.clock),
        figuresJson: JSON.stringify(freezeRun(run)),
        importIds: run.figures.importIds,
      });
      return runId;
    },
    context,
    state,
  );
  return { runId };
};

function refuseIfBlocked({ points, bills }: ReadRun): void {
  const blocking = points.filter(({ isBlocking }) => isBlocking);
  const gaps = blocking.filter(({ code }) => code === 'missing-values');
  if (gaps.length > 0)
    throw new ExpectedError('billing-missing-values', { meters: gaps.map(({ meterId }) => meterId ?? '') });
  if (blocking.length > 0)
    throw new ExpectedError('billing-blocked', {
      points: blocking.map(({ code }) => code),
      meters: blocking.flatMap(({ meterId }) => meterId ?? []),
    });
  if (bills.length === 0) throw new ExpectedError('nothing-to-issue');
}
