/** The window's handlers on a real file, without a window: the same context as the command line's. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberDetails } from '#contract';
import { createCommandLineContext, type CommandLineContext } from '#main/command-line/context.ts';
import { createDemonstration } from '#jobs/create-demonstration.ts';
import { verifyOperation } from '#data/verify-operation.ts';
import { handlers } from '../handlers.ts';

const folder = mkdtempSync(join(tmpdir(), 'partajoule-handlers-'));
const clock = (): Date => new Date('2026-02-10T09:00:00Z');
const quiet = { clock, language: 'fr', signal: { aborted: false }, onProgress: () => undefined } as const;
const path = join(folder, 'demo', 'operation.partajoule');
let context: CommandLineContext;

beforeAll(async () => {
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
}, 200_000);
afterAll(async () => {
  await context.session.close();
  rmSync(folder, { recursive: true, force: true });
});

const details: MemberDetails = {
  kind: 'individual',
  name: 'Ada',
  siren: null,
  vatNumber: null,
  legalForm: null,
  addressLines: '1 rue du Four',
  postcode: '38000',
  city: 'Grenoble',
  email: null,
  language: 'fr',
  iban: null,
};

describe('participants', () => {
  it('adds a member with a meter, and refuses a meter that is held on these days', async () => {
    const before = await handlers['participants.list'](context, {});
    const saved = await handlers['participants.save'](context, {
      memberId: null,
      details,
      meters: [{ meterId: '10000000000001', startsOn: '2026-01-01', endsOn: null }],
    });
    expect(saved.participants).toHaveLength(before.participants.length + 1);
    const ada = saved.participants.find((one) => one.details.name === 'Ada');
    expect(ada).toMatchObject({
      details,
      meters: [{ meterId: '10000000000001', startsOn: '2026-01-01', endsOn: null }],
    });

    const taken = before.participants[0]?.meters[0]?.meterId ?? '';
    const save = (meters: readonly { meterId: string; startsOn: string; endsOn: string | null }[]) =>
      handlers['participants.save'](context, {
        memberId: ada?.memberId ?? 0,
        details: { ...details, name: 'Ada B.' },
        meters,
      });
    await expect(save([{ meterId: taken, startsOn: '2025-06-01', endsOn: null }])).rejects.toMatchObject({
      code: 'meter-taken',
    });
    await expect(
      save([{ meterId: '10000000000001', startsOn: '2026-02-01', endsOn: '2026-01-01' }]),
    ).rejects.toMatchObject({ code: 'dates-reversed' });
    await expect(
      save([
        { meterId: '10000000000001', startsOn: '2026-01-01', endsOn: '2026-01-31' },
        { meterId: '10000000000001', startsOn: '2026-01-31', endsOn: null },
      ]),
    ).rejects.toMatchObject({ code: 'meter-twice' });
    const after = await handlers['participants.list'](context, {});
    expect(after.participants.find((one) => one.memberId === ada?.memberId)?.details.name).toBe('Ada');
  });

  it('adds a plant of the organiser, and refuses a second one at its meter', async () => {
    const plant = { plantId: null, meterId: '30000000000001', name: 'Préau', peakPowerW: 9000, startsOn: '2026-01-01' };
    const { plants } = await handlers['participants.savePlant'](context, plant);
    expect(plants.find(({ name }) => name === 'Préau')).toMatchObject({ meterId: '30000000000001', peakPowerW: 9000 });
    await expect(handlers['participants.savePlant'](context, { ...plant, name: 'Autre' })).rejects.toMatchObject({
      code: 'meter-taken',
      params: { name: 'Préau' },
    });
  });
});

it('refuses what points to a member or a plant that is not there', async () => {
  const unknown = (where: string) => ({ code: 'invalid-input', params: { where } });
  await expect(handlers['participants.save'](context, { memberId: 9999, details, meters: [] })).rejects.toMatchObject(
    unknown('memberId'),
  );
  const plant = { plantId: 9999, meterId: '30000000000008', name: 'x', peakPowerW: null, startsOn: '2026-01-01' };
  await expect(handlers['participants.savePlant'](context, plant)).rejects.toMatchObject(unknown('plantId'));
  const price = { plantId: null, memberId: 9999, priceMicroEuroPerKwh: 1, startsOn: '2026-01-01', endsOn: null };
  await expect(handlers['prices.save'](context, { priceId: null, price })).rejects.toMatchObject(unknown('memberId'));
  await expect(
    handlers['prices.save'](context, { priceId: null, price: { ...price, plantId: 9999, memberId: null } }),
  ).rejects.toMatchObject(unknown('plantId'));
});

describe('billing', () => {
  it('takes an invoice back once, and bills that member alone again', async () => {
    const [run] = await handlers['billing.listRuns'](context, {});
    const invoices = await handlers['billing.listDocuments'](context, { runId: run?.runId ?? 0 });
    const [first] = invoices;
    if (!run || !first) throw new Error('the demonstration has bills');
    const blocked = await handlers['billing.prepare'](context, { period: '2025-01' });
    expect(blocked).toMatchObject({
      canIssue: false,
      bills: [],
      issuedRunId: run.runId,
      points: [{ code: 'period-already-billed', isBlocking: true }],
    });

    const { documentId } = await handlers['billing.creditDocument'](context, {
      documentId: first.documentId,
      reason: 'Mauvaise adresse',
    });
    await expect(
      handlers['billing.creditDocument'](context, { documentId: first.documentId, reason: 'x' }),
    ).rejects.toMatchObject({ code: 'already-credited' });
    await expect(handlers['billing.creditDocument'](context, { documentId, reason: 'x' })).rejects.toMatchObject({
      code: 'not-an-invoice',
    });
    await expect(handlers['billing.creditDocument'](context, { documentId: 9999, reason: 'x' })).rejects.toMatchObject({
      code: 'document-not-found',
    });

    const documents = await handlers['billing.listDocuments'](context, { runId: run.runId });
    const note = documents.find((one) => one.documentId === documentId);
    expect(note).toMatchObject({
      kind: 'credit-note',
      number: 'SD-A-2026-0001',
      grossCents: -first.grossCents,
      memberName: first.memberName,
    });
    expect(documents.find((one) => one.documentId === first.documentId)?.creditedBy).toBe('SD-A-2026-0001');

    const again = await handlers['billing.prepare'](context, { period: '2025-01' });
    expect(again).toMatchObject({
      canIssue: true,
      grossCents: first.grossCents,
      bills: [{ memberName: first.memberName }],
    });
    const { runId } = await handlers['billing.issue'](context, { period: '2025-01', jobId: 'again' });
    expect(await handlers['billing.listDocuments'](context, { runId })).toMatchObject([
      { memberName: first.memberName, grossCents: first.grossCents, number: 'SD-F-2026-0001' },
    ]);
    expect(verifyOperation(path).checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('refuses a computer whose clock runs behind the last bill', async () => {
    const early = createCommandLineContext({ ...quiet, clock: () => new Date('2026-02-09T09:00:00Z'), version: '0' });
    await context.session.close();
    await early.session.open(path);
    const [run] = await handlers['billing.listRuns'](early, {});
    const document = (await handlers['billing.listDocuments'](early, { runId: run?.runId ?? 0 }))[0];
    // a credit note of the tenth exists in series SD-A-2026
    await expect(
      handlers['billing.creditDocument'](early, { documentId: document?.documentId ?? 0, reason: 'x' }),
    ).rejects.toMatchObject({ code: 'clock-before-last-invoice' });
    await early.session.close();
    await context.session.open(path);
  });

  it('shows a draft as PDF, and knows of none for a stranger', async () => {
    const { bills } = await handlers['billing.prepare'](context, { period: '2025-03' });
    const [bill] = bills;
    const pdf = await handlers['billing.previewBill'](context, {
      period: '2025-03',
      memberId: bill?.memberId ?? 0,
      issuerId: bill?.issuerId ?? 0,
    });
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    await expect(
      handlers['billing.previewBill'](context, { period: '2025-03', memberId: 9999, issuerId: 1 }),
    ).rejects.toMatchObject({ code: 'document-not-found' });
    await expect(handlers['billing.prepare'](context, { period: 'mars' })).rejects.toMatchObject({
      code: 'period-invalid',
    });
  });
});

describe('energy and state', () => {
  it('answers per day what the file holds in sum', async () => {
    const energy = await handlers['energy.getPeriod'](context, { period: '2025-03' });
    expect(energy.days).toHaveLength(31);
    const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);
    expect(sum(energy.allocatedWmin)).toBe(energy.totals.allocatedWmin);
    expect(sum(energy.consumptionWmin)).toBe(energy.participants.reduce((all, one) => all + one.consumptionWmin, 0));
    expect(sum(energy.productionWmin)).toBe(energy.plants.reduce((all, one) => all + one.productionWmin, 0));
  });

  it('answers for one participant, hour by hour, what the days say', async () => {
    const { participants, days } = await handlers['energy.getParticipants'](context, { period: '2025' });
    // he left on 17 April: nothing of his meter counts for him after that
    const theo = participants.find((one) => one.memberName === 'Théo Vasseur');
    if (!theo || theo.memberId === null) throw new Error('the demonstration has changed');
    const owner = { meterId: theo.meterId, memberId: theo.memberId };
    const hours = await handlers['energy.getHours'](context, { year: '2025', owner });
    const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);
    expect(sum(hours.consumptionWmin)).toBe(theo.consumptionWmin);
    expect(sum(hours.allocatedWmin)).toBe(theo.allocatedWmin);
    expect(theo.consumptionWmin).toBeGreaterThan(theo.allocatedWmin);
    const day = days.indexOf('2025-03-12');
    const curve = await handlers['energy.getDay'](context, { day: '2025-03-12', owner });
    expect(sum(curve.allocatedWmin)).toBe(theo.perDay.allocatedWmin[day]);
    const after = await handlers['energy.getDay'](context, { day: '2025-04-18', owner });
    expect(sum(after.consumptionWmin)).toBe(0);
    expect(after.consumptionMissing.every((count) => count === 0)).toBe(true);
  });

  it('tells of every slot what is known of it, and where it comes from', async () => {
    const energy = await handlers['energy.getPeriod'](context, { period: '2025-03-10..2025-04-02' });
    const { days, meters, sources } = await handlers['energy.getQuality'](context, {
      period: '2025-03-10..2025-04-02',
    });
    expect(days).toHaveLength(24);
    const add = (pick: (meter: (typeof meters)[number]) => ArrayLike<number>): number =>
      meters.reduce((all, meter) => all + Array.from(pick(meter)).reduce((sum, value) => sum + value, 0), 0);
    expect(add(({ missing }) => missing)).toBe(energy.totals.missingSlots);
    expect(add(({ gaps }) => gaps.map(({ slots }) => slots))).toBe(energy.totals.missingSlots);
    expect(add(({ estimated }) => estimated)).toBe(energy.estimatedSlots.reduce((sum, value) => sum + value, 0));
    const known = add(({ measured }) => measured) + add(({ estimated }) => estimated) + add((one) => one.corrected);
    expect(sources.reduce((all, { slots }) => all + slots, 0)).toBe(known);
    expect(sources.length).toBeGreaterThan(1);
  });

  it('says what is open and which month waits', async () => {
    const { operation } = await handlers['app.getState'](context, {});
    expect(operation).toMatchObject({
      name: 'Soleil de la Drayze',
      isDemonstration: true,
      currentMonth: '2025-12',
      dataUntilUtc: '2025-12-31T23:00:00Z',
      completeUntilUtc: '2025-12-31T23:00:00Z',
      laggingMeters: [],
    });
    expect(operation?.months).toHaveLength(12);
  });
});
