/** Changes of several members at once, on a real file: all of it or nothing, and one entry of the audit chain. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberDetails, MembersChange, ParticipantsPage } from '#contract';
import { verifyOperation } from '#data/verify-operation.ts';
import { createCommandLineContext, type CommandLineContext } from '#main/command-line/context.ts';
import { createDemonstration } from '#jobs/create-demonstration.ts';
import { handlers } from '../handlers.ts';

const folder = mkdtempSync(join(tmpdir(), 'partajoule-members-'));
const path = join(folder, 'demo', 'operation.partajoule');
const clock = (): Date => new Date('2026-02-10T09:00:00Z');
const quiet = { clock, language: 'fr', signal: { aborted: false }, onProgress: () => undefined } as const;
const NEW_METER = '10000000000009';
let context: CommandLineContext;
let page: ParticipantsPage;

const details: MemberDetails = {
  kind: 'individual',
  name: 'Ada',
  siren: null,
  vatNumber: null,
  legalForm: null,
  addressLines: '1 rue du Four',
  postcode: '38000',
  city: 'Grenoble',
  email: 'ada@exemple.fr',
  language: 'fr',
  iban: null,
};

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
  page = await handlers['participants.list'](context, {});
}, 200_000);
afterAll(async () => {
  await context.session.close();
  rmSync(folder, { recursive: true, force: true });
});

const ids = (count: number): number[] => page.participants.slice(0, count).map(({ memberId }) => memberId);
const change = (memberIds: readonly number[], what: MembersChange) =>
  handlers['participants.change'](context, { memberIds, change: what });

function countEntries(): number {
  const { db } = context.session.get();
  return db.prepare<[], { n: number }>('SELECT count(*) AS n FROM audit_entry').get()?.n ?? 0;
}

async function add(name: string, meterId: string): Promise<number> {
  const saved = await handlers['participants.save'](context, {
    memberId: null,
    details: { ...details, name },
    meters: [{ meterId, startsOn: '2026-01-01', endsOn: null }],
  });
  return saved.participants.find((one) => one.details.name === name)?.memberId ?? 0;
}

describe('change', () => {
  it('sets the language of three members with one entry, and leaves the others', async () => {
    const before = countEntries();
    const { participants } = await change(ids(3), { kind: 'language', language: 'it' });
    expect(participants.filter((one) => one.details.language === 'it').map(({ memberId }) => memberId)).toEqual(ids(3));
    expect(countEntries()).toBe(before + 1);
  });

  it('ends what goes on, keeps what ended before, and does nothing at all where one starts later', async () => {
    const [first = 0, second = 0] = ids(2);
    const ends = (from: ParticipantsPage, id: number) =>
      from.participants.find(({ memberId }) => memberId === id)?.meters.map(({ endsOn }) => endsOn);
    const after = await change([first], { kind: 'end', endsOn: '2025-06-30' });
    expect(new Set(ends(after, first))).toEqual(new Set(['2025-06-30']));
    expect(new Set(ends(await change([first], { kind: 'end', endsOn: '2025-12-31' }), first))).toEqual(
      new Set(['2025-06-30']),
    );
    await expect(change([second, first], { kind: 'end', endsOn: '2020-01-01' })).rejects.toMatchObject({
      code: 'member-starts-later',
    });
    expect(ends(await handlers['participants.list'](context, {}), second)).toContain(null);
  });

  it('gives each a price of their own, replaces one of the same day, and holds those that bills rest on', async () => {
    const own = async () =>
      (await handlers['prices.list'](context, {})).prices
        .filter(({ memberId, startsOn }) => memberId !== null && startsOn === '2026-01-01')
        .map(({ memberId, priceMicroEuroPerKwh }) => [memberId, priceMicroEuroPerKwh]);
    await change(ids(2), { kind: 'price', priceMicroEuroPerKwh: 150_000, startsOn: '2026-01-01' });
    await change(ids(3), { kind: 'price', priceMicroEuroPerKwh: 140_000, startsOn: '2026-01-01' });
    expect(new Map((await own()) as [number, number][])).toEqual(new Map(ids(3).map((id) => [id, 140_000])));
    expect(await own()).toHaveLength(3);
    // January 2025 is billed
    await expect(
      change(ids(3), { kind: 'price', priceMicroEuroPerKwh: 1, startsOn: '2025-01-15' }),
    ).rejects.toMatchObject({ code: 'price-billed' });
  });

  it('knows no stranger, and then changes nobody', async () => {
    await expect(change([...ids(1), 9999], { kind: 'language', language: 'sv' })).rejects.toMatchObject({
      code: 'member-not-found',
    });
    const { participants } = await handlers['participants.list'](context, {});
    expect(participants.some((one) => one.details.language === 'sv')).toBe(false);
  });
});

describe('remove', () => {
  it('takes out one without bill and value, with their price', async () => {
    const ada = await add('Ada', NEW_METER);
    await change([ada], { kind: 'price', priceMicroEuroPerKwh: 120_000, startsOn: '2026-01-01' });
    const { participants } = await handlers['participants.remove'](context, { memberIds: [ada] });
    expect(participants.some(({ memberId }) => memberId === ada)).toBe(false);
    expect((await handlers['prices.list'](context, {})).prices.some(({ memberId }) => memberId === ada)).toBe(false);
  });

  it('refuses one who was billed, and then removes nobody', async () => {
    const ada = await add('Ada', NEW_METER);
    await expect(handlers['participants.remove'](context, { memberIds: [ada, ...ids(1)] })).rejects.toMatchObject({
      code: 'member-billed',
    });
    const { participants } = await handlers['participants.list'](context, {});
    expect(participants.some(({ memberId }) => memberId === ada)).toBe(true);
  });

  it('refuses one whose meter has values or whom a key names, and the organiser', async () => {
    const { db } = context.session.get();
    const meter = page.participants[0]?.meters[0]?.meterId ?? '';
    // the first participant left in June 2025: from then on somebody else may hold the meter
    const eve = await add('Eve', meter);
    await expect(handlers['participants.remove'](context, { memberIds: [eve] })).rejects.toMatchObject({
      code: 'member-in-key',
    });
    db.prepare("UPDATE participation SET starts_on = '2025-07-01' WHERE member_id = ?").run(eve);
    await expect(handlers['participants.remove'](context, { memberIds: [eve] })).rejects.toMatchObject({
      code: 'member-has-values',
      params: { meter },
    });
    const organiser = db.prepare<[], { id: number }>('SELECT id FROM member WHERE is_organiser = 1').get()?.id ?? 0;
    await expect(handlers['participants.remove'](context, { memberIds: [organiser] })).rejects.toMatchObject({
      code: 'member-sells',
    });
  });
});

describe('documents of a member', () => {
  it('lists what was issued, its e-mail, and what the period was billed', async () => {
    const documents = await handlers['participants.listDocuments'](context, { memberId: ids(1)[0] ?? 0 });
    expect(documents).toMatchObject([{ kind: 'invoice', firstDay: '2025-01-01', lastDay: '2025-01-31' }]);
    const [document] = documents;
    const mail = await handlers['billing.getMail'](context, { documentId: document?.documentId ?? 0 });
    expect(mail.subject).toContain(document?.number);
    await expect(handlers['billing.getMail'](context, { documentId: 9999 })).rejects.toMatchObject({
      code: 'document-not-found',
    });
    const billed = (period: string) => handlers['participants.listBilled'](context, { period });
    expect(await billed('2025-02')).toEqual([]);
    expect((await billed('2025-01')).find(({ memberId }) => memberId === document?.memberId)).toEqual({
      memberId: document?.memberId,
      grossCents: document?.grossCents,
    });
    expect(await billed('2025')).toEqual(await billed('2025-01'));
  });
});

it('leaves a file that holds together', () => {
  expect(verifyOperation(path).checks.filter(({ ok }) => !ok)).toEqual([]);
});
