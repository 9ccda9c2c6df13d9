/** A billing run of the open operation, prepared from its figures and records. */
import type { Party } from '#domain/billing/bill.ts';
import type { PeriodFigures } from '#domain/billing/period-figures.ts';
import { prepareRun, type PreparedRun } from '#domain/billing/prepare-run.ts';
import type { RunIssuer, RunRecords } from '#domain/billing/run-records.ts';
import { getTimeZone, type LocalDay, type Period } from '#domain/time.ts';
import type { OperationFile } from '#data/open-operation.ts';
import { listBilledPairs } from '#data/queries/documents.ts';
import { listGapAcceptances } from '#data/queries/gap-acceptances.ts';
import { listIssuers } from '#data/queries/issuers.ts';
import { listMembers, type Member } from '#data/queries/members.ts';
import { getOperation } from '#data/queries/operation.ts';
import { listPrices } from '#data/queries/prices.ts';
import type { JobContext } from './job.ts';
import { readFigures } from './read-figures.ts';
import { readShownFigures } from './shown-figures.ts';

export interface ReadRun extends PreparedRun {
  readonly figures: PeriodFigures;
  readonly records: RunRecords;
  readonly issuers: ReadonlyMap<number, RunIssuer & { readonly numberPrefix: string }>;
  /** Local day of the clock: the date that issued documents carry. */
  readonly issuedOn: LocalDay;
}

/** A run from figures computed anew. */
export const readRun = (period: Period, context: JobContext): Promise<ReadRun> =>
  prepare(period, context, () => readFigures(period, context));

/** A run for the screen, from the figures that it shows. */
export const readShownRun = (period: Period, context: JobContext): Promise<ReadRun> =>
  prepare(period, context, async () => (await readShownFigures(period, context)).figures);

async function prepare(
  period: Period,
  context: JobContext,
  readPeriod: () => Promise<PeriodFigures>,
): Promise<ReadRun> {
  const file = context.file();
  const { timeZone } = await getOperation(file.kysely);
  const issuedOn = getTimeZone(timeZone).dayAt(Math.floor(context.clock().getTime() / 60_000));
  const figures = await readPeriod();
  const { records, issuers } = await readRecords(file, period);
  return { figures, records, issuers, issuedOn, ...prepareRun(figures, records, issuedOn) };
}

async function readRecords({ kysely }: OperationFile, period: Period): Promise<Pick<ReadRun, 'records' | 'issuers'>> {
  const operation = await getOperation(kysely);
  const members = await listMembers(kysely);
  const issuers = new Map((await listIssuers(kysely)).map((issuer) => [issuer.id, issuer]));
  const accepted = await listGapAcceptances(kysely, period.firstDay, period.lastDay);
  return {
    issuers,
    records: {
      operation: {
        name: operation.name,
        accNumber: operation.accNumber,
        currency: operation.currency,
        paymentDays: operation.paymentDays,
        organiserId: getOrganiserId(members),
      },
      members: new Map(
        members.map((member) => [member.id, { id: member.id, language: member.language, party: toParty(member) }]),
      ),
      issuers,
      prices: await listPrices(kysely),
      acceptedGaps: new Map(
        accepted.map(({ meterId, direction, missingSlots }) => [`${meterId} ${direction}`, missingSlots]),
      ),
      billedPairs: await listBilledPairs(kysely, period),
    },
  };
}

/** A member as printed on a document: what identifies it, not what the program keeps of it. */
function toParty(member: Member): Party {
  return {
    kind: member.kind,
    name: member.name,
    reference: member.reference,
    legalForm: member.legalForm,
    siren: member.siren,
    vatNumber: member.vatNumber,
    registration: member.registration,
    addressLines: member.addressLines,
    postcode: member.postcode,
    city: member.city,
    country: member.country,
    email: member.email,
    phone: member.phone,
    iban: member.iban,
    bic: member.bic,
  };
}

function getOrganiserId(members: readonly { readonly id: number; readonly isOrganiser: boolean }[]): number {
  const organiser = members.find(({ isOrganiser }) => isOrganiser);
  if (!organiser) throw new RangeError('the operation has no organiser');
  return organiser.id;
}
