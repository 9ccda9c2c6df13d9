import type { ParticipantsPage } from '#contract';
import { ExpectedError } from '#domain/errors.ts';
import { appendAudit } from '#data/audit.ts';
import { nowUtc } from '#data/clock.ts';
import { listCurveExtents } from '#data/queries/curves.ts';
import { listBilledMembers, listDocumentModels } from '#data/queries/documents.ts';
import { listIssuers } from '#data/queries/issuers.ts';
import { listMembers, saveMember } from '#data/queries/members.ts';
import { listParticipations, replaceParticipations } from '#data/queries/meters.ts';
import { listPlants, savePlant } from '#data/queries/plants.ts';
import { recordChange } from '#data/undo-log.ts';
import { parseShownPeriod } from '#jobs/parse-period.ts';
import type { HandlerContext, Handlers } from '../context.ts';
import { describeDocuments } from '../issued-documents.ts';
import { guessColumns } from '#formats/participant-table/guess-columns.ts';
import { parsePastedTable } from '#formats/participant-table/parse-pasted-table.ts';
import { readParticipantRows } from '#formats/participant-table/read-participant-rows.ts';
import { importRows, planImport } from '../import-participants.ts';
import { toDetails } from '../member-details.ts';
import { refuseUnknown } from './refuse-unknown.ts';

export const participantHandlers = {
  'participants.list': (context) => readParticipantsPage(context),

  async 'participants.chooseTable'({ dialogs, selections }) {
    const path = await dialogs.chooseTable();
    return path === null ? null : selections.describe(selections.add([path]));
  },

  'participants.readTable'({ selections, jobs }, { selectionId, jobId }) {
    const [path] = selections.get(selectionId);
    if (path === undefined) throw new ExpectedError('invalid-input', { where: 'selectionId' });
    return jobs.run('readParticipantTable', { path }, jobId);
  },

  async 'participants.planImport'(context, input) {
    const { rows } = await planImport(context, input);
    return { rows };
  },

  async 'participants.importRows'(context, input) {
    await importRows(context, input);
    return readParticipantsPage(context);
  },

  'participants.readPasted'(_context, { text }) {
    const rows = parsePastedTable(text);
    return { rows, ...guessColumns(rows) };
  },

  'participants.readRows': (_context, { rows, columns }) => ({ rows: readParticipantRows(rows, columns) }),

  async 'participants.save'(context, { memberId, details, meters }) {
    const { db, kysely } = context.session.get();
    refuseUnknown(memberId, await listMembers(kysely), 'memberId');
    refuseOverlaps(meters, await listOthers(context, memberId));
    await recordChange(db, memberId === null ? 'add-participant' : 'change-participant', () => {
      const id = saveMember(db, memberId, details);
      replaceParticipations(db, id, meters);
      appendAudit(db, {
        atUtc: nowUtc(context.clock),
        action: 'save-participant',
        details: { memberId: id, meters: meters.map(({ meterId }) => meterId) },
      });
    });
    return readParticipantsPage(context);
  },

  async 'participants.savePlant'(context, plant) {
    const { db, kysely } = context.session.get();
    const owner = (await listMembers(kysely)).find(({ isOrganiser }) => isOrganiser);
    const issuer = (await listIssuers(kysely)).find(({ memberId }) => memberId === owner?.id);
    if (!issuer) throw new ExpectedError('no-issuer');
    const plants = await listPlants(kysely);
    refuseUnknown(plant.plantId, plants, 'plantId');
    const other = plants.find(({ id, meterId }) => meterId === plant.meterId && id !== plant.plantId);
    if (other) throw new ExpectedError('meter-taken', { meter: plant.meterId, name: other.name });
    await recordChange(db, plant.plantId === null ? 'add-plant' : 'change-plant', () => {
      const id = savePlant(db, { ...plant, issuerId: issuer.id });
      appendAudit(db, {
        atUtc: nowUtc(context.clock),
        action: 'save-plant',
        details: { plantId: id, meter: plant.meterId },
      });
    });
    return readParticipantsPage(context);
  },

  'participants.listBilled': ({ session }, { period }) =>
    listBilledMembers(session.get().kysely, parseShownPeriod(period)),

  async 'participants.listDocuments'({ session }, { memberId }) {
    return describeDocuments(await listDocumentModels(session.get().kysely, { memberId })).reverse();
  },
} satisfies Partial<Handlers>;

type HeldMeter = { readonly meterId: string; readonly startsOn: string; readonly endsOn: string | null };

async function listOthers(
  { session }: HandlerContext,
  memberId: number | null,
): Promise<(HeldMeter & { memberName: string })[]> {
  return (await listParticipations(session.get().kysely)).filter((one) => one.memberId !== memberId);
}

/** A meter is held by one member at a time. @throws ExpectedError `meter-taken` {meter, name} */
function refuseOverlaps(
  meters: readonly HeldMeter[],
  others: readonly (HeldMeter & { readonly memberName: string })[],
): void {
  meters.forEach((mine, i) => {
    if (mine.endsOn !== null && mine.endsOn < mine.startsOn)
      throw new ExpectedError('dates-reversed', { meter: mine.meterId });
    const doubled = meters.find((other, k) => k < i && overlaps(mine, other));
    const taken = others.find((other) => overlaps(mine, other));
    if (doubled) throw new ExpectedError('meter-twice', { meter: mine.meterId });
    if (taken) throw new ExpectedError('meter-taken', { meter: mine.meterId, name: taken.memberName });
  });
}

function overlaps(a: HeldMeter, b: HeldMeter): boolean {
  const end = ({ endsOn }: HeldMeter): string => endsOn ?? '9999-12-31';
  return a.meterId === b.meterId && a.startsOn <= end(b) && b.startsOn <= end(a);
}

/** What the page of participants shows; changes answer with it. */
export async function readParticipantsPage({ session }: HandlerContext): Promise<ParticipantsPage> {
  const { db, kysely } = session.get();
  const participations = await listParticipations(kysely);
  const plants = await listPlants(kysely);
  const held = new Set([...participations, ...plants].map(({ meterId }) => meterId));
  const extents = listCurveExtents(db);
  const valuesUntil = new Map(
    extents.flatMap(({ meterId, direction, toUtc }) =>
      direction === 'consumption' ? [[meterId, toUtc] as const] : [],
    ),
  );
  const members = (await listMembers(kysely)).filter(
    (member) => !member.isOrganiser || participations.some(({ memberId }) => memberId === member.id),
  );
  return {
    participants: members.map((member) => ({
      memberId: member.id,
      details: toDetails(member),
      meters: participations
        .filter(({ memberId }) => memberId === member.id)
        .map(({ meterId, startsOn, endsOn }) => ({
          meterId,
          startsOn,
          endsOn,
          valuesUntilUtc: valuesUntil.get(meterId) ?? null,
        })),
    })),
    unownedMeters: extents
      .filter(({ meterId }) => !held.has(meterId))
      .map(({ meterId, direction }) => ({ meterId, direction })),
    plants: plants.map(({ id, meterId, name, peakPowerW, startsOn }) => ({
      plantId: id,
      meterId,
      name,
      peakPowerW,
      startsOn,
    })),
  };
}
