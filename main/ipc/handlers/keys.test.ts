/** Keys and prices on a real file: what may change, what issued bills hold, and what the next drafts make of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeysPage, PriceDetails, StoredKey } from '#contract';
import { createCommandLineContext, type CommandLineContext } from '#main/command-line/context.ts';
import { createDemonstration } from '#jobs/create-demonstration.ts';
import { verifyAudit } from '#data/audit.ts';
import { verifyOperation } from '#data/verify-operation.ts';
import { handlers } from '../handlers.ts';

const folder = mkdtempSync(join(tmpdir(), 'partajoule-keys-'));
const clock = (): Date => new Date('2026-02-10T09:00:00Z');
const quiet = { clock, language: 'fr', signal: { aborted: false }, onProgress: () => undefined } as const;
const path = join(folder, 'demo', 'operation.partajoule');
let context: CommandLineContext;
let page: KeysPage;

beforeAll(async () => {
  // January is billed; the key by default runs from 1 January, one by priority from 1 September
  await createDemonstration(
    { folder: join(folder, 'demo'), billedMonths: 1 },
    {
      ...quiet,
      file: () => {
        throw new Error('not used');
      },
    },
  );
  context = createCommandLineContext({ ...quiet, version: '0' });
  await context.session.open(path);
  page = await handlers['keys.list'](context, {});
}, 200_000);
afterAll(async () => {
  await context.session.close();
  rmSync(folder, { recursive: true, force: true });
});

const saveKey = (startsOn: string, key: StoredKey, keyId: number | null = null) =>
  Promise.resolve().then(() => handlers['keys.save'](context, { keyId, startsOn, key }));
const savePrice = (price: PriceDetails, priceId: number | null = null) =>
  Promise.resolve().then(() => handlers['prices.save'](context, { priceId, price }));
const lastAudit = (): { action: string; details_json: string } =>
  context.session
    .get()
    .db.prepare<[], { action: string; details_json: string }>('SELECT * FROM audit_entry ORDER BY id DESC LIMIT 1')
    .get() ?? { action: '', details_json: '' };

describe('keys', () => {
  it('lists each key with its days and what bills rest on', () => {
    expect(page.keys).toMatchObject([
      { startsOn: '2025-01-01', lastDay: '2025-08-31', key: { kind: 'default' }, billedUntil: '2025-01-31' },
      { startsOn: '2025-09-01', lastDay: null, key: { kind: 'priority' }, billedUntil: null },
    ]);
    // 19 participations, of which two follow each other at one meter
    expect(page.meters).toHaveLength(18);
    expect(page.meters.map(({ meterId }) => meterId)).toEqual(page.meters.map(({ meterId }) => meterId).toSorted());
  });

  it('refuses to change or remove a billed key, or to start one on a billed day', async () => {
    const billed = page.keys[0]?.keyId ?? 0;
    const expected = { code: 'key-billed', params: { lastDay: '2025-01-31', nextDay: '2025-02-01' } };
    await expect(saveKey('2025-01-01', { kind: 'priority', groups: [] }, billed)).rejects.toMatchObject(expected);
    await expect(saveKey('2025-02-01', { kind: 'default' }, billed)).rejects.toMatchObject(expected);
    await expect(saveKey('2025-01-31', { kind: 'default' })).rejects.toMatchObject(expected);
    await expect(
      Promise.resolve().then(() => handlers['keys.remove'](context, { keyId: billed })),
    ).rejects.toMatchObject(expected);
    expect(await handlers['keys.list'](context, {})).toEqual(page);
  });

  it('refuses what the rules of the key refuse, and leaves the file as it was', async () => {
    const [first, second] = page.meters.map(({ meterId }) => meterId);
    if (!first || !second) throw new Error('the demonstration has meters');
    await expect(
      saveKey('2025-02-01', { kind: 'static', sharesPpm: { [first]: 600_000, [second]: 400_001 } }),
    ).rejects.toMatchObject({ code: 'shares-above-one', params: { sum: 1_000_001 } });
    await expect(saveKey('2025-02-01', { kind: 'static', sharesPpm: { '12345678901234': 1 } })).rejects.toMatchObject({
      code: 'key-invalid',
      params: { reason: 'unknown-meter' },
    });
    await expect(saveKey('2025-02-01', { kind: 'priority', groups: [[first], [first]] })).rejects.toMatchObject({
      code: 'key-invalid',
      params: { reason: 'repeated-meter' },
    });
    await expect(saveKey('2025-09-01', { kind: 'default' })).rejects.toMatchObject({ code: 'key-start-taken' });
    await expect(saveKey('2025-02-01', { kind: 'default' }, 9999)).rejects.toMatchObject({ code: 'key-not-found' });
    expect(await handlers['keys.list'](context, {})).toEqual(page);
  });

  it('gives the whole production to one meter from the day of a new key on, and takes that back', async () => {
    const before = await handlers['billing.prepare'](context, { period: '2025-02' });
    const winner = page.meters[0];
    if (!winner) throw new Error('the demonstration has meters');
    const added = await saveKey('2025-02-01', { kind: 'static', sharesPpm: { [winner.meterId]: 1_000_000 } });
    expect(added.keys.map(({ startsOn, lastDay }) => [startsOn, lastDay])).toEqual([
      ['2025-01-01', '2025-01-31'],
      ['2025-02-01', '2025-08-31'],
      ['2025-09-01', null],
    ]);
    expect(lastAudit()).toMatchObject({ action: 'save-key' });
    expect(JSON.parse(lastAudit().details_json)).toMatchObject({
      startsOn: '2025-02-01',
      kind: 'static',
      before: null,
    });
    const after = await handlers['billing.prepare'](context, { period: '2025-02' });
    expect(after.bills.map(({ memberName }) => memberName)).toEqual([winner.memberName]);
    expect(before.bills.length).toBeGreaterThan(1);

    const keyId = added.keys[1]?.keyId ?? 0;
    // moved by a day: 1 February falls back to the key by default
    const moved = await saveKey('2025-02-02', { kind: 'default' }, keyId);
    expect(moved.keys[1]).toMatchObject({ keyId, startsOn: '2025-02-02', key: { kind: 'default' } });
    await handlers['keys.remove'](context, { keyId });
    expect(lastAudit().action).toBe('remove-key');
    expect(await handlers['keys.list'](context, {})).toEqual(page);
    expect(await handlers['billing.prepare'](context, { period: '2025-02' })).toEqual(before);
  });

  it('keeps a quota with its ceilings as they were given', async () => {
    const meterId = page.meters[1]?.meterId ?? '';
    // 12,5 kWh = 750 000 Wmin
    const key = {
      kind: 'quota',
      period: 'month',
      ceilingsWmin: { [meterId]: 750_000 },
      base: { kind: 'default' },
    } as const;
    const saved = await saveKey('2025-03-01', key);
    const entry = saved.keys.find(({ startsOn }) => startsOn === '2025-03-01');
    expect(entry?.key).toEqual(key);
    await handlers['keys.remove'](context, { keyId: entry?.keyId ?? 0 });
  });
});

describe('prices', () => {
  it('lists prices with the last day on which bills used them', async () => {
    const { prices, plants, members } = await handlers['prices.list'](context, {});
    const member = members.find(({ memberId }) => memberId === prices.find((one) => one.memberId !== null)?.memberId);
    expect(prices).toMatchObject([
      { priceMicroEuroPerKwh: 138_000, memberId: null, endsOn: '2025-06-30', billedUntil: '2025-01-31' },
      { priceMicroEuroPerKwh: 112_000, memberId: member?.memberId, endsOn: null, billedUntil: '2025-01-31' },
      { priceMicroEuroPerKwh: 131_000, startsOn: '2025-07-01', billedUntil: null },
    ]);
    expect(plants).toHaveLength(2);
  });

  it('holds a used price on its billed days, and lets it end from a later day', async () => {
    const { prices } = await handlers['prices.list'](context, {});
    const [used] = prices;
    if (!used) throw new Error('the demonstration has prices');
    const { priceId, plantId, memberId, priceMicroEuroPerKwh, startsOn, endsOn } = used;
    const price: PriceDetails = { plantId, memberId, priceMicroEuroPerKwh, startsOn, endsOn };
    const refused = { code: 'price-billed', params: { day: '2025-01-01' } };
    await expect(savePrice({ ...price, priceMicroEuroPerKwh: 140_000 }, priceId)).rejects.toMatchObject(refused);
    await expect(savePrice({ ...price, endsOn: '2025-01-30' }, priceId)).rejects.toMatchObject({
      code: 'price-billed',
      params: { day: '2025-01-31' },
    });
    await expect(Promise.resolve().then(() => handlers['prices.remove'](context, { priceId }))).rejects.toMatchObject(
      refused,
    );
    // a more specific price on billed days would take its place
    await expect(savePrice({ ...price, plantId: 1, priceMicroEuroPerKwh: 150_000 })).rejects.toMatchObject({
      code: 'price-billed',
    });
    const ended = await savePrice({ ...price, endsOn: '2025-01-31' }, priceId);
    expect(ended.prices[0]?.endsOn).toBe('2025-01-31');
    const { points } = await handlers['billing.prepare'](context, { period: '2025-02' });
    expect(points.map(({ code }) => code)).toContain('meter-without-price');
    expect(await savePrice(price, priceId)).toEqual(await handlers['prices.list'](context, {}));
    expect(JSON.parse(lastAudit().details_json)).toMatchObject({ priceId, before: { endsOn: '2025-01-31' } });
  });

  it('bills the next month at a new price, and refuses one that cannot be', async () => {
    const before = await handlers['billing.prepare'](context, { period: '2025-02' });
    const bill = before.bills.find(({ memberName }) => memberName === page.meters[0]?.memberName);
    const price: PriceDetails = {
      plantId: null,
      memberId: bill?.memberId ?? 0,
      priceMicroEuroPerKwh: 0,
      startsOn: '2025-02-01',
      endsOn: null,
    };
    await expect(savePrice({ ...price, endsOn: '2025-01-31' })).rejects.toMatchObject({ code: 'price-dates-reversed' });
    const { prices } = await savePrice(price);
    await expect(savePrice(price)).rejects.toMatchObject({ code: 'price-taken' });
    const after = await handlers['billing.prepare'](context, { period: '2025-02' });
    // nothing to pay for that member, the others as before
    expect(before.grossCents - after.grossCents).toBe(bill?.grossCents);
    const added = prices.find(({ startsOn }) => startsOn === '2025-02-01');
    await handlers['prices.remove'](context, { priceId: added?.priceId ?? 0 });
    expect(await handlers['billing.prepare'](context, { period: '2025-02' })).toEqual(before);
  });

  it('lets all change again once every invoice was taken back', async () => {
    const [run] = await handlers['billing.listRuns'](context, {});
    for (const { documentId } of await handlers['billing.listDocuments'](context, { runId: run?.runId ?? 0 }))
      await handlers['billing.creditDocument'](context, { documentId, reason: 'Mauvaise clé' });
    expect((await handlers['keys.list'](context, {})).keys[0]?.billedUntil).toBeNull();
    const { keys } = await saveKey('2025-01-01', { kind: 'priority', groups: [] }, page.keys[0]?.keyId ?? 0);
    expect(keys[0]?.key).toEqual({ kind: 'priority', groups: [] });
    expect(verifyAudit(context.session.get().db)).toMatchObject({ ok: true });
    expect(verifyOperation(path).checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});
