import type { IssuerSettings, SettingsContents } from '#contract';
import { ExpectedError } from '#domain/errors.ts';
import { appendAudit } from '#data/audit.ts';
import { nowUtc } from '#data/clock.ts';
import { listIssuers, type Issuer } from '#data/queries/issuers.ts';
import { listMembers, saveMember } from '#data/queries/members.ts';
import { listMeters, listParticipations } from '#data/queries/meters.ts';
import { getOperation } from '#data/queries/operation.ts';
import { listPlants } from '#data/queries/plants.ts';
import { listIssuersOfDocuments, saveIssuer, saveLabel, saveOperation } from '#data/queries/settings.ts';
import { recordChange } from '#data/undo-log.ts';
import type { HandlerContext, Handlers } from '../context.ts';
import { toDetails } from '../member-details.ts';

export const settingsHandlers = {
  'settings.get': (context) => readSettings(context),

  async 'settings.saveOperation'(context, change) {
    const { db } = context.session.get();
    const write = (): void => {
      saveOperation(db, change);
      appendAudit(db, { atUtc: nowUtc(context.clock), action: 'save-operation', details: { ...change } });
    };
    await recordChange(db, 'change-operation', write);
    return readSettings(context);
  },

  async 'settings.saveParty'(context, { memberId, details, issuer }) {
    const { db, kysely } = context.session.get();
    const known = (await listIssuers(kysely)).find((one) => one.memberId === memberId);
    const isKnown = (await listMembers(kysely)).some(({ id }) => id === memberId);
    if (!isKnown || (issuer !== null && !known)) throw new ExpectedError('invalid-input', { where: 'memberId' });
    if (known && issuer) await refusePrefix(context, known, issuer.numberPrefix);
    const write = (): void => {
      saveMember(db, memberId, details);
      if (issuer) saveIssuer(db, memberId, issuer);
      appendAudit(db, {
        atUtc: nowUtc(context.clock),
        action: 'save-party',
        details: { memberId, name: details.name, ...(issuer && { issuer: { ...issuer } }) },
      });
    };
    await recordChange(db, 'change-party', write);
    return readSettings(context);
  },

  async 'settings.saveLabels'(context, { labels }) {
    const { db, kysely } = context.session.get();
    const before = new Map((await listMeters(kysely)).map(({ id, label }) => [id, label]));
    const changed = labels.filter(({ meterId, label }) => before.has(meterId) && before.get(meterId) !== label);
    if (changed.length === 0) return readSettings(context);
    const write = (): void => {
      for (const { meterId, label } of changed) saveLabel(db, meterId, label);
      appendAudit(db, {
        atUtc: nowUtc(context.clock),
        action: 'save-labels',
        details: { meters: changed.map(({ meterId }) => meterId) },
      });
    };
    await recordChange(db, 'change-labels', write);
    return readSettings(context);
  },

  'settings.verify'({ session, jobs }, { jobId }) {
    session.get();
    return jobs.run('verifyFile', {}, jobId);
  },
} satisfies Partial<Handlers>;

/** @throws ExpectedError `prefix-used`, `prefix-taken` */
async function refusePrefix({ session }: HandlerContext, issuer: Issuer, numberPrefix: string): Promise<void> {
  if (numberPrefix === issuer.numberPrefix) return;
  const { db, kysely } = session.get();
  if (listIssuersOfDocuments(db).has(issuer.memberId))
    throw new ExpectedError('prefix-used', { prefix: issuer.numberPrefix });
  if ((await listIssuers(kysely)).some((other) => other.numberPrefix === numberPrefix))
    throw new ExpectedError('prefix-taken', { prefix: numberPrefix });
}

async function readSettings({ session }: HandlerContext): Promise<SettingsContents> {
  const { db, kysely } = session.get();
  const { name, accNumber, paymentDays } = await getOperation(kysely);
  const issuers = await listIssuers(kysely);
  const used = listIssuersOfDocuments(db);
  const parties = (await listMembers(kysely)).filter(
    ({ id, isOrganiser }) => isOrganiser || issuers.some(({ memberId }) => memberId === id),
  );
  const owners = new Map<string, string>([
    ...(await listParticipations(kysely)).map(({ meterId, memberName }) => [meterId, memberName] as const),
    ...(await listPlants(kysely)).map((plant) => [plant.meterId, plant.name] as const),
  ]);
  return {
    operation: { name, accNumber, paymentDays },
    parties: parties
      .map((member) => ({
        memberId: member.id,
        isOrganiser: member.isOrganiser,
        details: toDetails(member),
        issuer: toIssuerSettings(issuers.find(({ memberId }) => memberId === member.id)),
        isPrefixUsed: used.has(member.id),
      }))
      .sort((a, b) => Number(b.isOrganiser) - Number(a.isOrganiser)),
    meters: (await listMeters(kysely)).map(({ id, label }) => ({
      meterId: id,
      label,
      ownerName: owners.get(id) ?? null,
    })),
  };
}

function toIssuerSettings(issuer: Issuer | undefined): IssuerSettings | null {
  if (!issuer) return null;
  const { numberPrefix, vat, latePenaltyMention, mediatorMention } = issuer;
  return {
    numberPrefix,
    vatRatePpm: vat.regime === 'rate' ? vat.ratePpm : null,
    vatExemptionMention: vat.regime === 'exempt' ? vat.mention : null,
    latePenaltyMention,
    mediatorMention,
  };
}
