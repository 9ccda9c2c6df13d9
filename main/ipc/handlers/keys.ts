import type { KeysPage, StoredKey } from '#contract';
import { completeShares } from '#domain/allocation/complete-shares.ts';
import { findKeyDays, findLastBilledDay, type BilledSale } from '#domain/billing/billed-sales.ts';
import { ExpectedError } from '#domain/errors.ts';
import { addDays, type LocalDay } from '#domain/time.ts';
import { appendAudit } from '#data/audit.ts';
import { nowUtc } from '#data/clock.ts';
import { deleteKey, readKeys, saveKey, type DatedKey } from '#data/queries/allocation-keys.ts';
import { listBilledSales } from '#data/queries/billing-runs.ts';
import { listParticipations } from '#data/queries/meters.ts';
import { recordChange } from '#data/undo-log.ts';
import { checkStoredKey } from '#jobs/check-stored-key.ts';
import type { HandlerContext, Handlers } from '../context.ts';

export const keyHandlers = {
  'keys.list': (context) => readPage(context),

  async 'keys.save'(context, { keyId, startsOn, key }) {
    const { db } = context.session.get();
    await recordChange(db, keyId === null ? 'add-key' : 'change-key', () => {
      const keys = readKeys(db);
      const before = keyId === null ? null : getKey(keys, keyId);
      const others = keys.filter(({ id }) => id !== keyId).map((one) => one.startsOn);
      if (others.includes(startsOn)) throw new ExpectedError('key-start-taken', { startsOn });
      checkStoredKey(db, key);
      const sales = listBilledSales(db);
      if (before) refuseBilledDays(keys, before.startsOn, sales);
      refuseBilledDays([...keys.filter(({ id }) => id !== keyId), { startsOn }], startsOn, sales);
      const id = saveKey(db, keyId, { startsOn, key });
      appendAudit(db, {
        atUtc: nowUtc(context.clock),
        action: 'save-key',
        details: { keyId: id, ...tell({ startsOn, key }), before: before && tell(before) },
      });
    });
    return readPage(context);
  },

  async 'keys.remove'(context, { keyId }) {
    const { db } = context.session.get();
    await recordChange(db, 'remove-key', () => {
      const keys = readKeys(db);
      const removed = getKey(keys, keyId);
      refuseBilledDays(keys, removed.startsOn, listBilledSales(db));
      deleteKey(db, keyId);
      appendAudit(db, {
        atUtc: nowUtc(context.clock),
        action: 'remove-key',
        details: { keyId, ...tell(removed) },
      });
    });
    return readPage(context);
  },

  'keys.try'({ session, jobs }, { jobId, ...input }) {
    session.get();
    return jobs.run('tryKey', input, jobId);
  },

  'keys.completeShares': (_context, { sharesPpm }) => ({ sharesPpm: completeShares(sharesPpm) }),
} satisfies Partial<Handlers>;

function getKey(keys: readonly DatedKey[], keyId: number): DatedKey {
  const found = keys.find(({ id }) => id === keyId);
  if (!found) throw new ExpectedError('key-not-found');
  return found;
}

/** What the audit chain keeps of a key: enough to put it back by hand. */
function tell({ startsOn, key }: Omit<DatedKey, 'id'>): { startsOn: LocalDay; kind: string; definition: string } {
  return { startsOn, kind: key.kind, definition: JSON.stringify(key) };
}

/** A key whose days were billed is final. @throws ExpectedError `key-billed` {lastDay, nextDay} */
function refuseBilledDays(
  keys: readonly { readonly startsOn: LocalDay }[],
  startsOn: LocalDay,
  sales: readonly BilledSale[],
): void {
  const days = findKeyDays(
    keys.map((one) => one.startsOn),
    startsOn,
  );
  const lastDay = findLastBilledDay(days, sales);
  if (lastDay !== undefined) throw new ExpectedError('key-billed', { lastDay, nextDay: addDays(lastDay, 1) });
}

async function readPage({ session }: HandlerContext): Promise<KeysPage> {
  const { db, kysely } = session.get();
  const keys = readKeys(db);
  const sales = listBilledSales(db);
  const starts = keys.map(({ startsOn }) => startsOn);
  // by meter and start: the last one of a meter holds it now, or held it last
  const holders = new Map((await listParticipations(kysely)).map((one) => [one.meterId, one]));
  return {
    keys: keys.map(({ id, startsOn, key }) => {
      const days = findKeyDays(starts, startsOn);
      return {
        keyId: id,
        startsOn,
        lastDay: days.lastDay,
        // dynamic keys cannot be stored in an operation
        key: key as StoredKey,
        billedUntil: findLastBilledDay(days, sales) ?? null,
      };
    }),
    meters: [...holders.values()].map(({ meterId, meterLabel, memberName, startsOn, endsOn }) => ({
      meterId,
      label: meterLabel,
      memberName,
      startsOn,
      endsOn,
    })),
  };
}
