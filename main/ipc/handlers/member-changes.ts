/** Changes of several members at once: each in one transaction with one entry of the audit chain. */
import type { MembersChange } from '#contract';
import { listNamedConsumers } from '#domain/allocation/list-named-consumers.ts';
import { ExpectedError } from '#domain/errors.ts';
import { toPriceMicroEuroPerKwh } from '#domain/units.ts';
import { appendAudit } from '#data/audit.ts';
import { nowUtc } from '#data/clock.ts';
import type { OperationFile } from '#data/open-operation.ts';
import { readKeys } from '#data/queries/allocation-keys.ts';
import { deleteMember, findRemovalObstacle, readMemberName, setMemberLanguage } from '#data/queries/members.ts';
import { endParticipations, readMemberMeters } from '#data/queries/meters.ts';
import { readPrices, savePrice } from '#data/queries/prices.ts';
import { recordChange } from '#data/undo-log.ts';
import type { Handlers } from '../context.ts';
import { readParticipantsPage } from './participants.ts';
import { refuseBilledChange, type PriceDetails } from './prices.ts';

type Db = OperationFile['db'];

export const memberChangeHandlers = {
  async 'participants.change'(context, { memberIds, change }) {
    const { db } = context.session.get();
    await recordChange(db, 'change-participants', () => {
      const names = memberIds.map((id) => getName(db, id));
      applyChange(db, memberIds, names, change);
      appendAudit(db, {
        atUtc: nowUtc(context.clock),
        action: 'change-participants',
        details: { memberIds: [...memberIds], ...change },
      });
    });
    return await readParticipantsPage(context);
  },

  async 'participants.remove'(context, { memberIds }) {
    const { db } = context.session.get();
    await recordChange(db, 'remove-participants', () => {
      const removed = memberIds.map((id) => removeMember(db, id));
      appendAudit(db, {
        atUtc: nowUtc(context.clock),
        action: 'remove-participants',
        details: { memberIds: [...memberIds], meters: removed.flat() },
      });
    });
    return await readParticipantsPage(context);
  },

  async 'participants.copyAddresses'(context, { memberIds }) {
    const wanted = new Set(memberIds);
    const { participants } = await readParticipantsPage(context);
    const addresses = participants.flatMap(({ memberId, details: { email } }) =>
      wanted.has(memberId) && email !== null ? [email] : [],
    );
    const different = [...new Set(addresses)];
    if (different.length > 0) context.dialogs.copyText(different.join('; '));
    return { count: different.length };
  },
} satisfies Partial<Handlers>;

/** @throws ExpectedError `member-not-found` */
function getName(db: Db, memberId: number): string {
  const name = readMemberName(db, memberId);
  if (name === undefined) throw new ExpectedError('member-not-found');
  return name;
}

function applyChange(db: Db, memberIds: readonly number[], names: readonly string[], change: MembersChange): void {
  switch (change.kind) {
    case 'language':
      for (const id of memberIds) setMemberLanguage(db, id, change.language);
      break;
    case 'end':
      memberIds.forEach((id, index) => {
        endMember(db, id, names[index] ?? '', change.endsOn);
      });
      break;
    case 'price':
      setPrice(db, memberIds, change);
      break;
  }
}

/** @throws ExpectedError `member-starts-later` {name, meter, startsOn} */
function endMember(db: Db, memberId: number, name: string, endsOn: string): void {
  const later = readMemberMeters(db, memberId).find(({ startsOn }) => startsOn > endsOn);
  if (later) throw new ExpectedError('member-starts-later', { name, meter: later.meterId, startsOn: later.startsOn });
  endParticipations(db, memberId, endsOn);
}

/** A price that a member has from this very day is replaced. @throws ExpectedError `price-billed` {day} */
function setPrice(
  db: Db,
  memberIds: readonly number[],
  { priceMicroEuroPerKwh, startsOn }: Extract<MembersChange, { kind: 'price' }>,
): void {
  const prices = readPrices(db);
  const wanted = memberIds.map((memberId) => {
    const before = prices.find(
      (price) => price.plantId === null && price.memberId === memberId && price.startsOn === startsOn,
    );
    const price: PriceDetails = {
      plantId: null,
      memberId,
      priceMicroEuroPerKwh: toPriceMicroEuroPerKwh(priceMicroEuroPerKwh),
      startsOn,
      endsOn: null,
    };
    return { id: before?.id ?? null, price };
  });
  const replaced = new Set(wanted.map(({ id }) => id));
  refuseBilledChange(db, prices, [
    ...prices.filter(({ id }) => !replaced.has(id)),
    ...wanted.map(({ price }) => price),
  ]);
  for (const { id, price } of wanted) savePrice(db, id, price);
}

/**
 * Removes a member with the prices made for them; gives the meters they held.
 *
 * @throws ExpectedError `member-not-found`, `member-sells` {name}, `member-billed` {name}, `member-has-values` {name,
 *   meter}, `member-in-key` {name, meter}
 */
function removeMember(db: Db, memberId: number): string[] {
  const name = getName(db, memberId);
  const obstacle = findRemovalObstacle(db, memberId);
  if (obstacle?.kind === 'values') throw new ExpectedError('member-has-values', { name, meter: obstacle.meterId });
  if (obstacle) throw new ExpectedError(obstacle.kind === 'sells' ? 'member-sells' : 'member-billed', { name });
  const meters = readMemberMeters(db, memberId).map(({ meterId }) => meterId);
  const named = new Set(readKeys(db).flatMap(({ key }) => listNamedConsumers(key)));
  const inKey = meters.find((meterId) => named.has(meterId));
  if (inKey !== undefined) throw new ExpectedError('member-in-key', { name, meter: inKey });
  deleteMember(db, memberId);
  return meters;
}
