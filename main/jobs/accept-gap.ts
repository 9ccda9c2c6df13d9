import type { BillingPoint } from '#domain/billing/billing-point.ts';
import { ExpectedError } from '#domain/errors.ts';
import { appendAudit } from '#data/audit.ts';
import { nowUtc, type Clock } from '#data/clock.ts';
import type { OperationFile } from '#data/open-operation.ts';
import { writeGapAcceptance } from '#data/queries/gap-acceptances.ts';
import { recordChange } from '#data/undo-log.ts';
import { parsePeriod } from './parse-period.ts';

/**
 * Accepts a gap that the check found. An acceptance is a decision: it goes into the audit chain with its
 * period and count.
 *
 * @throws ExpectedError `no-gap-to-accept` for a point that is no gap
 */
export async function acceptGap(
  { canAccept, meterId, direction, params }: BillingPoint,
  period: string,
  { file, clock }: { readonly file: () => OperationFile; readonly clock: Clock },
): Promise<void> {
  if (!canAccept || meterId === null || direction === null)
    throw new ExpectedError('no-gap-to-accept', { meter: meterId });
  const { db } = file();
  const { firstDay, lastDay } = parsePeriod(period);
  const missingSlots = Number(params['count']);
  const acceptedAtUtc = nowUtc(clock);
  await recordChange(db, 'accept-gap', () => {
    writeGapAcceptance(db, { meterId, direction, firstDay, lastDay, missingSlots, acceptedAtUtc });
    appendAudit(db, {
      atUtc: acceptedAtUtc,
      action: 'accept-gap',
      details: { meterId, direction, firstDay, lastDay, missingSlots },
    });
  });
}
