/** `bill`: checks and drafts, acceptance of gaps, and the issue. */
import type { BillingPreparation } from '#contract';
import { handlers } from '#ipc/handlers.ts';
import { getMessages } from '#main/messages.ts';
import { ExpectedError } from '#domain/errors.ts';
import type { HandlerContext } from '#ipc/context.ts';
import { requireText, type Verb } from './verb.ts';

export const bill: Verb = {
  usage: 'OPERATION --period 2025-03|2025-Q1 [--accept-missing METER]… [--issue]',
  positionals: { least: 1, most: 1 },
  options: {
    period: { type: 'string' },
    'accept-missing': { type: 'string', multiple: true },
    issue: { type: 'boolean' },
  },
  async run(context, call) {
    const [operation = ''] = call.positionals;
    const period = requireText(call, 'period');
    const accepted = (call.options['accept-missing'] ?? []) as readonly string[];
    const isWriting = accepted.length > 0 || call.options['issue'] === true;
    if (isWriting) await context.session.open(operation);
    else context.session.openForReading(operation);

    const preparation = await acceptGaps(context, period, accepted);
    if (call.options['issue'] !== true) return { value: { ...describe(preparation, context), issued: null } };
    const { runId } = await handlers['billing.issue'](context, { period, jobId: 'command-line' });
    const documents = await handlers['billing.listDocuments'](context, { runId });
    return {
      value: {
        ...describe(preparation, context),
        issued: {
          runId,
          documents: documents.map(({ number, memberName, issuerName, netCents, vatCents, grossCents }) => ({
            number,
            member: memberName,
            issuer: issuerName,
            netCents,
            vatCents,
            grossCents,
          })),
        },
      },
    };
  },
};

async function acceptGaps(
  context: HandlerContext,
  period: string,
  meters: readonly string[],
): Promise<BillingPreparation> {
  let preparation = await handlers['billing.prepare'](context, { period });
  for (const meter of meters) {
    const gaps = preparation.points.filter(({ canAccept, meterId }) => canAccept && meterId === meter);
    const isAccepted = preparation.points.some(
      ({ code, meterId }) => code === 'missing-values-accepted' && meterId === meter,
    );
    if (gaps.length === 0 && !isAccepted) throw new ExpectedError('no-gap-to-accept', { meter });
    for (const { direction } of gaps) {
      if (direction) preparation = await handlers['billing.acceptGap'](context, { period, meterId: meter, direction });
    }
  }
  return preparation;
}

function describe(preparation: BillingPreparation, context: HandlerContext): object {
  const { t } = getMessages(context.language());
  const { period, points, bills, netCents, vatCents, grossCents } = preparation;
  return {
    period,
    points: points.map(({ code, isBlocking, meterId, direction, params }) => ({
      code,
      blocking: isBlocking,
      meter: meterId,
      direction,
      message: t(`point.${code}`, { ...params, meter: meterId }),
    })),
    bills: bills.map(({ memberName, issuerName, allocatedWmin, ...cents }) => ({
      member: memberName,
      issuer: issuerName,
      energyWmin: allocatedWmin,
      netCents: cents.netCents,
      vatCents: cents.vatCents,
      grossCents: cents.grossCents,
    })),
    netCents,
    vatCents,
    grossCents,
  };
}
