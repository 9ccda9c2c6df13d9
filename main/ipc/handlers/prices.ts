import type { PricesPage } from '#contract';
import { findBilledPriceChange, listUsedPrices } from '#domain/billing/billed-sales.ts';
import { ExpectedError } from '#domain/errors.ts';
import { toPriceMicroEuroPerKwh } from '#domain/units.ts';
import { appendAudit } from '#data/audit.ts';
import { nowUtc } from '#data/clock.ts';
import type { OperationFile } from '#data/open-operation.ts';
import { listBilledSales } from '#data/queries/billing-runs.ts';
import { listMembers } from '#data/queries/members.ts';
import { listPlants } from '#data/queries/plants.ts';
import { deletePrice, readPrices, savePrice, type Price } from '#data/queries/prices.ts';
import { recordChange } from '#data/undo-log.ts';
import type { HandlerContext, Handlers } from '../context.ts';
import { refuseUnknown } from './refuse-unknown.ts';

export type PriceDetails = Omit<Price, 'id'>;

export const priceHandlers = {
  'prices.list': (context) => readPage(context),

  async 'prices.save'(context, { priceId, price }) {
    const { db, kysely } = context.session.get();
    refuseUnknown(price.plantId, await listPlants(kysely), 'plantId');
    refuseUnknown(price.memberId, await listMembers(kysely), 'memberId');
    const wanted: PriceDetails = { ...price, priceMicroEuroPerKwh: toPriceMicroEuroPerKwh(price.priceMicroEuroPerKwh) };
    await recordChange(db, priceId === null ? 'add-price' : 'change-price', () => {
      const prices = readPrices(db);
      const before = priceId === null ? null : getPrice(prices, priceId);
      const others = prices.filter(({ id }) => id !== priceId);
      refuseDates(wanted, others);
      refuseBilledChange(db, prices, [...others, wanted]);
      const id = savePrice(db, priceId, wanted);
      appendAudit(db, {
        atUtc: nowUtc(context.clock),
        action: 'save-price',
        details: { priceId: id, ...tell(wanted), before: before && tell(before) },
      });
    });
    return readPage(context);
  },

  async 'prices.remove'(context, { priceId }) {
    const { db } = context.session.get();
    await recordChange(db, 'remove-price', () => {
      const prices = readPrices(db);
      const removed = getPrice(prices, priceId);
      refuseBilledChange(
        db,
        prices,
        prices.filter(({ id }) => id !== priceId),
      );
      deletePrice(db, priceId);
      appendAudit(db, {
        atUtc: nowUtc(context.clock),
        action: 'remove-price',
        details: { priceId, ...tell(removed) },
      });
    });
    return readPage(context);
  },
} satisfies Partial<Handlers>;

function getPrice(prices: readonly Price[], priceId: number): Price {
  const found = prices.find(({ id }) => id === priceId);
  if (!found) throw new ExpectedError('price-not-found');
  return found;
}

/** What the audit chain keeps of a price: enough to put it back by hand. */
function tell({
  plantId,
  memberId,
  priceMicroEuroPerKwh,
  startsOn,
  endsOn,
}: PriceDetails): Record<string, string | number | null> {
  return { plantId, memberId, priceMicroEuroPerKwh, startsOn, endsOn };
}

/** @throws ExpectedError `price-dates-reversed`, `price-taken` */
function refuseDates({ plantId, memberId, startsOn, endsOn }: PriceDetails, others: readonly PriceDetails[]): void {
  if (endsOn !== null && endsOn < startsOn) throw new ExpectedError('price-dates-reversed', { startsOn, endsOn });
  const isTaken = others.some(
    (one) => one.plantId === plantId && one.memberId === memberId && one.startsOn === startsOn,
  );
  if (isTaken) throw new ExpectedError('price-taken', { startsOn });
}

/** What an invoice was made from stays. @throws ExpectedError `price-billed` {day} */
export function refuseBilledChange(
  db: OperationFile['db'],
  before: readonly PriceDetails[],
  after: readonly PriceDetails[],
): void {
  const day = findBilledPriceChange(before, after, listBilledSales(db));
  if (day !== undefined) throw new ExpectedError('price-billed', { day });
}

async function readPage({ session }: HandlerContext): Promise<PricesPage> {
  const { db, kysely } = session.get();
  const prices = readPrices(db);
  const used = listUsedPrices(prices, listBilledSales(db));
  const members = await listMembers(kysely);
  return {
    prices: prices.map((price) => {
      const { id, ...details } = price;
      return { ...details, priceId: id, billedUntil: used.get(price) ?? null };
    }),
    plants: (await listPlants(kysely)).map(({ id, name }) => ({ plantId: id, name })),
    members: members.map(({ id, name }) => ({ memberId: id, name })),
  };
}
