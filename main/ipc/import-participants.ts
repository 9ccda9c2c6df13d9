import type { Database } from 'better-sqlite3';
import type { ImportedRows } from '#contract';
import { appendAudit } from '#data/audit.ts';
import { nowUtc } from '#data/clock.ts';
import { listMembers, saveMember, setReference, type Member } from '#data/queries/members.ts';
import { addParticipation, listParticipations } from '#data/queries/meters.ts';
import { listPlants } from '#data/queries/plants.ts';
import { recordChange } from '#data/undo-log.ts';
import type { PartyKind } from '#domain/billing/bill.ts';
import {
  planMemberImport,
  type MemberImport,
  type MemberImportPlan,
} from '#domain/member-import/plan-member-import.ts';
import { partyKinds } from '#domain/new-operation/operation-draft.ts';
import type { HandlerContext } from './context.ts';

/** What rows would do to the open operation. */
export async function planImport(
  { session }: HandlerContext,
  { rows, startsOn }: ImportedRows,
): Promise<MemberImportPlan & { readonly members: readonly Member[] }> {
  const { kysely } = session.get();
  const members = await listMembers(kysely);
  const known = {
    members: members.map((member) => ({ ...member, address: member.addressLines.join('\n') })),
    held: await listParticipations(kysely),
    plants: await listPlants(kysely),
  };
  return { ...planMemberImport(rows, startsOn, known), members };
}

/** Writes what the plan says, all of it or nothing. */
export async function importRows(context: HandlerContext, input: ImportedRows): Promise<void> {
  const { db } = context.session.get();
  const { writes, members } = await planImport(context, input);
  const known = new Map(members.map((member) => [member.id, member]));
  await recordChange(db, 'import-participants', () => {
    const idOfRow = new Map<number, number>();
    writes.forEach((write, row) => {
      if (write) idOfRow.set(row, writeRow(db, write, known, idOfRow));
    });
    appendAudit(db, {
      atUtc: nowUtc(context.clock),
      action: 'import-participants',
      details: {
        added: writes.filter((write) => write?.memberId === null && write.sameAsRow === null).length,
        changed: writes.filter((write) => write !== null && write.memberId !== null).length,
        meters: writes.flatMap((write) => write?.meter?.meterId ?? []),
      },
    });
  });
}

function writeRow(
  db: Database,
  { memberId, sameAsRow, values, meter }: MemberImport,
  known: ReadonlyMap<number, Member>,
  idOfRow: ReadonlyMap<number, number>,
): number {
  const member = memberId === null ? undefined : known.get(memberId);
  const joined = sameAsRow === null ? undefined : idOfRow.get(sameAsRow);
  const id = joined ?? saveMember(db, memberId, changeMember(member, values));
  if (joined === undefined && values.reference !== undefined) setReference(db, id, values.reference);
  if (meter) addParticipation(db, id, { ...meter, endsOn: null });
  return id;
}

function changeMember(
  member: Member | undefined,
  { name, kind, email, address, postcode, city }: MemberImport['values'],
): Parameters<typeof saveMember>[2] {
  const chosen = partyKinds.find((one) => one === kind);
  return {
    kind: chosen ?? member?.kind ?? ('individual' satisfies PartyKind),
    name: name ?? member?.name ?? '',
    siren: member?.siren ?? null,
    vatNumber: member?.vatNumber ?? null,
    legalForm: member?.legalForm ?? null,
    addressLines: address ?? member?.addressLines.join('\n') ?? '',
    postcode: postcode ?? member?.postcode ?? '',
    city: city ?? member?.city ?? '',
    email: email ?? member?.email ?? null,
    language: member?.language ?? 'fr',
    iban: member?.iban ?? null,
  };
}
